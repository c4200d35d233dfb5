// Simulated time as programs are told it.
#pragma once

#include "base/units.h"

namespace fl::kernel {

struct WallClock {
    std::uint64_t seconds = 0, nanoseconds = 0;
};

constexpr WallClock split_time(Tick time) { return {time.value / 1'000'000'000, time.value % 1'000'000'000}; }

// The machine is always switched on at the same moment: 2026-01-01 00:00:00 UTC.
constexpr WallClock wall_clock(Tick since_boot)
{
    const WallClock time = split_time(since_boot);
    return {time.seconds + 1'767'225'600, time.nanoseconds};
}

}  // namespace fl::kernel
