// Dirty pages and their way to the disk. Linux: mm/page-writeback.c, fs/fs-writeback.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "kernel/process/kernel_thread.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// The file's page differs from the disk's now. Linux: folio_mark_dirty().
void mark_dirty(Kernel& kernel, FrameNumber frame, trace::Recorder& record);
// It will never be written: its file shrinks or goes.
void forget_dirty(Kernel& kernel, FrameNumber frame);

// A dirty page starts its way to the disk, and whoever writes it again faults first. False: it is no page of
// a file on the disk, it is on its way already, or the disk is full. Linux: folio_mkclean(), writepage.
bool start_writeback(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);
// The same for the dirty pages of a file from `first` on, at most `most`; how many were started.
std::uint64_t write_back_inode(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                               std::uint64_t end, std::uint64_t most, trace::Recorder& record);
// So many dirty pages of any file: how many did. Linux: wakeup_flusher_threads().
std::uint64_t write_back_for_reclaim(Kernel& kernel, hw::Hardware& hardware, std::uint64_t pages,
                                     trace::Recorder& record);
// Everything on the disk at once, in no time: for boot only.
void settle_files(Kernel& kernel, hw::Hardware& hardware);

// When the pages of a file in [first, end) that are on their way will have arrived; nothing if none is.
std::optional<Tick> writeback_until(const Kernel& kernel, InodeId inode, std::uint64_t first,
                                    std::uint64_t end);

// In pages; a share of the memory that could hold dirty pages. Linux: domain_dirty_limits().
struct DirtyLimits {
    std::uint64_t background, limit;
};
DirtyLimits dirty_limits(const Kernel& kernel);
// Whoever dirties pages faster than the disk takes them has to wait: until when. Linux:
// balance_dirty_pages().
std::optional<Tick> throttle_writer(Kernel& kernel, trace::Recorder& record);

// The work of the flusher thread. Linux: wb_workfn().
ThreadRest flush_dirty_pages(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

}  // namespace fl::kernel
