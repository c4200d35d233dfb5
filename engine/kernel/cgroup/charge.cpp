#include "kernel/cgroup/charge.h"

#include "kernel/cgroup/groups.h"
#include "kernel/oom/oom.h"
#include "kernel/reclaim/reclaim.h"

#include <algorithm>

namespace fl::kernel {
namespace {

// The lowest group that has no room for so many pages more; 0 = all have.
GroupId group_at_limit(const Kernel& kernel, GroupId group, std::uint64_t pages)
{
    for (GroupId at = group; at != 0; at = kernel.groups.at(at).parent) {
        const MemoryGroup& here = kernel.groups.at(at);
        if (here.limit != no_limit && here.usage + pages > here.limit) return at;
    }
    return 0;
}

void add(Kernel& kernel, GroupId group, std::uint64_t pages)
{
    bool over_high = false;
    each_ancestor(kernel, group, [&](MemoryGroup& above) {
        above.usage += pages;
        above.peak = std::max(above.peak, above.usage);
        over_high |= above.usage > above.high;
    });
    Process* current = over_high ? kernel.processes.find(kernel.current) : nullptr;
    if (current) current->over_high += pages;
}

// Linux: the reclaim loop of try_charge_memcg(). True: there is room for `pages` more.
bool make_room(Kernel& kernel, hw::Hardware& hardware, GroupId full, std::uint64_t pages,
               trace::Recorder& record)
{
    constexpr std::uint64_t batch = 32;
    for (int round = 0; round < max_reclaim_retries; ++round) {
        reclaim_group(kernel, hardware, full, std::max(pages, batch), record);
        const MemoryGroup& group = kernel.groups.at(full);
        if (group.usage + pages <= group.limit) return true;
    }
    return false;
}

}  // namespace

bool is_charged(FrameUse use)
{
    switch (use) {
        case FrameUse::Anonymous: case FrameUse::PageCache: case FrameUse::PageTable:
        case FrameUse::KernelStack: case FrameUse::Slab: return true;
        default: return false;
    }
}

GroupId current_group(const Kernel& kernel)
{
    const Process* current = kernel.processes.find(kernel.current);
    return current ? current->memory_group : GroupId{0};
}

bool charge(Kernel& kernel, hw::Hardware& hardware, GroupId group, FrameUse use, std::uint64_t pages,
            trace::Recorder& record)
{
    while (const GroupId full = group_at_limit(kernel, group, pages)) {
        if (is_dying(kernel)) return false;
        each_ancestor(kernel, full, [](MemoryGroup& above) { ++above.limit_hits; });
        const MemoryGroup& at = kernel.groups.at(full);
        record.record(trace::GroupLimitHit{full, at.usage, at.limit});
        if (make_room(kernel, hardware, full, pages, record)) continue;
        each_ancestor(kernel, full, [](MemoryGroup& above) { ++above.oom_events; });
        if (!out_of_memory(kernel, hardware, {.use = use, .group = full}, record)) return false;
    }
    add(kernel, group, pages);
    return true;
}

void uncharge(Kernel& kernel, GroupId group, std::uint64_t pages)
{
    each_ancestor(kernel, group, [&](MemoryGroup& above) { above.usage -= pages; });
}

bool has_swap_room(const Kernel& kernel, GroupId group, std::uint64_t pages)
{
    for (GroupId at = group; at != 0; at = kernel.groups.at(at).parent) {
        const MemoryGroup& here = kernel.groups.at(at);
        if (here.swap_limit != no_limit && here.swap_usage + pages > here.swap_limit) return false;
    }
    return true;
}

void add_swap(Kernel& kernel, GroupId group, std::uint64_t pages)
{
    each_ancestor(kernel, group, [&](MemoryGroup& above) {
        above.swap_usage += pages;
        above.swap_peak = std::max(above.swap_peak, above.swap_usage);
    });
}

void uncharge_swap(Kernel& kernel, GroupId group, std::uint64_t pages)
{
    each_ancestor(kernel, group, [&](MemoryGroup& above) { above.swap_usage -= pages; });
}

}  // namespace fl::kernel
