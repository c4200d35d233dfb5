// Walking the page tables of a process without touching anything: no fault, no accessed bit, no TLB.
#pragma once

#include "hw/hardware.h"
#include "hw/page_table.h"
#include "inspect/view.h"
#include "kernel/kernel.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace fl::inspect {

const kernel::Process* find_process(const View& view, Pid pid);
const kernel::AddressSpace* find_space(const View& view,
                                       Pid pid);  // nullptr: unknown, dead, or a kernel thread

// All 512 entries of a table at once.
using TableEntries = std::array<std::uint64_t, 512>;
inline TableEntries read_table(const hw::PhysicalMemory& memory, FrameNumber table)
{
    TableEntries entries;
    memory.read(address_in(table, 0), std::as_writable_bytes(std::span<std::uint64_t>(entries)));
    return entries;
}

// Linux: pte_present() also holds for an entry that PROT_NONE made unreachable.
inline bool holds_frame(hw::Pte pte) { return pte.present() || pte.prot_none(); }
inline bool holds_swap(hw::Pte pte) { return !pte.empty() && !holds_frame(pte); }

// One last-level entry. `pages` is 1, or 512 for a huge page that begins at `page`.
struct Entry {
    PageNumber page;
    hw::Pte pte;
    std::uint64_t pages = 1;

    bool swapped() const { return holds_swap(pte); }
    FrameNumber frame() const { return pte.frame(); }
};

// Visits the entries that are not empty in [first, end), in order; skips tables that do not exist.
template <class Visit>
void each_entry(const hw::PhysicalMemory& memory, FrameNumber table, unsigned level, PageNumber first,
                PageNumber end, Visit& visit)
{
    const unsigned shift = 9 * (level - 1);
    const std::uint64_t base = first.value >> (shift + 9) << (shift + 9);
    const TableEntries entries = read_table(memory, table);
    const std::uint64_t span = std::uint64_t{1} << shift;
    for (std::uint64_t i = (first.value - base) >> shift; i < 512 && base + i * span < end.value; ++i) {
        const hw::Pte pte{entries[static_cast<std::size_t>(i)]};
        if (pte.empty()) continue;
        const PageNumber page{base + i * span};
        if (level == 1) visit(Entry{page, pte, 1});
        else if (!pte.present()) continue;
        else if (level == 2 && pte.huge()) visit(Entry{page, pte, 512});
        else if (level > 1)
            each_entry(memory, pte.frame(), level - 1, std::max(first, page), std::min(end, page + span),
                       visit);
    }
}

template <class Visit>
void each_entry(const View& view, const kernel::AddressSpace& space, PageNumber first, PageNumber end,
                Visit visit)
{
    if (first < end) each_entry(view.hardware.memory, space.root, hw::table_levels, first, end, visit);
}

// The entry of one page; nothing when a table is missing or the entry is empty.
inline std::optional<Entry> entry_of(const View& view, const kernel::AddressSpace& space, PageNumber page)
{
    FrameNumber table = space.root;
    if (page >= page_of(kernel::task_size)) return std::nullopt;
    for (unsigned level = hw::table_levels;; --level) {
        const unsigned shift = 9 * (level - 1);
        const PhysAddr at = address_in(table, hw::table_index(start_of(page), level) * 8);
        const hw::Pte pte{view.hardware.memory.load64(at)};
        if (pte.empty()) return std::nullopt;
        if (level == 1 || (level == 2 && pte.huge()))
            return Entry{{page.value >> shift << shift}, pte, std::uint64_t{1} << shift};
        if (!pte.present()) return std::nullopt;
        table = pte.frame();
    }
}

}  // namespace fl::inspect
