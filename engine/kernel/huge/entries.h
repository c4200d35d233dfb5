// Huge entries of page tables: an entry of level 2 that maps 2 MiB itself, or of level 3 that maps 1 GiB.
// each_entry() passes them by; here they are visited, split off at the edges of a range, and given the PTE
// table they may be split into one day.
// Linux: mm/huge_memory.c.
#pragma once

#include "kernel/address_space/tables.h"

namespace fl::kernel {

inline constexpr unsigned huge_level = 2, huge_order = 9;
inline constexpr unsigned gigantic_level = 3, gigantic_order = 18;
inline constexpr std::uint64_t huge_frames = 1ull << huge_order;
inline constexpr std::uint64_t huge_size = huge_frames * page_size;

inline VirtAddr huge_floor(VirtAddr at) { return {align_down(at.value, huge_size)}; }

struct HugeEntry {
    VirtAddr begin;
    PhysAddr entry_at;
    hw::Pte entry;
    std::uint8_t level = huge_level;

    std::uint64_t size() const { return level == huge_level ? huge_size : page_size << gigantic_order; }
    std::uint64_t frames() const { return size() / page_size; }
    FrameNumber head() const { return entry.frame(); }
    FrameNumber table() const { return frame_of(entry_at); }  // the PMD table
};

// Is there any in the machine? Most have none, and need not look.
inline bool any_huge(const Kernel& kernel)
{
    return kernel.statistics.nr_anon_huge != 0 || kernel.huge_pool.total != 0
           || kernel.gigantic_pool.total != 0;
}

// The first huge entry that overlaps [begin, end).
std::optional<HugeEntry> next_huge(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr begin,
                                   VirtAddr end);
inline std::optional<HugeEntry> huge_entry_at(const hw::PhysicalMemory& memory, FrameNumber root,
                                              VirtAddr at)
{
    return next_huge(memory, root, page_floor(at), page_floor(at) + page_size);
}

// Areas of the pool's pages are cut at their ends only. Linux: hugetlb_vm_op_split().
inline bool cuts_pool_page(const AddressSpace& space, VirtAddr at)
{
    const Vma* area = space.areas.containing(at);
    return area && area->hugetlb && at.value % area->huge_bytes() != 0;
}

// visit(const HugeEntry&) for all that overlap the range. The visitor may change that entry.
template <class Visit>
void each_huge_entry(const Kernel& kernel, const hw::PhysicalMemory& memory, FrameNumber root,
                     VirtAddr begin, VirtAddr end, Visit visit)
{
    if (!any_huge(kernel)) return;
    while (const auto found = next_huge(memory, root, begin, end)) {
        visit(*found);
        begin = found->begin + found->size();
    }
}

// A PTE table is kept with each transparent huge entry, so that splitting it needs no memory. Linux:
// pgtable_trans_huge_deposit(). The list hangs at the PMD table's record (Frame::index).
void deposit_table(Kernel& kernel, FrameNumber pmd_table, FrameNumber table);
FrameNumber withdraw_table(Kernel& kernel, FrameNumber pmd_table);

// What a split leaves behind: 512 entries of the same rights.
hw::Pte small_part(hw::Pte huge, std::uint64_t index);

}  // namespace fl::kernel
