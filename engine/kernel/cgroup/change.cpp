#include "kernel/cgroup/change.h"

#include "kernel/cgroup/charge.h"
#include "kernel/cgroup/groups.h"
#include "kernel/oom/oom.h"
#include "kernel/reclaim/reclaim.h"

namespace fl::kernel {
namespace {

// Down to a mark; true when it got there.
bool shrink_to(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t mark,
               trace::Recorder& record)
{
    for (int fruitless = 0; fruitless < max_reclaim_retries;) {
        const std::uint64_t usage = kernel.groups.at(group).usage;
        if (usage <= mark) return true;
        if (reclaim_group(kernel, hardware, group, usage - mark, record) == 0) ++fruitless;
    }
    return kernel.groups.at(group).usage <= mark;
}

}  // namespace

void set_limit(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
               trace::Recorder& record)
{
    kernel.groups.at(group).limit = pages;
    while (!shrink_to(kernel, hardware, group, pages, record)) {
        each_ancestor(kernel, group, [](MemoryGroup& above) { ++above.oom_events; });
        if (!out_of_memory(kernel, hardware, {.group = group}, record) || is_dying(kernel)) return;
    }
}

void set_high(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
              trace::Recorder& record)
{
    kernel.groups.at(group).high = pages;
    static_cast<void>(shrink_to(kernel, hardware, group, pages, record));
}

bool reclaim_now(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
                 trace::Recorder& record)
{
    std::uint64_t freed = 0;
    for (int fruitless = 0; fruitless < max_reclaim_retries && freed < pages;) {
        const std::uint64_t more = reclaim_group(kernel, hardware, group, pages - freed, record);
        freed += more;
        if (more == 0) ++fruitless;
    }
    return freed >= pages;
}

}  // namespace fl::kernel
