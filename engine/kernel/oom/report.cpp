#include "kernel/oom/report.h"

#include "base/text.h"
#include "kernel/cgroup/groups.h"
#include "kernel/cgroup/stat.h"
#include "kernel/oom/badness.h"

namespace fl::kernel {
namespace {

using ull = unsigned long long;

// Linux: gfp_t, as %pGg prints it.
const char* mask_of(const OomRequest& request)
{
    if (request.order < 0 || request.group != 0) return "0xcc0(GFP_KERNEL)";
    switch (request.use) {
        case FrameUse::Anonymous:
        case FrameUse::PageCache: return "0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP)";
        case FrameUse::PageTable: return "0x440dc0(GFP_KERNEL_ACCOUNT|__GFP_COMP|__GFP_ZERO)";
        case FrameUse::KernelStack: return "0x400dc0(GFP_KERNEL_ACCOUNT|__GFP_ZERO)";
        default: return "0xcc0(GFP_KERNEL)";
    }
}

const Process* requester(const Kernel& kernel) { return kernel.processes.find(kernel.current); }

// Linux: dump_tasks(), dump_task().
void log_tasks(Kernel& kernel, const OomRequest& request)
{
    log(kernel, "Tasks state (memory values in pages):");
    log(kernel, "[  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem pgtables_bytes "
                "swapents oom_score_adj name");
    for (const auto& [pid, process] : kernel.processes) {
        const AddressSpace* space = kernel.spaces.find(process.space);
        if (process.tgid != pid || !space || unkillable(process) || !is_concerned(kernel, request, process))
            continue;
        log(kernel, format("[%7u] %5u %5u %8llu %8llu %8llu %8llu %9llu %8llu %8llu         %5d %s", pid,
                           process.uid, process.tgid, static_cast<ull>(space->total_vm),
                           static_cast<ull>(space->rss()), static_cast<ull>(space->rss_anon),
                           static_cast<ull>(space->rss_file), static_cast<ull>(space->rss_shmem),
                           static_cast<ull>(space->pgtables_bytes), static_cast<ull>(space->swapents),
                           process.oom_score_adj, process.comm.c_str()));
    }
}

std::string usage_line(const char* what, std::uint64_t usage, std::uint64_t limit, std::uint64_t hits)
{
    constexpr std::uint64_t largest = 0x7ffffffffffff000 / page_size;  // PAGE_COUNTER_MAX
    return format("%s: usage %llukB, limit %llukB, failcnt %llu", what, kib(usage),
                  kib(std::min(limit, largest)), static_cast<ull>(hits));
}

// Linux: mem_cgroup_print_oom_meminfo().
void log_group(Kernel& kernel, GroupId id)
{
    const MemoryGroup group = kernel.groups.at(id);
    log(kernel, usage_line("memory", group.usage, group.limit, group.limit_hits));
    log(kernel, usage_line("swap", group.swap_usage, group.swap_limit, group.swap_hits));
    log(kernel, "Memory cgroup stats for " + group.path + ":");
    for (const GroupStatRow& row : group_stat(kernel, id))
        log(kernel, format("%s %llu", row.name, static_cast<ull>(row.value)));
}

}  // namespace

void log_oom_header(Kernel& kernel, const OomRequest& request)
{
    const Process* current = requester(kernel);
    const char* comm = current ? current->comm.c_str() : "swapper/0";
    if (kernel.tunables.badness == Badness::Linux26) {
        log(kernel, "oom-killer: gfp_mask=0xd2");
    } else {
        log(kernel, format("%s invoked oom-killer: gfp_mask=%s, order=%d, oom_score_adj=%d", comm,
                           mask_of(request), request.order,
                           current ? leader_of(kernel, current->pid).oom_score_adj : 0));
        log(kernel, format("CPU: 0 UID: %u PID: %u Comm: %s Not tainted 6.12.0-faultline #1",
                           current ? current->uid : 0, kernel.current, comm));
    }
    if (request.group != 0) log_group(kernel, request.group);
    else log_memory(kernel);
    if (kernel.tunables.oom_dump_tasks && kernel.tunables.badness == Badness::Linux)
        log_tasks(kernel, request);
}

// Linux: dump_oom_victim(), mem_cgroup_print_oom_context().
void log_oom_choice(Kernel& kernel, const OomRequest& request, const Process& victim)
{
    if (kernel.tunables.badness == Badness::Linux26) return;
    const std::string where = request.group != 0 ? ",oom_memcg=" + kernel.groups.at(request.group).path
                                                 : std::string(",global_oom");
    log(kernel, format("oom-kill:constraint=%s,nodemask=(null),cpuset=/,mems_allowed=0%s,task_memcg=%s,"
                       "task=%s,pid=%u,uid=%u",
                       request.group != 0 ? "CONSTRAINT_MEMCG" : "CONSTRAINT_NONE", where.c_str(),
                       kernel.groups.at(victim.memory_group).path.c_str(), victim.comm.c_str(), victim.pid,
                       victim.uid));
}

}  // namespace fl::kernel
