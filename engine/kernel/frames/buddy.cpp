#include "kernel/frames/buddy.h"

#include "base/check.h"
#include "kernel/frames/free_lists.h"

namespace fl::kernel {
namespace {

// One zone with its single pages at hand.
struct Buddy {
    FreeLists lists;

    Frames& frames() const { return lists.frames; }
    Zone& zone() const { return lists.zone; }
    std::uint32_t& first(std::size_t list) const { return zone().pages.first[list]; }

    void put_in_set(FrameNumber page) const
    {
        const MigrateType type = frames().types.of(page);
        const bool lent = type != MigrateType::HighAtomic;
        const auto list = static_cast<std::size_t>(lent ? type : MigrateType::Movable);
        Frame& frame = frames().table.edit(page);
        frame = Frame{};
        frame.order = in_page_set;
        frame.next = first(list);
        first(list) = link_to(page);
        ++zone().pages.count;
        if (zone().pages.count > zone().pages.high) shrink_set(zone().pages.batch, list);
    }

    FrameNumber take_from_set(std::size_t list) const
    {
        const FrameNumber page{first(list)};
        Frame& frame = frames().table.edit(page);
        first(list) = frame.next;
        frame = Frame{};
        --zone().pages.count;
        return page;
    }

    // Linux: rmqueue_pcplist(), rmqueue_bulk(). The pages of a batch are handed out in the order in which
    // the buddy system gave them.
    Maybe<FrameNumber> take_page(MigrateType type, unsigned least_lent) const
    {
        const auto list = static_cast<std::size_t>(type);
        if (first(list) != no_frame) return take_from_set(list);
        const auto page = lists.take(0, type, least_lent);
        FrameNumber last = page.value_or(FrameNumber{});
        for (std::uint64_t more = 1; page && more < zone().pages.batch; ++more) {
            const auto next = lists.take(0, type, least_lent);
            if (!next) break;
            frames().table.edit(*next).order = in_page_set;
            if (first(list) == no_frame)
                first(list) = link_to(*next);
            else
                frames().table.edit(last).next = link_to(*next);
            ++zone().pages.count;
            last = *next;
        }
        return page;
    }

