#include "inspect/page_walk.h"

#include "base/text.h"
#include "inspect/entries.h"

namespace fl::inspect {
namespace {

constexpr std::string_view level_names[] = {"PTE", "PMD", "PUD", "PGD"};

bool is_canonical(VirtAddr address)
{
    const std::uint64_t high = address.value >> 47;
    return high == 0 || high == 0x1ffff;
}

WalkRow read_row(const View& view, VirtAddr address, unsigned level, FrameNumber table)
{
    WalkRow row;
    row.level = level_names[level - 1];
    row.table = table;
    row.table_exists = true;
    row.index = hw::table_index(address, level);
    row.entry_at = address_in(table, row.index * 8);
    row.entry = view.hardware.memory.load64(row.entry_at);
    row.present = hw::Pte{row.entry}.present();
    row.flags = entry_flags(row.entry);
    if (holds_frame({row.entry})) row.leads_to = hw::Pte{row.entry}.frame();
    return row;
}

WalkRow missing_row(VirtAddr address, unsigned level)
{
    WalkRow row;
    row.level = level_names[level - 1];
    row.index = hw::table_index(address, level);
    return row;
}

}  // namespace

// Linux: arch/x86/include/asm/pgtable_types.h, the bits from _PAGE_BIT_PRESENT on.
std::string entry_flags(std::uint64_t entry)
{
    if (entry == 0) return "";
    if (holds_swap({entry})) return "swap";
    struct Flag {
        unsigned bit;
        const char* name;
    };
    std::string text;
    for (const Flag flag : {Flag{0, "P"},
                            {1, "RW"},
                            {2, "US"},
                            {3, "PWT"},
                            {4, "PCD"},
                            {5, "A"},
                            {6, "D"},
                            {7, "PS"},
                            {8, "G"},
                            {9, "SPECIAL"},
                            {63, "NX"}})
        if (entry >> flag.bit & 1) text += (text.empty() ? "" : " ") + std::string(flag.name);
    return text;
}

TlbProbe probe_tlb(const View& view, std::uint16_t asid, PageNumber page)
{
    TlbProbe probe;
    probe.set = static_cast<unsigned>(page.value % hw::Tlb::sets);
    if (const hw::TlbEntry* entry = view.hardware.tlb.find(page, asid)) {
        probe.hit = true;
        probe.frame = entry->pte().frame();
        probe.writable = entry->pte().writable();
        probe.dirty = entry->pte().dirty();
    }
    return probe;
}

TlbCounts tlb_counts(const View& view)
{
    const hw::TlbStats& stats = view.hardware.tlb.stats();
    return {stats.hits, stats.misses, stats.flushes};
}

std::vector<TlbRow> tlb_rows(const View& view)
{
    std::vector<TlbRow> rows;
    view.hardware.tlb.each([&](const hw::TlbEntry& entry) {
        const hw::Pte pte = entry.pte();
        rows.push_back({{entry.page},
                        pte.frame(),
                        entry.asid,
                        pte.writable(),
                        pte.dirty(),
                        static_cast<unsigned>(entry.page % hw::Tlb::sets)});
    });
    return rows;
}

PageWalk page_walk(const View& view, Pid pid, VirtAddr address)
{
    PageWalk walk;
    walk.address = address;
    walk.offset = offset_in_page(address);
    walk.canonical = is_canonical(address);
    const kernel::AddressSpace* space = find_space(view, pid);
    if (!space) return walk;
    walk.cr3 = address_in(space->root, 0);
    walk.asid = space->asid;
    FrameNumber table = space->root;
    bool exists = true;
    for (unsigned level = hw::table_levels; level >= 1; --level) {
        walk.rows.push_back(exists ? read_row(view, address, level, table) : missing_row(address, level));
        const WalkRow& row = walk.rows.back();
        if (!exists) continue;
        const bool last = level == 1 || (level == 2 && hw::Pte{row.entry}.huge());
        if (last && row.present) {
            const std::uint64_t mask = (page_size << (9 * (level - 1))) - 1;
            walk.physical = address_in(row.leads_to, 0) + (address.value & mask);
            walk.complete = true;
        }
        if (last && level == 2) break;
        exists = row.present;
        table = row.leads_to;
    }
    walk.tlb = probe_tlb(view, walk.asid, page_of(address));
    return walk;
}

}  // namespace fl::inspect
