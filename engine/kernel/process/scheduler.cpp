#include "kernel/process/scheduler.h"

#include "kernel/address_space/switch_space.h"
#include "kernel/costs.h"
#include "kernel/process/timers.h"

namespace fl::kernel {
namespace {

bool runnable(const Process& process) { return process.state == ProcessState::Running; }

bool sleeps_for_a_time(const Process& process)
{
    if (process.state == ProcessState::DiskWait) return true;
    if (process.state != ProcessState::Sleeping) return false;
    return process.waiting == WaitReason::Time
           || ((process.waiting == WaitReason::Futex || process.waiting == WaitReason::Pipe
                || process.waiting == WaitReason::AwaitedSignal)
               && process.wake_at.value != 0);
}

}  // namespace

void wake(Process& process)
{
    if (process.state != ProcessState::Sleeping && process.state != ProcessState::DiskWait) return;
    process.state = ProcessState::Running;
}

void wake_all(Kernel& kernel, WaitReason reason)
{
    for (auto& [pid, process] : kernel.processes)
        if (process.state == ProcessState::Sleeping && process.waiting == reason) wake(process);
}

void wake_sleepers(Kernel& kernel)
{
    for (auto& [pid, process] : kernel.processes)
        if (sleeps_for_a_time(process) && process.wake_at <= kernel.now) wake(process);
}

Look wake_and_look(Kernel& kernel)
{
    Look look;
    const auto note = [&](Tick at) {
        if (!look.next || at < *look.next) look.next = at;
    };
    for (auto& [pid, process] : kernel.processes) {
        if (process.alarm_at.value != 0) note(process.alarm_at);
        if (sleeps_for_a_time(process)) {
            if (process.wake_at <= kernel.now) wake(process);
            else note(process.wake_at);
        }
        if (look.thread == 0 && process.kernel_thread && runnable(process)) look.thread = pid;
    }
    if (!kernel.panic.empty()) look.next.reset();
    return look;
}

std::optional<Tick> next_wake(const Kernel& kernel)
{
    std::optional<Tick> soonest;
    if (!kernel.panic.empty()) return soonest;
    for (const auto& [pid, process] : kernel.processes)
        if (sleeps_for_a_time(process))
            if (!soonest || process.wake_at < *soonest) soonest = process.wake_at;
    const auto timer = next_timer(kernel);
    return timer && (!soonest || *timer < *soonest) ? timer : soonest;
}

bool should_switch(const Kernel& kernel)
{
    const Process* current = kernel.processes.find(kernel.current);
    if (!current || !runnable(*current) || !kernel.panic.empty()) return true;
    if (kernel.now < kernel.slice_end) return false;
    for (const auto& [pid, process] : kernel.processes)
        if (pid != kernel.current && runnable(process)) return true;
    return false;
}

Pid schedule(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    if (!kernel.panic.empty()) return 0;  // Linux: panic() never returns
    wake_sleepers(kernel);
    Pid next = 0;
    for (const auto& [pid, process] : kernel.processes) {
        if (!runnable(process)) continue;
        if (pid > kernel.current) {
            next = pid;
            break;
        }
        if (next == 0) next = pid;  // round again from the lowest
    }
    kernel.slice_end = kernel.now + costs::time_slice;
    if (next == 0) borrow_space(kernel, record);  // the idle thread does
    if (next == 0 || next == kernel.current) return next;
    if (Process* before = kernel.processes.find(kernel.current))
        ++(runnable(*before) ? before->involuntary_switches : before->voluntary_switches);
    kernel.now += costs::context_switch;
    ++kernel.statistics.context_switches;
    kernel.current = next;
    record.record(trace::ContextSwitched{next});
    const Process& process = process_of(kernel, next);
    if (process.space) load_space(kernel, hardware, process.space, record);
    else borrow_space(kernel, record);
    touch_kernel(kernel, hardware, process.kernel_stack);
    return next;
}

void pass_idle_time(Kernel& kernel, Tick until)
{
    if (until <= kernel.now) return;
    bool waits = false;
    for (const auto& [pid, process] : kernel.processes)
        waits = waits || process.state == ProcessState::DiskWait;
    if (waits) kernel.statistics.cpu_iowait += (until - kernel.now).value;
    kernel.now = until;
}

void charge_system_time(Kernel& kernel, Process& process, Tick began, std::uint64_t waited)
{
    const std::uint64_t took = (kernel.now - began).value, slept = kernel.statistics.cpu_iowait - waited;
    const Tick worked{took > slept ? took - slept : 0};
    process.stime += worked;
    kernel.statistics.cpu_system += worked.value;
}

void spend_user_time(Kernel& kernel, Tick time)
{
    kernel.now += time;
    kernel.statistics.cpu_user += time.value;
    if (const Process* current = kernel.processes.find(kernel.current))
        leader_of(kernel, current->pid).utime += time;
}

void spend_system_time(Kernel& kernel, Pid pid, Tick time)
{
    kernel.now += time;
    kernel.statistics.cpu_system += time.value;
    if (kernel.processes.find(pid)) leader_of(kernel, pid).stime += time;
}

}  // namespace fl::kernel
