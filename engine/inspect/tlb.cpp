#include "inspect/tlb.h"

#include "inspect/entries.h"

namespace fl::inspect {
namespace {

using kernel::TlbState;

TlbCounts as_counts(const hw::TlbStats& stats)
{
    return {stats.hits, stats.misses, stats.flushes, stats.fetch_misses};
}

const kernel::AddressSpace* owner_of(const View& view, std::uint64_t context)
{
    for (const auto& [id, space] : view.kernel.spaces)
        if (space.context == context) return &space;
    return nullptr;
}

Pid somebody_in(const View& view, std::uint32_t space)
{
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.space == space && space != 0) return pid;
    return 0;
}

TlbTag read_tag(const View& view, std::uint16_t asid)
{
    const TlbState& tlb = view.kernel.tlb;
    const kernel::TlbContext& context = tlb.contexts[asid];
    TlbTag tag;
    tag.tag = tlb.tag_of(asid);
    tag.context = context.id;
    tag.generation = tag.owner_generation = context.generation;
    tag.kernel = context.id == TlbState::kernel_context;
    tag.loaded = tlb.asid == asid;
    if (const kernel::AddressSpace* owner = owner_of(view, context.id)) {
        tag.space = owner->id;
        tag.pid = somebody_in(view, owner->id);
        tag.owner_generation = owner->tlb_generation;
    }
    return tag;
}

}  // namespace

std::vector<TlbRow> tlb_rows(const View& view)
{
    const TlbState& tlb = view.kernel.tlb;
    std::array<std::uint32_t, TlbState::dynamic_asids> spaces{};
    for (unsigned asid = 0; asid < TlbState::dynamic_asids; ++asid) {
        const kernel::AddressSpace* owner = owner_of(view, tlb.contexts[asid].id);
        if (owner && owner->tlb_generation == tlb.contexts[asid].generation) spaces[asid] = owner->id;
    }
    std::vector<TlbRow> rows;
    view.hardware.tlb.each_place([&](const hw::TlbPlace& place, const hw::TlbEntry& entry) {
        const hw::Pte pte = entry.pte();
        TlbRow row{.page = {entry.page}, .frame = pte.frame(), .tag = entry.asid};
        row.writable = pte.writable();
        row.dirty = pte.dirty();
        row.part = place.part;
        row.set = place.set;
        row.way = place.way;
        row.pages = entry.pages();
        row.fetch = place.part == hw::Tlb::fetch_part;
        row.global = entry.global();
        const unsigned asid = tlb.pcid ? entry.asid - 1u : 0u;
        if (!row.global && asid < spaces.size()) row.space = spaces[asid];
        rows.push_back(row);
    });
    return rows;
}

std::vector<TlbPart> tlb_parts(const View& view)
{
    constexpr unsigned ways = hw::Tlb::ways;
    const hw::Paging paging = view.hardware.memory.paging();
    std::vector<TlbPart> parts{{"4 KiB", hw::Tlb::sets, ways, page_size},
                               {paging.narrow() ? "4 MiB" : "2 MiB", hw::Tlb::huge_sets, ways,
                                paging.entry_span(2)},
                               {"1 GiB", hw::Tlb::gigantic_sets, ways, 1ull << 30},
                               {"instructions", hw::Tlb::fetch_sets, ways, page_size}};
    return parts;
}

TlbCounts tlb_counts(const View& view) { return as_counts(view.hardware.tlb.stats()); }

TlbCounts tlb_counts_of(const View& view, Pid pid)
{
    const kernel::AddressSpace* space = find_space(view, pid);
    if (!space) return {};
    hw::TlbStats stats = space->tlb_counts;
    const TlbState& tlb = view.kernel.tlb;
    if (tlb.loaded == space->id) stats.add(view.hardware.tlb.stats(), tlb.since);
    return as_counts(stats);
}

TlbBoard tlb_board(const View& view)
{
    const TlbState& tlb = view.kernel.tlb;
    TlbBoard board;
    board.pcid = tlb.pcid;
    board.loaded = tlb.loaded;
    board.root = view.hardware.cr3.root;
    board.tag = view.hardware.cr3.asid;
    board.lazy = tlb.lazy;
    const kernel::Process* current = view.kernel.processes.find(view.kernel.current);
    if (tlb.lazy && current && current->kernel_thread && current->state == kernel::ProcessState::Running)
        board.borrower = current->pid;
    const kernel::AddressSpace* borrowed = view.kernel.spaces.find(tlb.borrowed);
    board.owner_gone = borrowed && borrowed->users == 0;
    const std::uint16_t count = tlb.pcid ? TlbState::dynamic_asids : 1;
    for (std::uint16_t asid = 0; asid < count; ++asid) board.tags.push_back(read_tag(view, asid));
    for (const TlbRow& row : tlb_rows(view)) {
        if (row.global) ++board.global_entries;
        else if (const unsigned at = tlb.pcid ? row.tag - 1u : 0u; at < count) ++board.tags[at].entries;
    }
    board.next_tag = tlb.tag_of(tlb.next_asid >= TlbState::dynamic_asids ? 0 : tlb.next_asid);
    board.whole_flushes = tlb.flushes_whole;
    board.page_flushes = tlb.pages_flushed;
    board.deferred_flushes = tlb.flushes_deferred;
    board.switches_kept = tlb.switches_kept;
    board.switches_flushed = tlb.switches_flushed;
    board.switches_spared = tlb.switches_spared;
    return board;
}

}  // namespace fl::inspect
