// memory.stat of a group and all below it. Linux: mm/memcontrol.c memory_stat_format().
#pragma once

#include "kernel/kernel.h"

#include <vector>

namespace fl::kernel {

struct GroupStatRow {
    const char* name;
    std::uint64_t value;  // bytes, or a count for events
};

// In the kernel's order. Counted from the frames themselves: not for every picture.
std::vector<GroupStatRow> group_stat(const Kernel& kernel, GroupId group);

}  // namespace fl::kernel
