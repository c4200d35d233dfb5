#include "inspect/page_walk.h"

#include "base/text.h"
#include "inspect/entries.h"

namespace fl::inspect {
namespace {

std::string_view name_of(hw::Paging paging, unsigned level)
{
    constexpr std::string_view names[] = {"PTE", "PMD", "PUD", "P4D"};
    return level == paging.levels ? "PGD" : names[level - 1];
}

WalkRow read_row(const View& view, VirtAddr address, unsigned level, FrameNumber table)
{
    const hw::Paging paging = view.hardware.memory.paging();
    WalkRow row;
    row.level = name_of(paging, level);
    row.table = table;
    row.table_exists = true;
    row.entries = static_cast<unsigned>(paging.entries());
    row.index = paging.index(address, level);
    row.entry_at = paging.slot(table, row.index);
    row.entry = view.hardware.memory.load_entry(row.entry_at).raw;
    row.present = hw::Pte{row.entry}.present();
    row.flags = entry_flags(row.entry);
    if (holds_frame({row.entry})) row.leads_to = hw::Pte{row.entry}.frame();
    return row;
}

WalkRow missing_row(hw::Paging paging, VirtAddr address, unsigned level)
{
    WalkRow row;
    row.level = name_of(paging, level);
    row.entries = static_cast<unsigned>(paging.entries());
    row.index = paging.index(address, level);
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

// Linux: the context that choose_new_asid() would find and not flush.
std::optional<std::uint16_t> tag_of(const View& view, const kernel::AddressSpace& space)
{
    const kernel::TlbState& tlb = view.kernel.tlb;
    if (!tlb.pcid && tlb.loaded != space.id) return {};
    const kernel::TlbContext now{space.context, space.tlb_generation};
    for (std::uint16_t asid = 0; asid < kernel::TlbState::dynamic_asids; ++asid)
        if (tlb.contexts[asid] == now) return tlb.tag_of(asid);
    return {};
}

TlbProbe probe_tlb(const View& view, const kernel::AddressSpace& space, PageNumber page)
{
    TlbProbe probe;
    probe.set = static_cast<unsigned>(page.value % hw::Tlb::sets);
    const auto tag = tag_of(view, space);
    if (const hw::TlbEntry* entry = tag ? view.hardware.tlb.find(page, *tag) : nullptr) {
        probe.hit = true;
        probe.frame = entry->frame_of_page(page);
        probe.pages = entry->pages();
        probe.writable = entry->pte().writable();
        probe.dirty = entry->pte().dirty();
    }
    return probe;
}

PageWalk page_walk(const View& view, Pid pid, VirtAddr address)
{
    PageWalk walk;
    walk.address = address;
    walk.offset = offset_in_page(address);
    const hw::Paging paging = view.hardware.memory.paging();
    walk.canonical = paging.canonical(address) && paging.reaches(address);
    const kernel::AddressSpace* space = find_space(view, pid);
    if (!space) return walk;
    walk.cr3 = address_in(space->root, 0);
    walk.space = space->id;
    walk.tag = tag_of(view, *space);
    FrameNumber table = space->root;
    bool exists = true;
    for (unsigned level = paging.levels; level >= 1; --level) {
        walk.rows.push_back(exists ? read_row(view, address, level, table)
                                   : missing_row(paging, address, level));
        const WalkRow& row = walk.rows.back();
        if (!exists) continue;
        if (hw::is_leaf({row.entry}, level) && row.present) {
            walk.page_bytes = paging.entry_span(level);
            walk.offset = address.value & (walk.page_bytes - 1);
            walk.physical = address_in(row.leads_to, 0) + walk.offset;
            walk.complete = true;
            break;
        }
        exists = row.present;
        table = row.leads_to;
    }
    walk.tlb = probe_tlb(view, *space, page_of(address));
    return walk;
}

}  // namespace fl::inspect
