// A zone: a range of frames with its free blocks by order. Linux: struct zone, struct free_area.
#pragma once

#include "base/units.h"
#include "kernel/frames/frame.h"
#include "kernel/frames/migrate_type.h"
#include "kernel/frames/page_set.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace fl::kernel {

inline constexpr unsigned order_count = 11;  // orders 0 to 10; Linux: MAX_PAGE_ORDER 10
inline constexpr unsigned highest_order = order_count - 1;

struct FreeList {
    std::uint32_t first = no_frame;  // newest block; linked by Frame::next
    std::uint64_t count = 0;         // blocks in the list

    friend bool operator==(const FreeList&, const FreeList&) = default;
};

// The free blocks of an order, by the type of the pageblock they lie in.
struct FreeArea {
    std::array<FreeList, migrate_types> lists{};
    std::uint64_t count = 0;  // of all lists

    FreeList& of(MigrateType type) { return lists[static_cast<std::size_t>(type)]; }
    const FreeList& of(MigrateType type) const { return lists[static_cast<std::size_t>(type)]; }
    friend bool operator==(const FreeArea&, const FreeArea&) = default;
};

// After compaction has failed for some order, the next attempts are skipped: more of them each time. Linux:
// zone->compact_considered, compact_defer_shift, compact_order_failed.
struct CompactPause {
    std::uint32_t considered = 0, shift = 0;
    std::uint32_t order_failed = 0;  // the least order it failed for

    friend bool operator==(const CompactPause&, const CompactPause&) = default;
};

struct Watermarks {  // pages
    std::uint64_t min = 0, low = 0, high = 0, promo = 0;

    friend bool operator==(const Watermarks&, const Watermarks&) = default;
};

struct Zone {
    std::string_view name;      // "DMA", "DMA32", "Normal"
    FrameNumber begin, end;     // spanned; empty when the machine has no such memory
    std::uint64_t managed = 0;  // pages the buddy system has
    std::uint64_t free = 0;     // pages in the free lists and in the untouched rest
    FrameNumber untouched;  // from here to `end` all is free in blocks of the highest order, not listed yet
    std::array<FreeArea, order_count> areas{};
    CompactPause compaction;
    PageSet pages;  // single free pages at hand; not in `free`, as in Linux
    Watermarks marks;
    std::array<std::uint64_t, 3>
        reserve{};  // pages kept from requests that prefer zone i; Linux: lowmem_reserve

    std::uint64_t spanned() const { return end - begin; }
    std::uint64_t untouched_blocks() const { return (end - untouched) >> highest_order; }
    // Free blocks of an order, as /proc/buddyinfo counts them.
    std::uint64_t blocks(unsigned order) const
    {
        return areas[order].count + (order == highest_order ? untouched_blocks() : 0);
    }
    // The same of one type. The untouched rest is movable.
    std::uint64_t blocks(unsigned order, MigrateType type) const
    {
        const bool rest = order == highest_order && type == MigrateType::Movable;
        return areas[order].of(type).count + (rest ? untouched_blocks() : 0);
    }

    friend bool operator==(const Zone&, const Zone&) = default;
};

}  // namespace fl::kernel
