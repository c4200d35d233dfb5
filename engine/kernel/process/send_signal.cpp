#include "kernel/process/send_signal.h"

#include "kernel/costs.h"
#include "kernel/process/handler_frame.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/scheduler.h"

namespace fl::kernel {
namespace {

bool unblockable(std::uint8_t number) { return number == SigKill || number == SigStop; }

// A fault cannot be ignored or put off. Linux: force_sig_info_to_task().
bool forced(const SignalInfo& info)
{
    return (info.number == SigSegv || info.number == SigBus || info.number == SigFpe || info.number == SigIll)
           && info.code > 0;
}

bool ignored(const SignalState& signals, std::uint8_t number)
{
    if (unblockable(number)) return false;
    const std::uint64_t handler = signals.handlers[number].handler;
    return handler == 1 || (handler == 0 && default_of(number) == SignalDefault::Ignore);
}

void take_out(SignalState& signals, std::uint8_t number)
{
    signals.pending &= ~signal_bit(number);
    signals.info[number] = {};
}

// Linux: do_notify_parent_cldstop(). What wait(2) shall report of a child that goes on living.
void tell_parent(Kernel& kernel, Process& process, std::int32_t status, trace::Recorder& record)
{
    constexpr std::uint64_t no_child_stop = 1;
    constexpr std::int32_t stopped = 5, continued = 6;
    process.exit_status = status;
    const Pid parent = process.parent;
    const Process* found = kernel.processes.find(parent);
    if (!found) return;
    if (!(found->signals.handlers[SigChld].flags & no_child_stop))
        send_signal(kernel, parent,
                    {SigChld, status == wait_continued ? continued : stopped, {}, process.pid}, record);
    for (auto& [pid, thread] : kernel.processes)
        if (thread.tgid == parent && thread.waiting == WaitReason::Child) wake(thread);
}

Delivered apply_default(Kernel& kernel, hw::Hardware& hardware, Pid pid, std::uint8_t number,
                        trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    switch (default_of(number)) {
        case SignalDefault::Ignore:
        case SignalDefault::Continue: return Delivered::Ignored;
        case SignalDefault::Stop:
            process.state = ProcessState::Stopped;
            tell_parent(kernel, process, stopped_by(number), record);
            return Delivered::Stopped;
        case SignalDefault::Terminate:
            exit_process(kernel, hardware, pid, killed_by(number, false), record);
            break;
        case SignalDefault::CoreDump:
            exit_process(kernel, hardware, pid, killed_by(number, process.limits.core > 0), record);
            break;
    }
    return Delivered::Killed;
}

}  // namespace

SignalDefault default_of(std::uint8_t number)
{
    switch (number) {
        case SigQuit:
        case SigIll:
        case SigTrap:
        case SigAbrt:
        case SigBus:
        case SigFpe:
        case SigSegv:
        case 24:
        case SigXfsz:
        case 31: return SignalDefault::CoreDump;
        case SigChld: case SigUrg: case SigWinch: return SignalDefault::Ignore;
        case SigCont: return SignalDefault::Continue;
        case SigStop: case SigTstp: case SigTtin: case SigTtou: return SignalDefault::Stop;
        default: return SignalDefault::Terminate;
    }
}

void send_signal(Kernel& kernel, Pid pid, const SignalInfo& info, trace::Recorder& record)
{
    Process* process = kernel.processes.find(pid);
    if (!process || process->state == ProcessState::Zombie || info.number == 0 || info.number >= signal_count)
        return;
    if (process->kernel_thread) return;
    // init gets only what it handles. Linux: SIGNAL_UNKILLABLE.
    if (pid == 1 && process->signals.handlers[info.number].handler <= 1) return;
    SignalState& signals = process->signals;
    record.record(trace::SignalSent{info.number, info.code, info.address});
    if (forced(info)) {
        const bool unheard =
            (signals.blocked & signal_bit(info.number)) || signals.handlers[info.number].handler == 1;
        if (unheard) signals.handlers[info.number] = {};
        signals.blocked &= ~signal_bit(info.number);
    }
    if ((info.number == SigCont || info.number == SigKill) && process->state == ProcessState::Stopped) {
        process->state = ProcessState::Running;
        if (info.number == SigCont && !process->traced) tell_parent(kernel, *process, wait_continued, record);
    }
    const bool blocked = (signals.blocked & signal_bit(info.number)) && !unblockable(info.number);
    if (!blocked && !process->traced && ignored(signals, info.number)) return;
    if (!(signals.pending & signal_bit(info.number))) signals.info[info.number] = info;
    signals.pending |= signal_bit(info.number);
    const bool patient = process->waiting == WaitReason::Vfork || process->waiting == WaitReason::Disk;
    const bool deaf = patient && info.number != SigKill;
    const bool awaited = process->waiting == WaitReason::AwaitedSignal;
    if ((!blocked || awaited) && !deaf) wake(*process);
}

std::optional<SignalInfo> next_signal(const Process& process)
{
    const SignalState& signals = process.signals;
    const std::uint64_t unblockables = signal_bit(SigKill) | signal_bit(SigStop);
    const std::uint64_t ready = signals.pending & (~signals.blocked | unblockables);
    if (ready == 0) return std::nullopt;
    if (ready & signal_bit(SigKill)) return signals.info[SigKill];
    // Faults first: they belong to the instruction the program stands at. Linux: next_signal(),
    // SYNCHRONOUS_MASK.
    for (const std::uint8_t number : {SigIll, SigTrap, SigBus, SigFpe, SigSegv})
        if (ready & signal_bit(number)) return signals.info[number];
    for (std::uint8_t number = 1; number < signal_count; ++number)
        if (ready & signal_bit(number)) return signals.info[number];
    return std::nullopt;
}

Delivered deliver_signal(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    const auto info = next_signal(process);
    if (!info) return Delivered::Nothing;
    SignalState& signals = process.signals;
    take_out(signals, info->number);
    if (ignored(signals, info->number)) return Delivered::Ignored;
    if (signals.handlers[info->number].handler == 0 || unblockable(info->number))
        return apply_default(kernel, hardware, pid, info->number, record);
    spend_system_time(kernel, pid, costs::deliver_signal);
    if (enter_handler(kernel, hardware, pid, *info, record)) return Delivered::Handler;
    // No room for the frame: the program cannot be told any more. Linux: force_sigsegv().
    signals.handlers[SigSegv] = {};
    return apply_default(kernel, hardware, pid, SigSegv, record);
}

void drop_signal(Kernel& kernel, Pid pid, std::uint8_t number)
{
    if (number > 0 && number < signal_count) take_out(process_of(kernel, pid).signals, number);
}

}  // namespace fl::kernel
