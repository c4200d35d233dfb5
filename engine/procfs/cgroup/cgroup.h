// The files of memory cgroups. Private to procfs.
#pragma once

#include "kernel/cgroup/groups.h"
#include "procfs/node.h"

#include <span>

namespace fl::procfs {

using kernel::GroupId;
using kernel::MemoryGroup;

// A file of each group, e.g. memory.max.
struct GroupNode {
    std::string_view name;
    unsigned mode = 0444;
    bool in_root = false;  // the root of the tree has it too
    std::string (*render)(const View&, GroupId) = nullptr;
    Status (*write)(const Writer&, GroupId, std::string_view) = nullptr;
};

std::span<const GroupNode> core_group_nodes();    // cgroup.*
std::span<const GroupNode> memory_group_nodes();  // memory.*
std::span<const Tree> cgroup_trees();             // /sys/fs/cgroup

}  // namespace fl::procfs
