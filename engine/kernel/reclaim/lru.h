// The page lists reclaim works on: by kind of page, active and inactive. Linux: struct lruvec, mm/swap.c.
#pragma once

#include "kernel/frames/frame.h"

#include <array>
#include <cstdint>

namespace fl::kernel {

struct Kernel;

enum class LruList : std::uint8_t { InactiveAnon, ActiveAnon, InactiveFile, ActiveFile, Unevictable };
inline constexpr std::size_t lru_list_count = 5;
inline constexpr std::uint8_t no_list = 255;  // in events

// Newest first; linked by Frame::next and prev.
struct PageList {
    std::uint32_t first = no_frame, last = no_frame;
    std::uint64_t count = 0;

    friend bool operator==(const PageList&, const PageList&) = default;
};

// One for each memory cgroup. Counts of pages.
struct Lruvec {
    std::array<PageList, lru_list_count> lists{};
    std::uint64_t anon_cost = 0, file_cost = 0;  // what taking such pages has cost lately
    std::uint64_t nonresident_age = 0;           // evictions and activations: the clock of refault distances
    // Refaults that were activated at once, anonymous and of files; and as they were after the last reclaim.
    std::array<std::uint64_t, 2> activated{}, activated_before{};

    PageList& list(LruList which) { return lists[static_cast<std::size_t>(which)]; }
    const PageList& list(LruList which) const { return lists[static_cast<std::size_t>(which)]; }
    friend bool operator==(const Lruvec&, const Lruvec&) = default;
};

}  // namespace fl::kernel
