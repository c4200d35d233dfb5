// A memory cgroup: who is charged for which pages, and how many it may have. Linux: struct mem_cgroup.
#pragma once

#include "kernel/reclaim/lru.h"

#include <cstdint>
#include <string>

namespace fl::kernel {

using GroupId = std::uint16_t;  // 0 = the root, which has no limit
inline constexpr std::uint64_t no_limit = ~0ull;

struct MemoryGroup {
    std::string path;  // "/" for the root, "/jobs"
    GroupId parent = 0;
    bool removed = false;  // its directory is gone, its pages are not
    // All in pages.
    std::uint64_t usage = 0;  // charged here and below
    std::uint64_t limit = no_limit, high = no_limit, low = 0, min = 0, swap_limit = no_limit;
    std::uint64_t peak = 0, swap_usage = 0, swap_peak = 0;
    bool kill_together = false;  // memory.oom.group
    // memory.events, each also counted in all groups above; swap_hits: memory.swap.events max and fail.
    std::uint64_t low_events = 0, high_events = 0, limit_hits = 0, oom_events = 0, oom_kills = 0,
                  group_kills = 0, swap_hits = 0;
    std::uint64_t faults = 0, major_faults = 0;  // memory.stat: pgfault, pgmajfault
    Lruvec lru;                                  // pages charged to this group itself

    friend bool operator==(const MemoryGroup&, const MemoryGroup&) = default;
};

}  // namespace fl::kernel
