// The machine's only source of "random" numbers: a value in its state, so that every run repeats.
#pragma once

#include "kernel/kernel.h"

namespace fl::kernel {

inline std::uint64_t next_random(Kernel& kernel)  // splitmix64
{
    std::uint64_t z = (kernel.random += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

}  // namespace fl::kernel
