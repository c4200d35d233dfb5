#include "kernel/oom/oom.h"

#include "base/text.h"
#include "kernel/block/requests.h"
#include "kernel/cgroup/groups.h"
#include "kernel/oom/badness.h"
#include "kernel/oom/report.h"
#include "kernel/oom/select.h"
#include "kernel/process/kernel_thread.h"
#include "kernel/process/send_signal.h"
#include "kernel/process/threads.h"

namespace fl::kernel {
namespace {

using ull = unsigned long long;

void log_killed(Kernel& kernel, const Process& victim, const char* message)
{
    if (kernel.tunables.badness == Badness::Linux26) {
        log(kernel, format("Out of Memory: Killed process %u (%s).", victim.pid, victim.comm.c_str()));
        return;
    }
    const AddressSpace none;
    const AddressSpace* found = kernel.spaces.find(victim.space);
    const AddressSpace& space = found ? *found : none;
    log(kernel, format("%s: Killed process %u (%s) total-vm:%llukB, anon-rss:%llukB, file-rss:%llukB, "
                       "shmem-rss:%llukB, UID:%u pgtables:%llukB oom_score_adj:%d",
                       message, victim.pid, victim.comm.c_str(), kib(space.total_vm), kib(space.rss_anon),
                       kib(space.rss_file), kib(space.rss_shmem), victim.uid,
                       static_cast<ull>(space.pgtables_bytes / 1024), victim.oom_score_adj));
}

// Linux: mark_oom_victim() and SIGKILL, for all threads.
void strike(Kernel& kernel, Pid leader, trace::Recorder& record)
{
    std::vector<Pid> threads;
    each_thread(kernel, leader, [&](Process& thread) {
        thread.oom_victim = true;
        thread.oom_killed = kernel.now;
        threads.push_back(thread.pid);
    });
    for (const Pid pid : threads) send_signal(kernel, pid, {SigKill, si_kernel, {}, 0}, record);
}

// Whoever runs in the same memory dies too, or nothing would be gained.
void strike_sharers(Kernel& kernel, const Process& victim, trace::Recorder& record)
{
    std::vector<Pid> sharers;
    for (const auto& [pid, process] : kernel.processes)
        if (process.tgid == pid && pid != victim.pid && victim.space != 0 && process.space == victim.space)
            sharers.push_back(pid);
    for (const Pid pid : sharers) {
        const Process& sharer = process_of(kernel, pid);
        if (pid == 1)
            log(kernel, format("oom killer %u (%s) has mm pinned by %u (%s)", victim.pid, victim.comm.c_str(),
                               pid, sharer.comm.c_str()));
        else if (!sharer.kernel_thread) strike(kernel, pid, record);
    }
}

// Linux: __oom_kill_process().
void kill_one(Kernel& kernel, const OomRequest& request, const OomChoice& choice, const char* message,
              trace::Recorder& record)
{
    const Process& victim = process_of(kernel, choice.victim);
    ++kernel.statistics.oom_kill;
    count_oom_kill(kernel, victim.memory_group);
    log_killed(kernel, victim, message);
    record.record(trace::OomKilled{choice.victim, request.group, choice.points});
    strike(kernel, choice.victim, record);
    strike_sharers(kernel, process_of(kernel, choice.victim), record);
}

// memory.oom.group: all of the group, or nobody. Linux: mem_cgroup_get_oom_group().
void kill_whole_group(Kernel& kernel, const OomRequest& request, GroupId group, trace::Recorder& record)
{
    log(kernel, "Tasks in " + kernel.groups.at(group).path
                    + " are going to be killed due to memory.oom.group set");
    std::vector<Pid> members;
    for (const auto& [pid, process] : kernel.processes)
        if (process.tgid == pid && is_within(kernel, process.memory_group, group) && !process.oom_victim
            && process.space != 0 && process.oom_score_adj != score_adj_min && !unkillable(process))
            members.push_back(pid);
    for (const Pid pid : members)
        kill_one(kernel, request, {.victim = pid}, "Memory cgroup out of memory", record);
    count_group_kill(kernel, group);
}

// Linux: oom_kill_process().
void kill_chosen(Kernel& kernel, const OomRequest& request, const OomChoice& choice, const char* message,
                 trace::Recorder& record)
{
    log_oom_header(kernel, request);
    log_oom_choice(kernel, request, process_of(kernel, choice.victim));
    const GroupId whole = oom_group_of(kernel, process_of(kernel, choice.victim).memory_group, request.group);
    kill_one(kernel, request, choice, message, record);
    if (whole != 0) kill_whole_group(kernel, request, whole, record);
    wake_kernel_thread(kernel, KernelThread::OomReaper);
}

// Linux: check_panic_on_oom().
bool panics(Kernel& kernel, const OomRequest& request)
{
    const std::uint32_t level = kernel.tunables.panic_on_oom;
    if (level == 0 || request.order < 0 || (level == 1 && request.group != 0)) return false;
    log_oom_header(kernel, request);
    panic(kernel, format("Out of memory: %s panic_on_oom is enabled",
                         level == 2 ? "compulsory" : "system-wide"));
    return true;
}

// Linux: the part of out_of_memory() for vm.oom_kill_allocating_task.
bool kill_the_requester(Kernel& kernel, const OomRequest& request, trace::Recorder& record)
{
    const Process* current = kernel.processes.find(kernel.current);
    if (!kernel.tunables.oom_kill_allocating_task || request.group != 0 || request.order < 0 || !current
        || current->space == 0 || unkillable(*current))
        return false;
    const Process& leader = leader_of(kernel, current->pid);
    if (leader.oom_score_adj == score_adj_min || leader.pid == kernel.shell) return false;
    kill_chosen(kernel, request, {.victim = leader.pid}, "Out of memory (oom_kill_allocating_task)", record);
    return true;
}

bool nobody_to_kill(Kernel& kernel, const OomRequest& request)
{
    log_oom_header(kernel, request);
    log(kernel, "Out of memory and no killable processes...");
    if (request.order < 0) log(kernel, "sysrq: OOM request ignored. No task eligible");
    else if (request.group == 0) panic(kernel, "System is deadlocked on memory");
    return false;
}

bool has_sigkill(const Process& process) { return process.signals.pending & signal_bit(SigKill); }

}  // namespace

bool is_dying(const Kernel& kernel)
{
    const Process* current = kernel.processes.find(kernel.current);
    return current && (current->oom_victim || has_sigkill(*current));
}

bool out_of_memory(Kernel& kernel, hw::Hardware& hardware, const OomRequest& request,
                   trace::Recorder& record)
{
    if (!kernel.panic.empty()) return false;
    if (request.order >= 0 && is_dying(kernel)) {
        process_of(kernel, kernel.current).oom_victim = true;
        return true;
    }
    if (panics(kernel, request)) return false;
    if (kill_the_requester(kernel, request, record)) return true;
    const OomChoice choice = choose_victim(kernel, request, record);
    if (!choice.pending && choice.victim == 0) return nobody_to_kill(kernel, request);
    if (!choice.pending)
        kill_chosen(kernel, request, choice,
                    request.group ? "Memory cgroup out of memory" : "Out of memory", record);
    // The allocator would sleep now, and the reaper run.
    return is_dying(kernel) || reap_victims(kernel, hardware, record);
}

bool retry_later(Kernel& kernel, Pid pid, trace::Recorder& record)
{
    constexpr Tick a_moment{10'000'000};
    if (has_sigkill(process_of(kernel, pid)) || !kernel.panic.empty()) return false;
    sleep_for_disk(kernel, pid, kernel.now + a_moment, record);
    return true;
}

void panic(Kernel& kernel, const std::string& why)
{
    log(kernel, "Kernel panic - not syncing: " + why);
    log(kernel, "---[ end Kernel panic - not syncing: " + why + " ]---");
    kernel.panic = why;
}

}  // namespace fl::kernel
