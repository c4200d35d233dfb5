// Walking the page tables of a process without touching anything: no fault, no accessed bit, no TLB.
#pragma once

#include "hw/hardware.h"
#include "hw/pte.h"
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

// Linux: pte_present() also holds for an entry that PROT_NONE made unreachable (bit 8 without bit 0).
inline constexpr std::uint64_t entry_present = 1, entry_large = 1 << 7, entry_none = 1 << 8;
inline bool holds_frame(std::uint64_t raw) { return (raw & (entry_present | entry_none)) != 0; }
inline bool holds_swap(std::uint64_t raw) { return raw != 0 && !holds_frame(raw); }

// One last-level entry. `pages` is 1, or 512 for a huge page that begins at `page`.
struct Entry {
    PageNumber page;
    std::uint64_t raw = 0;
    std::uint64_t pages = 1;

    bool swapped() const { return holds_swap(raw); }
    FrameNumber frame() const { return {(raw & 0x000f'ffff'ffff'f000) >> page_shift}; }
    bool writable() const { return (raw & 2) != 0; }
    bool accessed() const { return (raw & 32) != 0; }
    bool dirty() const { return (raw & 64) != 0; }
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
        const std::uint64_t raw = entries[static_cast<std::size_t>(i)];
        if (raw == 0) continue;
        const PageNumber page{base + i * span};
        if (level == 1)
            visit(Entry{page, raw, 1});
        else if ((raw & entry_present) == 0)
            continue;
        else if (level == 2 && (raw & entry_large))
            visit(Entry{page, raw, 512});
        else if (level > 1)
            each_entry(memory, Entry{page, raw, 1}.frame(), level - 1, std::max(first, page),
                       std::min(end, page + span), visit);
    }
}

template <class Visit>
void each_entry(const View& view, const kernel::AddressSpace& space, PageNumber first, PageNumber end,
                Visit visit)
{
    if (first < end) each_entry(view.hardware.memory, space.root, 4, first, end, visit);
}

// The entry of one page; nothing when a table is missing or the entry is empty.
inline std::optional<Entry> entry_of(const View& view, const kernel::AddressSpace& space, PageNumber page)
{
    FrameNumber table = space.root;
    if (page >= page_of(kernel::task_size)) return std::nullopt;
    for (unsigned level = 4;; --level) {
        const unsigned shift = 9 * (level - 1);
        const std::uint64_t raw = view.hardware.memory.load64(address_in(table, (page.value >> shift & 511) * 8));
        const Entry entry{{page.value >> shift << shift}, raw, std::uint64_t{1} << shift};
        if (raw == 0) return std::nullopt;
        if (level == 1 || (level == 2 && (raw & entry_large) && holds_frame(raw))) return entry;
        if ((raw & entry_present) == 0) return std::nullopt;
        table = entry.frame();
    }
}

}  // namespace fl::inspect
