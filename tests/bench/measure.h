// Time per operation on the host: the best of several rounds, because other work shares the processor.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace fl::bench {

inline constexpr int rounds = 7;

// `round()` does its work once and returns how many operations that was. Nanoseconds for one operation.
template <class Round>
double nanoseconds_each(Round round)
{
    double best = 1e300;
    for (int i = 0; i < rounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const std::uint64_t operations = round();
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
        best = std::min(best, spent.count() / static_cast<double>(std::max<std::uint64_t>(operations, 1)));
    }
    return best;
}

// The same work on the host's own kernel and C library; NaN where the host is no Linux.
struct RealTimes {
    double first_write, zero_read, copy_on_write, map_unmap, move_break, malloc_free;
};
RealTimes measure_real_linux();

struct SimulatedTimes {
    double first_write, zero_read, copy_on_write, map_unmap, move_break;
    double tlb_hit, tlb_miss;
    double malloc_free, c_operation;
    double instruction;  // of the simulated processor, within malloc and free
    double copy_machine;  // nanoseconds for one copy of a 256 MiB machine
    double boot_16_gib;   // nanoseconds
};
SimulatedTimes measure_simulated();

// A page comes back from swap, another one goes for it.
double measure_major_fault();

struct ReplayTimes {
    double nanoseconds;             // a reference
    double miss_ratio, plain_ratio;  // in the machine, and of a plain model of the same rule
};
ReplayTimes measure_replay(int policy);  // 0 FIFO, 1 LRU, 2 CLOCK

}  // namespace fl::bench
