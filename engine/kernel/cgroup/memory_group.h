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
    // All in pages.
    std::uint64_t usage = 0;  // charged here and below
    std::uint64_t limit = no_limit, high = no_limit, low = 0, min = 0, swap_limit = no_limit;
    std::uint64_t peak = 0, swap_usage = 0;
    std::uint64_t limit_hits = 0, oom_events = 0, oom_kills = 0;  // memory.events: max, oom, oom_kill
    Lruvec lru;                                                   // pages charged to this group itself

    friend bool operator==(const MemoryGroup&, const MemoryGroup&) = default;
};

}  // namespace fl::kernel
