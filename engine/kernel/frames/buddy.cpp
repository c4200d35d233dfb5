#include "kernel/frames/buddy.h"

#include "base/check.h"
#include "kernel/frames/frames.h"

namespace fl::kernel {
namespace {

FrameNumber buddy_of(FrameNumber block, unsigned order)
{
    return {block.value ^ (1ull << order)};
}
FrameNumber frame_number(std::uint32_t link)
{
    return {link};
}
std::uint32_t link_to(FrameNumber frame)
{
    return static_cast<std::uint32_t>(frame.value);
}

// Carries out one allocation or release within a zone.
struct Buddy {
    Frames& frames;
    Zone& zone;
    trace::Recorder& record;

    void push(FrameNumber block, unsigned order) const
    {
        FreeArea& area = zone.areas[order];
        Frame& head = frames.table.edit(block);
        head = Frame{};
        head.flags = FrameBuddy;
        head.order = static_cast<std::uint8_t>(order);
        head.next = area.first;
        if (area.first != no_frame) frames.table.edit(frame_number(area.first)).prev = link_to(block);
        area.first = link_to(block);
        ++area.count;
    }

    void remove(FrameNumber block, unsigned order) const
    {
        FreeArea& area = zone.areas[order];
        Frame& head = frames.table.edit(block);
        const std::uint32_t next = head.next, prev = head.prev;
        head = Frame{};
        if (prev == no_frame)
            area.first = next;
        else
            frames.table.edit(frame_number(prev)).next = next;
        if (next != no_frame) frames.table.edit(frame_number(next)).prev = prev;
        --area.count;
    }

    // A block of the highest order that was never handed out.
    std::optional<FrameNumber> carve() const
    {
        if (zone.untouched_blocks() == 0) return {};
        const FrameNumber block = zone.untouched;
        zone.untouched += 1ull << highest_order;
        return block;
    }

    std::optional<FrameNumber> take(unsigned wanted) const
    {
        unsigned order = wanted;
        std::optional<FrameNumber> block;
        for (; order < order_count && !block; ++order) {
            if (zone.areas[order].first != no_frame) {
                block = frame_number(zone.areas[order].first);
                remove(*block, order);
            } else if (order == highest_order) {
                block = carve();
            }
            if (block) break;
        }
        if (!block) return {};
        while (order > wanted) {  // Linux: expand()
            record.record(trace::BlockSplit{*block, static_cast<std::uint8_t>(order)});
            --order;
            push(*block + (1ull << order), order);
        }
        zone.free -= 1ull << wanted;
        return block;
    }

    bool is_free_block(FrameNumber block, unsigned order) const
    {
        if (block < zone.begin || block + (1ull << order) > zone.untouched) return false;
        const Frame& head = frames.table.at(block);
        return (head.flags & FrameBuddy) && head.order == order;
    }

    void give_back(FrameNumber block, unsigned order) const
    {
        zone.free += 1ull << order;
        while (order < highest_order && is_free_block(buddy_of(block, order), order)) {
            remove(buddy_of(block, order), order);
            block.value &= ~(1ull << order);
            ++order;
            record.record(trace::BlockMerged{block, static_cast<std::uint8_t>(order)});
        }
        push(block, order);
    }

    void put_in_set(FrameNumber page) const
    {
        Frame& frame = frames.table.edit(page);
        frame = Frame{};
        frame.order = in_page_set;
        frame.next = zone.pages.first;
        zone.pages.first = link_to(page);
        ++zone.pages.count;
    }

    FrameNumber take_from_set() const
    {
        const FrameNumber page = frame_number(zone.pages.first);
        Frame& frame = frames.table.edit(page);
        zone.pages.first = frame.next;
        frame = Frame{};
        --zone.pages.count;
        return page;
    }

    // Linux: rmqueue_pcplist(), rmqueue_bulk(). The pages of a batch are handed out in the order in which
    // the buddy system gave them.
    std::optional<FrameNumber> take_page() const
    {
        if (zone.pages.count != 0) return take_from_set();
        const auto page = take(0);
        FrameNumber last = page.value_or(FrameNumber{});
        for (std::uint64_t more = 1; page && more < zone.pages.batch; ++more) {
            const auto next = take(0);
            if (!next) break;
            Frame& frame = frames.table.edit(*next);
            frame.order = in_page_set;
            if (zone.pages.count == 0)
                zone.pages.first = link_to(*next);
            else
                frames.table.edit(last).next = link_to(*next);
            ++zone.pages.count;
            last = *next;
        }
        return page;
    }

    // Linux: free_pcppages_bulk(). Here the newest go, as from the head of Linux's list; the rest stays warm.
    void shrink_set(std::uint64_t pages) const
    {
        for (; pages != 0 && zone.pages.count != 0; --pages)
            give_back(take_from_set(), 0);
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

std::optional<FrameNumber> allocate_once(Frames& frames, unsigned order, FrameUse use,
                                         trace::Recorder& record, Mark mark)
{
    for (std::size_t i = zone_count; i-- > 0;) {
        // Lower zones are kept for requests that can use nothing else.
        Zone& zone = frames.zones[i];
        if (mark != Mark::None && !zone_has(zone, order, floor_of(zone.marks, mark))) continue;
        const Buddy buddy{frames, zone, record};
        const auto block = order == 0 ? buddy.take_page() : buddy.take(order);
        if (!block) continue;
        Frame& head = frames.table.edit(*block);
        head.use = use;
        head.order = static_cast<std::uint8_t>(order);
        head.references = 1;
        for (std::uint64_t tail = 1; tail < 1ull << order; ++tail)
            frames.table.edit(*block + tail).use = use;
        record.record(
            trace::FrameAllocated{*block, static_cast<std::uint8_t>(order), static_cast<std::uint8_t>(use)});
        return block;
    }
    return {};
}

}  // namespace

std::optional<FrameNumber> allocate(Frames& frames, unsigned order, FrameUse use, trace::Recorder& record,
                                    Mark mark)
{
    check(order < order_count, "the buddy system has orders 0 to 10");
    const auto block = allocate_once(frames, order, use, record, mark);
    // Who may only go down to `low` has kswapd woken first. Linux: __alloc_pages_direct_reclaim().
    if (block || mark == Mark::Low || frames.pages_at_hand() == 0) return block;
    drain_page_sets(frames, record);  // they may be what is missing
    return allocate_once(frames, order, use, record, mark);
}

void free(Frames& frames, FrameNumber block, unsigned order, trace::Recorder& record)
{
    check(frames.table.at(block).use != FrameUse::Free, "a free frame cannot be freed");
    const Buddy buddy{frames, frames.zones[frames.zone_of(block)], record};
    record.record(trace::FrameFreed{block, static_cast<std::uint8_t>(order)});
    if (order == 0 && buddy.zone.pages.batch != 0) {
        buddy.put_in_set(block);
        if (buddy.zone.pages.count > buddy.zone.pages.high) buddy.shrink_set(buddy.zone.pages.batch);
        return;
    }
    for (std::uint64_t i = 0; i < 1ull << order; ++i)
        frames.table.edit(block + i) = Frame{};
    buddy.give_back(block, order);
}

void drain_page_sets(Frames& frames, trace::Recorder& record)
{
    for (Zone& zone : frames.zones) {
        const Buddy buddy{frames, zone, record};
        buddy.shrink_set(zone.pages.count);
    }
}

}  // namespace fl::kernel
