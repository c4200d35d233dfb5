// Pages of files on their way out of memory without a trace: they can be read again. Linux: mm/truncate.c
// invalidate_mapping_pages(), fs/drop_caches.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// A clean, unmapped page that is not under I/O leaves the page cache; the cache's reference to it goes.
// Linux: __filemap_remove_folio().
void drop_clean_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);

// Drops what can be dropped of the pages [first, end) of a file on the disk; how many that were.
std::uint64_t drop_clean_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                               std::uint64_t end, trace::Recorder& record);

// echo 1 > /proc/sys/vm/drop_caches: the same for every file.
void drop_page_cache(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

}  // namespace fl::kernel
