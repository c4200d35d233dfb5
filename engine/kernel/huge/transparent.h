// Transparent huge pages: 2 MiB of anonymous memory in one block of frames behind one entry. Linux:
// mm/huge_memory.c. Simplified: a page is mapped whole or not at all; where Linux splits only the entry and
// leaves the block for later (deferred split), the block is split at once. There is no huge page of zeros:
// reads of untouched memory get the small one.
#pragma once

#include "kernel/fault/repair.h"
#include "kernel/huge/entries.h"

namespace fl::kernel {

// May the area have huge pages at all? Linux: thp_vma_allowable_order().
bool huge_allowed(const Kernel& kernel, const hw::Hardware& hardware, const Vma& area);

// What a fault in such an area can do before it comes to small pages: map a huge page, or make one writable.
// Nothing: go on with small pages. Linux: create_huge_pmd(), wp_huge_pmd().
std::optional<Outcome> huge_fault(FaultContext& fault);

// One huge page becomes 512 small ones, in every space that maps it. Needs no memory. `head` heads it.
// Linux: split_huge_page().
void split_huge_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber head, trace::Recorder& record);

// Whatever transparent huge page reaches across `at` is split. Linux: split_huge_pmd_if_needed().
void split_across(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, VirtAddr at,
                  trace::Recorder& record);
inline void split_edges(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, VirtAddr begin,
                        VirtAddr end, trace::Recorder& record)
{
    if (!any_huge(kernel)) return;
    split_across(kernel, hardware, space, begin, record);
    split_across(kernel, hardware, space, end, record);
}
// All of them in a range.
void split_range(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, VirtAddr begin,
                 VirtAddr end, trace::Recorder& record);

// The block's records: the head speaks for all. Linux: prep_compound_page().
void make_whole(Kernel& kernel, FrameNumber head, const Vma& area, VirtAddr begin);

// Counts a block as one more or one less mapping of the space. The last mapping frees it.
void add_huge_mapping(Kernel& kernel, AddressSpace& space, FrameNumber head);
void drop_huge_mapping(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, FrameNumber head,
                       trace::Recorder& record);

// Takes a huge entry away: transparent or of the pool. Linux: zap_huge_pmd().
void zap_huge(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const HugeEntry& huge,
              trace::Recorder& record);

// The child's copy: both sides may read. False when there is no memory for tables. Linux: copy_huge_pmd().
bool copy_huge(Kernel& kernel, hw::Hardware& hardware, AddressSpace& to, const HugeEntry& huge,
               trace::Recorder& record);

}  // namespace fl::kernel