    // From one list after the other, that one first. Linux: free_pcppages_bulk(). Here the newest go, as from
    // the head of Linux's list; the rest stays warm.
    void shrink_set(std::uint64_t pages, std::size_t list) const
    {
        for (; pages != 0 && zone().pages.count != 0; --pages) {
            while (first(list) == no_frame) list = (list + 1) % lent_types;
            lists.give_back(take_from_set(list), 0);
        }
    }
};

std::uint64_t floor_of(const Watermarks& marks, Mark mark)
{
    switch (mark) {
        case Mark::High: return marks.high;
        case Mark::Low: return marks.low;
        case Mark::Min: return marks.min;
        case Mark::Victim: return marks.min - marks.min / 2;
        case Mark::Atomic: {
            const std::uint64_t half = marks.min - marks.min / 2;
            return half - half / 4;
        }
        case Mark::None: break;
    }
    return 0;
}

}  // namespace

bool zone_has(const Zone& zone, unsigned order, std::uint64_t floor)
{
    if (zone.free < (1ull << order)) return false;
    if (zone.free - ((1ull << order) - 1) <= floor + zone.reserve[ZoneNormal]) return false;
    if (order == 0) return true;
    for (unsigned larger = order; larger < order_count; ++larger)
        if (zone.blocks(larger) != 0) return true;
    return false;
}

namespace {

// Where normal memory lies above DMA32, rather a page of the right type from below than one of another type.
// Linux: alloc_flags_nofragment().
unsigned least_lent_first(const Frames& frames)
{
    return frames.zones[ZoneNormal].managed != 0 ? pageblock_order : 0;
}

Maybe<FrameNumber> allocate_once(Frames& frames, const BlockRequest& request, trace::Recorder& record,
                                         Mark mark, unsigned least_lent)
{
    for (std::size_t i = zone_count; i-- > 0;) {
        // Lower zones are kept for requests that can use nothing else.
        Zone& zone = frames.zones[i];
        const unsigned order = request.order;
        if (mark != Mark::None && !zone_has(zone, order, floor_of(zone.marks, mark))) continue;
        const Buddy buddy{{frames, zone, record}};
        const auto block = order == 0 ? buddy.take_page(request.type, least_lent)
                                      : buddy.lists.take(order, request.type, least_lent);
        if (!block) continue;
        Frame& head = frames.table.edit(*block);
        head.use = request.use;
        head.order = static_cast<std::uint8_t>(order);
        head.references = 1;
        for (std::uint64_t tail = 1; tail < 1ull << order; ++tail)
            frames.table.edit(*block + tail).use = request.use;
        record.record(trace::FrameAllocated{*block, static_cast<std::uint8_t>(order),
                                            static_cast<std::uint8_t>(request.use)});
        return block;
    }
    if (least_lent != 0) return allocate_once(frames, request, record, mark, 0);
    return {};
}

}  // namespace

std::optional<FrameNumber> allocate(Frames& frames, const BlockRequest& request, trace::Recorder& record,
                                    Mark mark)
{
    check(request.order < order_count, "the buddy system has orders 0 to 10");
    const unsigned least_lent = least_lent_first(frames);
    const auto block = allocate_once(frames, request, record, mark, least_lent);
    // Who may only go down to `low` has kswapd woken first. Linux: __alloc_pages_direct_reclaim().
    if (block || mark == Mark::Low || frames.pages_at_hand() == 0) return block;
    drain_page_sets(frames, record);  // they may be what is missing
    return allocate_once(frames, request, record, mark, least_lent);
}

std::optional<FrameNumber> allocate_contiguous(Frames& frames, unsigned order, FrameUse use,
                                               trace::Recorder& record)
{
    const std::uint64_t count = 1ull << order;
    drain_page_sets(frames, record);
    for (std::size_t i = zone_count; i-- > 0;) {
        Zone& zone = frames.zones[i];
        const FreeLists lists{frames, zone, record};
        for (FrameNumber at{align_up(zone.begin.value, count)}; at + count <= zone.end; at = at + count) {
            if (!lists.all_free(at, at + count)) continue;
            lists.take_all(at, at + count);
            for (std::uint64_t n = 0; n < count; ++n) frames.table.edit(at + n).use = use;
            return at;
        }
    }
    return {};
}

void free(Frames& frames, FrameNumber block, unsigned order, trace::Recorder& record)
{
    check(frames.table.at(block).use != FrameUse::Free, "a free frame cannot be freed");
    const Buddy buddy{{frames, frames.zones[frames.zone_of(block)], record}};
    record.record(trace::FrameFreed{block, static_cast<std::uint8_t>(order)});
    if (order == 0 && buddy.zone().pages.batch != 0) {
        buddy.put_in_set(block);
        return;
    }
    for (std::uint64_t i = 0; i < 1ull << order; ++i)
        frames.table.edit(block + i) = Frame{};
    buddy.lists.give_back(block, order);
}

void drain_page_sets(Frames& frames, trace::Recorder& record)
{
    for (Zone& zone : frames.zones) {
        const Buddy buddy{{frames, zone, record}};
        buddy.shrink_set(zone.pages.count, 0);
    }
}

unsigned isolate_free_block(Frames& frames, FrameNumber block)
{
    trace::Recorder muted;
    muted.mute(true);
    Zone& zone = frames.zones[frames.zone_of(block)];
    const unsigned order = frames.table.at(block).order;
    FreeLists{frames, zone, muted}.remove(block, order);
    zone.free -= 1ull << order;
    return order;
}

void return_free_page(Frames& frames, FrameNumber page, trace::Recorder& record)
{
    FreeLists{frames, frames.zones[frames.zone_of(page)], record}.give_back(page, 0);
}

bool has_block_for(const Zone& zone, unsigned order, MigrateType type)
{
    for (; order < order_count; ++order) {
        if (zone.blocks(order, type) != 0) return true;
        if (!may_claim(order, type)) continue;
        for (const MigrateType helper : helpers_of(type))
            if (zone.blocks(order, helper) != 0) return true;
    }
    return false;
}

}  // namespace fl::kernel
