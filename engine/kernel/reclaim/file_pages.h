// Pages of files on their way out of memory. Linux: __filemap_remove_folio(), mm/page-writeback.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// A clean, unmapped page that is not under I/O leaves the page cache; the cache's reference to it goes.
void drop_clean_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);
// A dirty page starts its way to the disk. False: it cannot.
bool start_writeback(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);
// So many dirty pages of any file start theirs: how many did. Linux: wakeup_flusher_threads().
std::uint64_t write_back_for_reclaim(Kernel& kernel, hw::Hardware& hardware, std::uint64_t pages,
                                     trace::Recorder& record);

}  // namespace fl::kernel
