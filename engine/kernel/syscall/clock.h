// Simulated time as programs are told it.
#pragma once

#include "base/units.h"

namespace fl::kernel {

struct WallClock {
    std::uint64_t seconds = 0, nanoseconds = 0;
};

constexpr WallClock split_time(Tick time) { return {time.value / 1'000'000'000, time.value % 1'000'000'000}; }

// The machine is always switched on at the same moment: 2026-01-01 00:00:00 UTC. In nanoseconds.
inline constexpr std::uint64_t switched_on = 1'767'225'600ull * 1'000'000'000;

constexpr WallClock wall_clock(Tick since_boot)
{
    return split_time({since_boot.value + switched_on});
}

// Moments before that are large numbers, which wrap around.
constexpr Tick tick_of(WallClock time)
{
    return {time.seconds * 1'000'000'000 + time.nanoseconds - switched_on};
}

}  // namespace fl::kernel
