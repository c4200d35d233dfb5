#include "base/text.h"
#include "kernel/cgroup/groups.h"
#include "kernel/invariants/checks.h"

namespace fl::kernel {
namespace {

void check_usage(const Kernel& kernel, Findings& findings)
{
    std::map<GroupId, std::uint64_t> charged;
    const std::uint64_t size = kernel.frames.table.size().value;
    for (FrameNumber at{0}; at.value < size; ++at) {
        const Frame& frame = kernel.frames.table.at(at);
        if (frame.group == 0) continue;
        const bool exists = kernel.groups.find(frame.group) != nullptr;
        findings.expect(exists, "frame-group-exists",
                        format("frame %llx", static_cast<unsigned long long>(at.value)));
        if (!exists) continue;
        for (GroupId group = frame.group; group != 0; group = kernel.groups.at(group).parent)
            ++charged[group];
    }
    for (const auto& [id, group] : kernel.groups) {
        if (id == 0) continue;
        findings.expect_equal(group.usage, charged[static_cast<GroupId>(id)], "group-usage", group.path);
        findings.expect(group.usage <= group.peak && group.swap_usage <= group.swap_peak, "group-peak",
                        group.path);
        findings.expect(kernel.groups.find(group.parent) != nullptr, "group-parent-exists", group.path);
    }
}

void check_members(const Kernel& kernel, Findings& findings)
{
    for (const auto& [pid, process] : kernel.processes) {
        const MemoryGroup* group = kernel.groups.find(process.memory_group);
        const std::string who = format("process %u", pid);
        findings.expect(group && !group->removed, "process-group-exists", who);
        if (const Process* leader = kernel.processes.find(process.tgid))
            findings.expect(leader->memory_group == process.memory_group
                                && leader->oom_score_adj == process.oom_score_adj,
                            "threads-share-group", who);
        const bool dying = process.signals.pending & signal_bit(SigKill);
        findings.expect(!process.oom_victim || process.space == 0 || dying, "oom-victims-die", who);
        const AddressSpace* space = process.space ? kernel.spaces.find(process.space) : nullptr;
        findings.expect(!space || !space->oom_reaped || process.oom_victim, "reaped-memory-is-a-victims",
                        who);
    }
}

}  // namespace

void check_groups(const Subject& subject, Findings& findings)
{
    check_usage(subject.kernel, findings);
    check_members(subject.kernel, findings);
}

}  // namespace fl::kernel
