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

// All entries of a table at once, in the wide form.
struct TableEntries {
    std::array<std::uint64_t, 1024> raw;  // of which a table of 64-bit entries has 512
    std::uint64_t count;
};
inline TableEntries read_table(const hw::PhysicalMemory& memory, FrameNumber table)
{
    TableEntries entries;
    const hw::Paging paging = memory.paging();
    entries.count = paging.entries();
    if (!paging.narrow()) {
        memory.read(address_in(table, 0),
                    std::as_writable_bytes(std::span(entries.raw).first<page_size / 8>()));
        return entries;
    }
    for (std::uint64_t i = 0; i < entries.count; ++i)
        entries.raw[static_cast<std::size_t>(i)] = memory.load_entry(paging.slot(table, i)).raw;
    return entries;
}

// Linux: pte_present() also holds for an entry that PROT_NONE made unreachable.
inline bool holds_frame(hw::Pte pte) { return pte.present() || pte.prot_none(); }
inline bool holds_swap(hw::Pte pte) { return !pte.empty() && !holds_frame(pte); }

// One entry that maps memory. `pages` is 1, or 512 and more for a huge page that begins at `page`.
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
    const hw::Paging paging = memory.paging();
    const std::uint64_t span = paging.entry_span(level) >> page_shift;
    const std::uint64_t base = align_down(first.value, span * paging.entries());
    const TableEntries entries = read_table(memory, table);
    const std::uint64_t stop = std::min(entries.count, (end.value - base + span - 1) / span);
    for (std::uint64_t i = (first.value - base) / span; i < stop; ++i) {
        const hw::Pte pte{entries.raw[static_cast<std::size_t>(i)]};
        if (pte.empty()) continue;
        const PageNumber page{base + i * span};
        if (level == 1) visit(Entry{page, pte, 1});
        else if (pte.huge() && holds_frame(pte)) visit(Entry{page, pte, span});
        else if (pte.present())
            each_entry(memory, pte.frame(), level - 1, std::max(first, page), std::min(end, page + span),
                       visit);
    }
}

template <class Visit>
void each_entry(const View& view, const kernel::AddressSpace& space, PageNumber first, PageNumber end,
                Visit visit)
{
    const hw::PhysicalMemory& memory = view.hardware.memory;
    if (first < end) each_entry(memory, space.root, memory.paging().levels, first, end, visit);
}

// The entry of one page; nothing when a table is missing or the entry is empty.
inline std::optional<Entry> entry_of(const View& view, const kernel::AddressSpace& space, PageNumber page)
{
    const hw::Paging paging = view.hardware.memory.paging();
    FrameNumber table = space.root;
    if (page >= page_of(paging.user_end())) return std::nullopt;
    for (unsigned level = paging.levels;; --level) {
        const std::uint64_t pages = paging.entry_span(level) >> page_shift;
        const hw::Pte pte = view.hardware.memory.load_entry(paging.entry_at(table, start_of(page), level));
        if (pte.empty()) return std::nullopt;
        if (hw::is_leaf(pte, level)) return Entry{{align_down(page.value, pages)}, pte, pages};
        if (!pte.present()) return std::nullopt;
        table = pte.frame();
    }
}

}  // namespace fl::inspect
