// System calls about signals. Linux: kernel/signal.c.
#include "kernel/process/handler_frame.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"
#include "kernel/process/threads.h"
#include "kernel/syscall/call.h"

#include <algorithm>
#include <array>
#include <vector>

namespace fl::kernel {
namespace {

constexpr std::uint64_t unblockable = signal_bit(SigKill) | signal_bit(SigStop);

Answer call_sigaction(const CallContext& call)
{
    const std::uint64_t number = call.argument(0);
    if (number == 0 || number >= signal_count || call.argument(3) != 8) return Errno::Invalid;
    const bool changes = call.argument(1) != 0;
    if (changes && (number == SigKill || number == SigStop)) return Errno::Invalid;
    std::array<std::uint64_t, 4> wanted{};  // handler, flags, restorer, mask
    if (changes)
        if (const Reach reach = call.memory().get(call.address(1), wanted); reach != Reach::Ok) return reach;
    const SignalHandler handler = call.process().signals.handlers[number];
    const std::array<std::uint64_t, 4> before{handler.handler, handler.flags, handler.restorer, handler.mask};
    if (const Answer put = call.put_unless_null(call.address(2), before); put.failed()) return put;
    if (changes)
        each_thread(call.kernel, call.process().tgid, [&](Process& thread) {
            thread.signals.handlers[number] = {wanted[0], wanted[1], wanted[2], wanted[3] & ~unblockable};
        });
    return 0;
}

Answer call_sigprocmask(const CallContext& call)
{
    enum { Block = 0, Unblock = 1, Set = 2 };
    if (call.argument(3) != 8) return Errno::Invalid;
    SignalState& signals = call.process().signals;
    std::uint64_t blocked = signals.blocked;
    if (call.argument(1) != 0) {
        std::uint64_t mask = 0;
        if (const Reach reach = call.memory().get(call.address(1), mask); reach != Reach::Ok) return reach;
        switch (call.integer(0)) {
            case Block: blocked |= mask; break;
            case Unblock: blocked &= ~mask; break;
            case Set: blocked = mask; break;
            default: return Errno::Invalid;
        }
    }
    if (const Answer put = call.put_unless_null(call.address(2), signals.blocked); put.failed()) return put;
    signals.blocked = blocked & ~unblockable;
    return 0;
}

// siginfo_t.
std::array<std::uint32_t, 32> told_of(const SignalInfo& info)
{
    std::array<std::uint32_t, 32> words{};
    words[0] = info.number;
    words[2] = static_cast<std::uint32_t>(info.code);
    words[4] = info.sender;
    words[6] = static_cast<std::uint32_t>(info.value);
    words[7] = static_cast<std::uint32_t>(info.value >> 32);
    return words;
}

// What is sent but blocked.
Answer call_sigpending(const CallContext& call)
{
    if (call.argument(1) > 8) return Errno::Invalid;
    const SignalState& signals = call.process().signals;
    return call.memory().put(call.address(0), signals.pending & signals.blocked);
}

// Simplified: the library puts the mask of before back when a handler has returned.
Answer call_sigsuspend(const CallContext& call)
{
    if (call.argument(1) != 8) return Errno::Invalid;
    std::uint64_t mask = 0;
    if (const Reach reach = call.memory().get(call.address(0), mask); reach != Reach::Ok) return reach;
    call.process().signals.blocked = mask & ~unblockable;
    const Answer asleep = call.sleep(WaitReason::Signal);
    if (next_signal(call.process())) wake(call.process());
    return asleep;
}

// Linux: do_sigtimedwait(). Takes a signal of the set away before any handler can run.
Answer call_sigtimedwait(const CallContext& call)
{
    if (call.argument(3) != 8) return Errno::Invalid;
    std::uint64_t wanted = 0;
    std::array<std::uint64_t, 2> time{};
    if (const Reach reach = call.memory().get(call.address(0), wanted); reach != Reach::Ok) return reach;
    const bool limited = call.argument(2) != 0;
    if (limited)
        if (const Reach reach = call.memory().get(call.address(2), time); reach != Reach::Ok) return reach;
    constexpr std::uint64_t second = 1'000'000'000;
    if (time[1] >= second) return Errno::Invalid;
    Process& process = call.process();
    for (std::uint8_t number = 1; number < signal_count; ++number) {
        if (!(process.signals.pending & wanted & ~unblockable & signal_bit(number))) continue;
        const SignalInfo info = process.signals.info[number];
        const Answer told = call.put_unless_null(call.address(1), told_of(info));
        if (told.failed()) return told;
        drop_signal(call.kernel, call.pid, number);
        process.wake_at = {};
        return number;
    }
    const bool again = process.waiting == WaitReason::AwaitedSignal;
    const Tick until =
        again ? process.wake_at : Tick{call.kernel.now.value + std::min(time[0], second) * second + time[1]};
    if (limited && (until == call.kernel.now || call.kernel.now > until)) {
        process.wake_at = {};
        return Errno::Again;
    }
    const Answer asleep = call.sleep(WaitReason::AwaitedSignal);
    process.wake_at = limited ? until : Tick{};
    return asleep;
}

// The program says itself what comes along.
Answer call_sigqueue(const CallContext& call)
{
    std::array<std::uint32_t, 32> given{};
    if (const Reach reach = call.memory().get(call.address(2), given); reach != Reach::Ok) return reach;
    const std::uint64_t number = call.argument(1);
    const Pid target = static_cast<Pid>(call.argument(0));
    if (number >= signal_count) return Errno::Invalid;
    if (!call.kernel.processes.find(target)) return Errno::NoProcess;
    if (static_cast<std::int32_t>(given[2]) >= 0 && target != call.process().tgid) return Errno::Perm;
    const std::uint64_t value = given[6] | static_cast<std::uint64_t>(given[7]) << 32;
    SignalInfo info{static_cast<std::uint8_t>(number), static_cast<std::int32_t>(given[2]), {}, call.pid};
    info.value = value;
    if (number != 0) send_signal(call.kernel, target, info, call.record);
    return 0;
}

// A signal to a process goes to a thread that does not block it, the first one if it can be.
Pid thread_for(const CallContext& call, Pid pid, std::uint64_t number)
{
    const Process* process = call.kernel.processes.find(pid);
    if (!process || number == 0 || number >= signal_count) return pid;
    const std::uint64_t bit = signal_bit(static_cast<std::uint8_t>(number));
    if (!(process->signals.blocked & bit) && !process->ended) return pid;
    Pid found = pid;
    each_thread(call.kernel, process->tgid, [&](const Process& thread) {
        if (!(thread.signals.blocked & bit) && !thread.ended) found = thread.pid;
    });
    return found;
}

Answer send(const CallContext& call, Pid pid, std::uint64_t number)
{
    if (number >= signal_count) return Errno::Invalid;
    const Process* target = call.kernel.processes.find(pid);
    if (!target) return Errno::NoProcess;
    if (number != 0)
        send_signal(call.kernel, pid, {static_cast<std::uint8_t>(number), si_user, {}, call.pid},
                    call.record);
    return 0;
}

Answer call_kill(const CallContext& call)
{
    const int pid = call.integer(0);
    if (pid > 0)
        return send(call, thread_for(call, static_cast<Pid>(pid), call.argument(1)), call.argument(1));
    // A group: the caller's own, or the one named.
    const Pid group =
        pid == 0 || pid == -1 ? call.process().group : static_cast<Pid>(-static_cast<std::int64_t>(pid));
    std::vector<Pid> members;
    for (const auto& [number, process] : call.kernel.processes)
        if (process.group == group && process.tgid == number && !process.kernel_thread)
            members.push_back(number);
    if (members.empty()) return Errno::NoProcess;
    Answer last = 0;
    for (const Pid member : members) last = send(call, member, call.argument(1));
    return last;
}

Answer call_sigaltstack(const CallContext& call)
{
    constexpr std::uint64_t disabled = 2, smallest = 2048;
    std::array<std::uint64_t, 3> wanted{};  // ss_sp, ss_flags, ss_size
    if (call.argument(0) != 0)
        if (const Reach reach = call.memory().get(call.address(0), wanted); reach != Reach::Ok) return reach;
    Process& process = call.process();
    const std::array<std::uint64_t, 3> before{process.alternate_stack.value,
                                              process.alternate_stack_size == 0 ? disabled : 0,
                                              process.alternate_stack_size};
    if (const Answer put = call.put_unless_null(call.address(1), before); put.failed()) return put;
    if (call.argument(0) == 0) return 0;
    const bool off = (static_cast<std::uint32_t>(wanted[1]) & disabled) != 0;
    if (!off && wanted[2] < smallest) return Errno::NoMemory;
    process.alternate_stack = {off ? 0 : wanted[0]};
    process.alternate_stack_size = off ? 0 : wanted[2];
    return 0;
}

Answer call_sigreturn(const CallContext& call)
{
    if (leave_handler(call.kernel, call.hardware, call.pid, call.record)) return CallResult::Replaced;
    send_signal(call.kernel, call.pid, {SigSegv, si_kernel, {}, 0}, call.record);  // a smashed frame
    return CallResult::Replaced;
}

}  // namespace

std::optional<Answer> signal_call(const CallContext& call, SystemCall number)
{
    switch (number) {
        case SystemCall::RtSigaction: return call_sigaction(call);
        case SystemCall::RtSigprocmask: return call_sigprocmask(call);
        case SystemCall::RtSigreturn: return call_sigreturn(call);
        case SystemCall::RtSigpending: return call_sigpending(call);
        case SystemCall::RtSigsuspend: return call_sigsuspend(call);
        case SystemCall::RtSigtimedwait: return call_sigtimedwait(call);
        case SystemCall::RtSigqueueinfo: return call_sigqueue(call);
        case SystemCall::Sigaltstack: return call_sigaltstack(call);
        case SystemCall::Kill: return call_kill(call);
        case SystemCall::Tgkill: return send(call, static_cast<Pid>(call.argument(1)), call.argument(2));
        case SystemCall::Pause: return call.sleep(WaitReason::Signal);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
