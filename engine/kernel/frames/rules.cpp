#include "kernel/frames/frames.h"

namespace fl::kernel {
namespace {

bool heads_free_block(const Frame& frame, unsigned order)
{
    return (frame.flags & FrameBuddy) && frame.order == order && frame.use == FrameUse::Free;
}

std::string_view broken_page_set(const FrameTable& table, const Zone& zone)
{
    std::uint64_t found = 0;
    for (const std::uint32_t first : zone.pages.first)
        for (std::uint32_t link = first; link != no_frame; link = table.at({link}).next) {
            if (FrameNumber{link} < zone.begin || FrameNumber{link} >= zone.untouched)
                return "a page set stays within the touched part of its zone";
            const Frame& page = table.at({link});
            if (page.use != FrameUse::Free || page.order != in_page_set || page.flags != 0)
                return "a page set holds free pages of no block";
            if (++found > zone.pages.count) break;
        }
    if (found != zone.pages.count) return "the count of a page set equals its lists";
    if (zone.pages.batch != 0 && found > zone.pages.high + zone.pages.batch)
        return "a page set gives back what exceeds its limit";
    return "";
}

std::string_view broken_list(const Frames& frames, const Zone& zone, unsigned order, MigrateType type)
{
    const FrameTable& table = frames.table;
    const FreeList& list = zone.areas[order].of(type);
    std::uint64_t found = 0;
    std::uint32_t before = no_frame;
    for (std::uint32_t link = list.first; link != no_frame; link = table.at({link}).next) {
        if (FrameNumber{link} < zone.begin || FrameNumber{link} >= zone.untouched)
            return "a free list stays within the touched part of its zone";
        const Frame& head = table.at({link});
        if (!heads_free_block(head, order)) return "a free list holds free blocks of its order";
        if (head.prev != before) return "free lists are linked both ways";
        if (link % (1u << order) != 0) return "a block of order n begins at a multiple of 2^n";
        if (order < highest_order && heads_free_block(table.at({link ^ (1u << order)}), order))
            return "two free buddies are joined";
        for (std::uint64_t at = 0; at < 1ull << order; at += pageblock_pages)
            if (frames.types.of(FrameNumber{link} + at) != type)
                return "a free block is listed under the type of its pageblock";
        before = link;
        if (++found > list.count) break;
    }
    return found == list.count ? "" : "the count of a free list equals its blocks";
}

std::string_view broken_area(const Frames& frames, const Zone& zone, unsigned order)
{
    std::uint64_t blocks = 0;
    for (std::size_t type = 0; type < migrate_types; ++type) {
        const auto broken = broken_list(frames, zone, order, static_cast<MigrateType>(type));
        if (!broken.empty()) return broken;
        blocks += zone.areas[order].lists[type].count;
    }
    return blocks == zone.areas[order].count ? "" : "the count of a free area equals its lists";
}

// What was never handed out was never lent either.
bool untouched_is_movable(const Frames& frames, const Zone& zone)
{
    for (FrameNumber at = zone.untouched; at < zone.end; at = at + pageblock_pages)
        if (frames.types.of(at) != MigrateType::Movable) return false;
    return true;
}

// Goes through the records instead of the lists: nothing is free without being listed, nothing is listed
// twice.
std::string_view broken_records(const FrameTable& table, const Zone& zone)
{
    std::array<std::uint64_t, order_count> heads{};
    std::uint64_t pages = zone.end - zone.untouched, at_hand = 0;
    for (FrameNumber at = zone.begin; at < zone.untouched;) {
        const Frame& frame = table.at(at);
        if (frame.use != FrameUse::Free) {
            if (frame.flags & FrameBuddy) return "a frame in use heads no free block";
            ++at;
            continue;
        }
        if (frame.order == in_page_set && !(frame.flags & FrameBuddy)) {
            ++at_hand;
            ++at;
            continue;
        }
        if (!(frame.flags & FrameBuddy) || frame.order > highest_order)
            return "a free frame lies in a free block";
        const std::uint64_t size = 1ull << frame.order;
        for (std::uint64_t i = 1; i < size; ++i)
            if (!(table.at(at + i) == Frame{})) return "a free block holds only free frames without history";
        ++heads[frame.order];
        pages += size;
        at += size;
    }
    if (at_hand != zone.pages.count) return "every free page of no block lies in the page set";
    for (unsigned order = 0; order < order_count; ++order)
        if (heads[order] != zone.areas[order].count) return "every free block is listed once";
    return pages == zone.free ? "" : "a zone's free pages equal its blocks";
}

}  // namespace

std::string_view broken_buddy_rule(const Frames& frames)
{
    for (const Zone& zone : frames.zones) {
        if (zone.untouched > zone.end && zone.begin < zone.end)
            return "a zone's untouched rest lies within it";
        if (const auto broken = broken_page_set(frames.table, zone); !broken.empty()) return broken;
        for (unsigned order = 0; order < order_count; ++order)
            if (const auto broken = broken_area(frames, zone, order); !broken.empty()) return broken;
        if (!untouched_is_movable(frames, zone)) return "untouched pageblocks are movable";
        if (const auto broken = broken_records(frames.table, zone); !broken.empty()) return broken;
    }
    return {};
}

}  // namespace fl::kernel
