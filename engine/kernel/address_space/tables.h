// Page tables of an address space: making the ones that are missing, visiting entries, giving tables back.
// Linux: mm/memory.c __pte_alloc() and friends, free_pgtables().
#pragma once

#include "base/maybe.h"
#include "hw/hardware.h"
#include "hw/page_table.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <algorithm>

namespace fl::kernel {

// An entry that holds a frame, also under PROT_NONE, where the processor sees nothing. Linux: pte_present().
constexpr bool holds_frame(hw::Pte entry) { return entry.present() || entry.prot_none(); }

// The entry a frame gets in an area; writable only if asked. Linux: mk_pte(page, vma->vm_page_prot).
hw::Pte make_entry(FrameNumber frame, std::uint32_t protection, bool writable);

// Where the last-level entry of an address is; allocates the tables on the way. Nothing when memory is out.
Maybe<PhysAddr> provide_entry(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                      VirtAddr address, trace::Recorder& record);
// The entry of another level, as provide_entry() does.
struct Place {
    VirtAddr address;
    unsigned level;
};
Maybe<PhysAddr> provide_slot(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                     const Place& place, trace::Recorder& record);
// A PTE table that no entry leads to yet, counted like any, and its end.
Maybe<FrameNumber> make_spare_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                            VirtAddr address, trace::Recorder& record);
void free_spare_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, FrameNumber table,
                      trace::Recorder& record);
// The entry that leads to a table.
hw::Pte table_entry(FrameNumber table);
// The same without allocating.
std::optional<PhysAddr> existing_entry(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr address);

// The PTE table that spans an address, or the size of the hole up to the next address that may have one. A
// huge entry counts as a hole.
struct TableOrHole {
    Maybe<FrameNumber> table;
    std::uint64_t hole = 0;
};
TableOrHole last_table(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr address);

// visit(VirtAddr page, PhysAddr entry_at, hw::Pte entry) for every entry in [begin, end) that is not zero,
// upwards.
template <class Visit>
void each_entry(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr begin, VirtAddr end, Visit visit)
{
    const hw::Paging paging = memory.paging();
    for (VirtAddr at = begin; at < end;) {
        const TableOrHole found = last_table(memory, root, at);
        if (!found.table) {
            at = VirtAddr{align_down(at.value, found.hole)} + found.hole;
            continue;
        }
        const std::uint64_t span = paging.table_span(1);
        const VirtAddr stop = std::min(end, VirtAddr{align_down(at.value, span)} + span);
        for (; at < stop; at += page_size) {
            const PhysAddr entry_at = paging.entry_at(*found.table, at, 1);
            const hw::Pte entry = memory.load_entry(entry_at);
            if (entry.raw != 0) visit(at, entry_at, entry);
        }
    }
}

// Frees the tables for [begin, end) that serve nothing else: no area lies between `floor` and `ceiling`.
struct TableRange {
    VirtAddr begin, end, floor, ceiling;
};
void free_tables(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const TableRange& range,
                 trace::Recorder& record);

// Frees the PTE table that spans `address` if all its entries are zero (since 6.14 for MADV_DONTNEED).
void free_empty_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr address,
                      trace::Recorder& record);

// Frees the PGD; every other table is gone.
void free_root(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, trace::Recorder& record);
Maybe<FrameNumber> make_root(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

}  // namespace fl::kernel
