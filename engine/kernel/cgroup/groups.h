// The tree of memory cgroups: making and removing them, who is in them, what they have been through.
// Linux: kernel/cgroup/cgroup.c, mm/memcontrol.c.
#pragma once

#include "base/result.h"
#include "kernel/kernel.h"

#include <optional>
#include <string_view>

namespace fl::kernel {

inline constexpr std::string_view cgroup_root = "/sys/fs/cgroup";  // where the tree is mounted

// Is `group` the other one or below it?
bool is_within(const Kernel& kernel, GroupId group, GroupId ancestor);

// A path below /sys/fs/cgroup names a group's directory; "/" or "" is the root.
std::optional<GroupId> find_group(const Kernel& kernel, std::string_view path);

// mkdir(2) and rmdir(2) below /sys/fs/cgroup; `path` begins with it. EEXIST, ENOENT, EINVAL (a name with a
// line feed); EBUSY while somebody is in it or groups lie below, EPERM for the root.
// What a removed group is charged for stays charged to it, out of sight, until it is freed.
Status make_group(Kernel& kernel, std::string_view path);
Status remove_group(Kernel& kernel, std::string_view path);

// echo PID > cgroup.procs: all threads. What it was charged for stays with the old group. ESRCH, EOPNOTSUPP.
Status move_process(Kernel& kernel, Pid pid, GroupId group);
bool is_populated(const Kernel& kernel, GroupId group);  // somebody lives here or below

// memory.events. A kill in `group` counts for all above it.
void count_oom_kill(Kernel& kernel, GroupId group);
void count_group_kill(Kernel& kernel, GroupId group);
// memory.oom.group: the highest group at or above `member`, below or at the one whose limit was hit, that
// wants to die as a whole; 0 = none.
GroupId oom_group_of(const Kernel& kernel, GroupId member, GroupId limited);

// visit(MemoryGroup&) for a group and everything above it but the root.
template <class Visit>
void each_ancestor(Kernel& kernel, GroupId group, Visit visit)
{
    for (; group != 0; group = kernel.groups.at(group).parent) visit(kernel.groups.at(group));
}

}  // namespace fl::kernel
