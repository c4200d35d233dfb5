// Putting pages on the lists reclaim works on, and moving them between these. Linux: mm/swap.c,
// include/linux/mm_inline.h. Simplified: no per-CPU batches, a page is on its list at once.
#pragma once

#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// The list a page belongs on, by its flags. Linux: folio_lru_list().
LruList list_of(const Frame& frame);
inline bool is_file_list(LruList list)
{
    return list == LruList::InactiveFile || list == LruList::ActiveFile;
}
inline Lruvec& lists_of(Kernel& kernel, const Frame& frame)
{
    return kernel.groups.at(frame.group).lru;
}
// How many pages of 4 KiB it stands for: more than one if it heads a huge page.
inline std::uint64_t pages_in(const Frame& frame)
{
    return frame.flags & FrameHead ? 1ull << frame.order : 1;
}

// The newest page of its list. It is on none; its use, owner, index, group and FrameSwapBacked are set. A
// page of a file that was thrown out not long ago becomes active at once.
void list_add(Kernel& kernel, FrameNumber frame, trace::Recorder& record);
// The same for one that was only taken off for a moment.
void list_return(Kernel& kernel, FrameNumber frame, trace::Recorder& record);
// Takes it off whatever list it is on, if any.
void list_remove(Kernel& kernel, FrameNumber frame, trace::Recorder& record);

// To the active list, newest. Linux: folio_activate().
void activate_page(Kernel& kernel, FrameNumber frame, trace::Recorder& record);
// To the inactive list, newest; its reference forgotten. Linux: lru_deactivate_fn().
void deactivate_page(Kernel& kernel, FrameNumber frame, trace::Recorder& record);
// A system call read or wrote it, or a mapping that used it went: the second time it becomes active.
// Linux: folio_mark_accessed().
void mark_accessed(Kernel& kernel, FrameNumber frame, trace::Recorder& record);
// Round the list: newest or oldest again.
void list_to_front(Kernel& kernel, FrameNumber frame);
void list_to_back(Kernel& kernel, FrameNumber frame);
// Its writeback has ended, and it was waited for: the first to be looked at next. Linux:
// folio_rotate_reclaimable().
void rotate_reclaimable(Kernel& kernel, FrameNumber frame, trace::Recorder& record);
// Does it need swap, or may it just be dropped? Changes its kind of list. Linux: lru_lazyfree_fn(),
// folio_set_swapbacked().
void set_swap_backed(Kernel& kernel, FrameNumber frame, bool on, trace::Recorder& record);
// Locked pages wait on a list of their own, which nobody scans. Linux: mlock_folio(), munlock_folio().
void mark_locked(Kernel& kernel, FrameNumber frame, bool on, trace::Recorder& record);

}  // namespace fl::kernel
