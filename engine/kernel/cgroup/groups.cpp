#include "kernel/cgroup/groups.h"

#include "kernel/process/threads.h"

#include <vector>

namespace fl::kernel {
namespace {

// "/sys/fs/cgroup/jobs/" → "/jobs"; "/" for the root itself.
std::string_view below_root(std::string_view path)
{
    if (path.substr(0, cgroup_root.size()) == cgroup_root) path.remove_prefix(cgroup_root.size());
    while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
    return path.empty() ? "/" : path;
}

// What a removed group was charged for stays charged to it; it goes with the last page. Linux: an offline
// memory cgroup.
void forget_empty_ones(Kernel& kernel)
{
    std::vector<GroupId> empty;
    for (const auto& [id, group] : kernel.groups)
        if (group.removed && group.usage == 0 && group.swap_usage == 0)
            empty.push_back(static_cast<GroupId>(id));
    for (const GroupId id : empty) kernel.groups.erase(id);
}

}  // namespace

bool is_within(const Kernel& kernel, GroupId group, GroupId ancestor)
{
    while (group != ancestor && group != 0) group = kernel.groups.at(group).parent;
    return group == ancestor;
}

std::optional<GroupId> find_group(const Kernel& kernel, std::string_view path)
{
    const std::string_view below = below_root(path);
    for (const auto& [id, group] : kernel.groups)
        if (!group.removed && group.path == below) return static_cast<GroupId>(id);
    return std::nullopt;
}

Status make_group(Kernel& kernel, std::string_view path)
{
    constexpr std::uint32_t most_groups = 4096;
    const std::string_view below = below_root(path);
    if (find_group(kernel, path)) return Errno::Exists;
    const std::size_t slash = below.rfind('/');
    if (below.find('\n') != std::string_view::npos) return Errno::Invalid;
    const auto parent = find_group(kernel, slash == 0 ? "/" : below.substr(0, slash));
    if (!parent) return Errno::NoEntry;
    forget_empty_ones(kernel);
    const std::uint32_t id = lowest_free_key(kernel.groups, 1);
    if (id >= most_groups) return Errno::Again;
    MemoryGroup group;
    group.path = below;
    group.parent = *parent;
    kernel.groups.insert(id, std::move(group));
    return Done{};
}

Status remove_group(Kernel& kernel, std::string_view path)
{
    const auto id = find_group(kernel, path);
    if (!id) return Errno::NoEntry;
    if (*id == 0) return Errno::Busy;
    for (const auto& [other, group] : kernel.groups)
        if (other != 0 && group.parent == *id && !group.removed) return Errno::Busy;
    if (is_populated(kernel, *id)) return Errno::Busy;
    for (auto& [pid, zombie] : kernel.processes)
        if (zombie.memory_group == *id) zombie.memory_group = 0;
    kernel.groups.at(*id).removed = true;
    forget_empty_ones(kernel);
    return Done{};
}

Status move_process(Kernel& kernel, Pid pid, GroupId group)
{
    const Process* process = kernel.processes.find(pid);
    if (!process || process->state == ProcessState::Zombie) return Errno::NoProcess;
    if (process->kernel_thread) return Errno::Invalid;
    each_thread(kernel, process->tgid, [&](Process& thread) { thread.memory_group = group; });
    return Done{};
}

bool is_populated(const Kernel& kernel, GroupId group)
{
    for (const auto& [pid, process] : kernel.processes)
        if (process.state != ProcessState::Zombie && is_within(kernel, process.memory_group, group))
            return true;
    return false;
}

void count_oom_kill(Kernel& kernel, GroupId group)
{
    each_ancestor(kernel, group, [](MemoryGroup& above) { ++above.oom_kills; });
}

void count_group_kill(Kernel& kernel, GroupId group)
{
    each_ancestor(kernel, group, [](MemoryGroup& above) { ++above.group_kills; });
}

GroupId oom_group_of(const Kernel& kernel, GroupId member, GroupId limited)
{
    GroupId found = 0;
    for (GroupId at = member; at != 0; at = kernel.groups.at(at).parent) {
        if (kernel.groups.at(at).kill_together) found = at;
        if (at == limited) break;
    }
    return found;
}

}  // namespace fl::kernel
