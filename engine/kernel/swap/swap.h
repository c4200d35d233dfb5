// Pages on their way to and from swap, and what keeps count of the slots. Linux: mm/swapfile.c,
// mm/swap_state.c, mm/page_io.c.
//
// An anonymous page goes out in four steps, which are reclaim's to take:
//   add_to_swap       gives it a slot and puts it into the swap cache (dirty)
//   entry_to_swap     for each page table entry that shows it: the entry names the slot
//   write_to_swap     its bytes go to the disk; until that is done it is FrameWriteback
//   drop_from_swap_cache  the frame is free; the slot remembers when it left (the shadow)
// A page in the swap cache that is clean keeps its slot: it goes out again without being written. A page of
// shared memory that nobody maps takes the first and second step as one: shared_to_swap().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// May a page of that group still go to swap? Linux: mem_cgroup_get_nr_swap_pages().
bool has_swap_space(const Kernel& kernel, GroupId group = 0);
// More than half of all slots are in use: who comes back gives its slot up at once. Linux: vm_swap_full().
bool swap_is_full(const Kernel& kernel);

// Only for anonymous frames that are not in the swap cache. The slot counts no entry yet. Nothing: no slot is
// free, or the group may not have one.
std::optional<SwapEntry> add_to_swap(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame,
                                     trace::Recorder& record);
// The page table entry at `entry_at`, which shows a frame of the swap cache, names its slot instead: one
// mapping less, one count more, RSS down, VmSwap up, the TLB entry flushed. A dirty entry dirties the frame.
void entry_to_swap(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr page,
                   PhysAddr entry_at, trace::Recorder& record);
// A page of shared memory that nobody maps leaves the page cache for the swap cache; its place in the file
// names the slot. Linux: shmem_writepage().
std::optional<SwapEntry> shared_to_swap(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame,
                                        trace::Recorder& record);

enum class SwapWrite : std::uint8_t {
    Started,  // under writeback now
    Done,     // nothing had to be written: it was clean, or all zeros
    Unwanted  // no entry names it any more: it is out of the swap cache, and gone if nobody refers to it
};
// A frame of the swap cache. Afterwards it is clean.
SwapWrite write_to_swap(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);
// Gives the frame of a page that nobody maps, that is clean and not under writeback. The slot keeps `shadow`;
// 0 = none. A slot that nobody names is free as well.
void drop_from_swap_cache(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, std::uint64_t shadow,
                          trace::Recorder& record);

// Takes a frame out of the swap cache and frees its slot if no entry names it: the page is dirty then. The
// frame itself goes if nobody else refers to it. Linux: folio_free_swap().
bool give_up_slot(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);

// A frame of the swap cache that was unmapped: when no entry names its slot either, both go, also under
// writeback. Linux: free_swap_cache(); simplified: Linux leaves such pages to reclaim while they are written.
void forget_unmapped(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);

// What a slot remembers about the page that left it, then forgotten; 0 = nothing.
std::uint64_t take_shadow(Kernel& kernel, SwapEntry entry);

// One page table entry more, or one less, that names a slot. Linux: swap_duplicate(), free_swap_and_cache().
void share_slot(Kernel& kernel, SwapEntry entry);
void release_slot(Kernel& kernel, hw::Hardware& hardware, SwapEntry entry, trace::Recorder& record);

const SwapSlot& slot_of(const Kernel& kernel, SwapEntry entry);
// The frame of the swap cache that holds a slot's page.
std::optional<FrameNumber> in_swap_cache(const Kernel& kernel, SwapEntry entry);
// It is there with its bytes: what mincore() wants to know.
bool readable_in_swap_cache(const Kernel& kernel, SwapEntry entry);
// Where the slot lies on the disk.
hw::BlockNumber block_of(const Kernel& kernel, SwapEntry entry);

}  // namespace fl::kernel
