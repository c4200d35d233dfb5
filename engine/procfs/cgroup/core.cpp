// Linux: kernel/cgroup/cgroup.c, cgroup_base_files[]. Simplified: memory is the only controller, and it is on
// everywhere; processes may live beside groups of their own group.
#include "base/text.h"
#include "kernel/kernel.h"
#include "kernel/process/send_signal.h"
#include "procfs/cgroup/cgroup.h"

namespace fl::procfs {
namespace {

std::string render_procs(const View& view, GroupId group)
{
    std::string text;
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.tgid == pid && process.memory_group == group
            && process.state != kernel::ProcessState::Zombie)
            text += format("%u\n", pid);
    return text;
}

// 0 is the writer itself.
Status write_procs(const Writer& writer, GroupId group, std::string_view text)
{
    const auto number = parse_kernel_number(text);
    if (!number || *number < 0) return Errno::Invalid;
    return kernel::move_process(writer.kernel, *number == 0 ? writer.self : static_cast<Pid>(*number), group);
}

std::string render_threads(const View& view, GroupId group)
{
    std::string text;
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.memory_group == group && process.state != kernel::ProcessState::Zombie)
            text += format("%u\n", pid);
    return text;
}

std::string render_controllers(const View&, GroupId) { return "memory\n"; }

Status write_subtree(const Writer&, GroupId, std::string_view text)
{
    for (const std::string_view word : words(text))
        if (word != "+memory") return Errno::Invalid;
    return Done{};
}

std::string render_events(const View& view, GroupId group)
{
    return format("populated %d\nfrozen 0\n", kernel::is_populated(view.kernel, group) ? 1 : 0);
}

std::string render_stat(const View& view, GroupId group)
{
    unsigned living = 0, dying = 0;
    for (const auto& [id, other] : view.kernel.groups)
        if (id != group && kernel::is_within(view.kernel, static_cast<GroupId>(id), group))
            ++(other.removed ? dying : living);
    return format("nr_descendants %u\nnr_dying_descendants %u\n", living, dying);
}

std::string render_type(const View&, GroupId) { return "domain\n"; }

Status write_kill(const Writer& writer, GroupId group, std::string_view text)
{
    const auto number = parse_kernel_number(text);
    if (!number || *number != 1) return Errno::Invalid;
    std::vector<Pid> members;
    for (const auto& [pid, process] : writer.kernel.processes)
        if (process.tgid == pid && kernel::is_within(writer.kernel, process.memory_group, group))
            members.push_back(pid);
    for (const Pid pid : members)
        kernel::send_signal(writer.kernel, pid, {kernel::SigKill, kernel::si_user, {}, writer.self},
                            writer.record);
    return Done{};
}

constexpr GroupNode nodes[] = {
    {"cgroup.controllers", 0444, true, render_controllers},
    {"cgroup.events", 0444, false, render_events},
    {"cgroup.kill", 0200, false, nullptr, write_kill},
    {"cgroup.procs", 0644, true, render_procs, write_procs},
    {"cgroup.stat", 0444, true, render_stat},
    {"cgroup.subtree_control", 0644, true, render_controllers, write_subtree},
    {"cgroup.threads", 0644, true, render_threads},
    {"cgroup.type", 0644, false, render_type},
};

}  // namespace

std::span<const GroupNode> core_group_nodes() { return nodes; }

}  // namespace fl::procfs
