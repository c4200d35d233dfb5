// Linux: mm/memcontrol.c reclaim_high(), mem_find_max_overage(), calculate_high_delay().
#include "kernel/block/requests.h"
#include "kernel/cgroup/charge.h"
#include "kernel/cgroup/groups.h"
#include "kernel/reclaim/reclaim.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::uint64_t batch = 64;           // MEMCG_CHARGE_BATCH
constexpr unsigned precision = 20, scaling = 14;
constexpr std::uint64_t second = 1'000'000'000;

std::uint64_t largest_overage(Kernel& kernel, GroupId group)
{
    std::uint64_t largest = 0;
    each_ancestor(kernel, group, [&](const MemoryGroup& above) {
        if (above.usage <= above.high) return;
        const std::uint64_t high = std::max<std::uint64_t>(above.high, 1);
        largest = std::max(largest, ((above.usage - above.high) << precision) / high);
    });
    return largest;
}

// Grows with the square of the excess: 2 seconds at most.
Tick delay_for(std::uint64_t overage, std::uint64_t pages)
{
    constexpr std::uint64_t ticks_per_second = 250, most_overage = 1ull << 26;  // beyond, the most anyway
    const std::uint64_t over = std::min(overage, most_overage);
    const std::uint64_t ticks = (over * over * ticks_per_second >> precision >> scaling) * pages / batch;
    return {std::min(ticks * (second / ticks_per_second), 2 * second)};
}

}  // namespace

bool throttle_over_high(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    Process* process = kernel.processes.find(pid);
    if (!process || process->over_high < batch) return false;
    const std::uint64_t pages = process->over_high;
    const GroupId group = process->memory_group;
    process->over_high = 0;
    if (process->state != ProcessState::Running || process->oom_victim) return false;
    for (GroupId at = group; at != 0; at = kernel.groups.at(at).parent) {
        const MemoryGroup& here = kernel.groups.at(at);
        if (here.usage <= here.high) continue;
        each_ancestor(kernel, at, [](MemoryGroup& above) { ++above.high_events; });
        reclaim_group(kernel, hardware, at, pages, record);
    }
    const Tick delay = delay_for(largest_overage(kernel, group), pages);
    if (delay.value <= second / 100) return false;
    sleep_for_disk(kernel, pid, kernel.now + delay, record);
    return true;
}

GroupProtection protection_of(const Kernel& kernel, GroupId root, GroupId group)
{
    const MemoryGroup& leaf = kernel.groups.at(group);
    if (group == root || group == 0 || (leaf.min == 0 && leaf.low == 0)) return {};
    GroupProtection whole{no_limit, no_limit};
    for (GroupId at = group; at != root && at != 0; at = kernel.groups.at(at).parent) {
        const MemoryGroup& here = kernel.groups.at(at);
        // Linux: effective_protection(). A group has no more than its parent grants, shared among the
        // children by what each of them uses below its own mark.
        const auto share = [&](std::uint64_t MemoryGroup::*mark) {
            const std::uint64_t own = std::min(here.*mark, here.usage);
            std::uint64_t all = 0, granted = no_limit;
            for (const auto& [id, sibling] : kernel.groups)
                if (id != 0 && sibling.parent == here.parent) all += std::min(sibling.*mark, sibling.usage);
            if (here.parent != root && here.parent != 0) granted = kernel.groups.at(here.parent).*mark;
            return all <= granted ? own : own * granted / std::max<std::uint64_t>(all, 1);
        };
        whole.min = std::min(whole.min, share(&MemoryGroup::min));
        whole.low = std::min(whole.low, share(&MemoryGroup::low));
    }
    return whole;
}

}  // namespace fl::kernel
