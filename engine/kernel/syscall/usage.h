// struct rusage, as getrusage(2) and wait4(2) fill it in.
#pragma once

#include "kernel/kernel.h"

#include <array>

namespace fl::kernel {

struct Usage {
    std::array<std::uint64_t, 2> user, system;  // seconds, microseconds
    std::uint64_t maxrss_kib;
    std::array<std::uint64_t, 3> unused_sizes;
    std::uint64_t minflt, majflt, swaps, blocks_in, blocks_out, messages_out, messages_in, signals, voluntary,
        involuntary;
};
static_assert(sizeof(Usage) == 144);

enum class UsageOf : bool { Process, Children };

// `space` may be null (a process that has ended).
Usage usage_of(const Process& process, const AddressSpace* space, UsageOf whose);

}  // namespace fl::kernel
