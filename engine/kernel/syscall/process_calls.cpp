// System calls about processes. Linux: kernel/fork.c, kernel/exit.c, kernel/sys.c.
#include "kernel/process/lifecycle.h"
#include "kernel/process/scheduler.h"
#include "kernel/syscall/call.h"
#include "kernel/syscall/usage.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace fl::kernel {
namespace {

Answer call_clone(const CallContext& call, const CloneRequest& request)
{
    const auto child = clone_process(call.kernel, call.hardware, call.pid, request, call.record);
    return child ? Answer{*child} : Answer{child.error()};
}

Answer call_clone(const CallContext& call)
{
    return call_clone(call, {.flags = call.argument(0),
                             .stack = call.address(1),
                             .parent_tid = call.address(2),
                             .child_tid = call.address(3),
                             .tls = call.address(4)});
}

Answer call_vfork(const CallContext& call)
{
    CloneRequest request;
    request.flags = CloneSpace | CloneVfork;
    return call_clone(call, request);
}

// Linux: do_wait(). A child that has ended, or 0 with `any` telling whether there are children at all.
Pid find_zombie(const CallContext& call, std::int32_t wanted, bool& any, bool of_interest = true)
{
    for (const auto& [pid, process] : call.kernel.processes) {
        if (process.tgid != pid || process.parent != call.process().tgid) continue;
        if (wanted > 0 && pid != static_cast<Pid>(wanted)) continue;
        if (process.state == ProcessState::Zombie && !of_interest) continue;  // it will never stop
        any = true;
        if (process.state == ProcessState::Zombie) return pid;
    }
    return 0;
}

// Linux: wait_task_stopped(), wait_task_continued(). Each stop is reported once.
Pid find_changed(const CallContext& call, std::int32_t wanted, std::uint64_t options)
{
    constexpr std::uint64_t untraced = 2, continued = 8;
    for (const auto& [pid, process] : call.kernel.processes) {
        if (process.tgid != pid || process.parent != call.process().tgid) continue;
        if (process.exit_status == 0) continue;
        if (wanted > 0 && pid != static_cast<Pid>(wanted)) continue;
        if (process.state == ProcessState::Zombie || process.ended) continue;
        const bool stopped = process.state == ProcessState::Stopped;
        if (options & (stopped ? untraced : continued)) return pid;
    }
    return 0;
}

Answer call_wait4(const CallContext& call)
{
    constexpr std::uint64_t no_hang = 1;
    bool any = false;
    const Pid zombie = find_zombie(call, call.integer(0), any);
    if (!any) return Errno::NoChild;
    if (const Pid changed = zombie == 0 ? find_changed(call, call.integer(0), call.argument(2)) : 0;
        changed != 0) {
        std::int32_t& status = process_of(call.kernel, changed).exit_status;
        if (const Answer put = call.put_unless_null(call.address(1), status); put.failed()) return put;
        status = 0;
        return changed;
    }
    if (zombie == 0) return call.argument(2) & no_hang ? Answer{0} : call.sleep(WaitReason::Child);
    const Process& dead = process_of(call.kernel, zombie);
    if (const Answer put = call.put_unless_null(call.address(1), dead.exit_status); put.failed()) return put;
    const Usage usage = usage_of(dead, nullptr, UsageOf::Process);
    if (const Answer put = call.put_unless_null(call.address(3), usage); put.failed()) return put;
    reap(call.kernel, call.hardware, zombie, call.record);
    return zombie;
}

// Linux: kernel_waitid(). With WNOWAIT a later call finds the child as it is.
Answer call_waitid(const CallContext& call)
{
    constexpr std::uint64_t no_hang = 1, stopped = 2, exited = 4, continued = 8, leave = 0x01000000;
    enum : std::int32_t { Exited = 1, Killed, Dumped, Stopped = 5, Continued };  // CLD_...
    struct Information {  // the beginning of siginfo_t
        std::int32_t signal = 0, error = 0, code = 0, unused = 0, pid = 0;
        std::uint32_t uid = 0;
        std::int32_t status = 0;
    } information;
    const std::uint64_t options = call.argument(3);
    if ((options & ~(no_hang | stopped | exited | continued | leave)) || call.argument(0) > 2 ||
        !(options & (stopped | exited | continued)) || (call.argument(0) == 1 && call.integer(1) <= 0))
        return Errno::Invalid;
    const std::int32_t wanted = call.argument(0) == 1 ? call.integer(1) : -1;
    bool any = false;
    Pid found = find_zombie(call, wanted, any, (options & exited) != 0);
    if (!any) return Errno::NoChild;
    const bool ended = found != 0;
    if (!ended) found = find_changed(call, wanted, options);
    if (found == 0 && !(options & no_hang)) return call.sleep(WaitReason::Child);
    if (found != 0) {
        const std::int32_t status = process_of(call.kernel, found).exit_status, signal = status & 0x7f;
        const bool stops = !ended && process_of(call.kernel, found).state == ProcessState::Stopped;
        information = {17, 0, Exited, 0, static_cast<std::int32_t>(found), process_of(call.kernel, found).uid,
                       status >> 8 & 0xff};
        if (!ended) information.code = stops ? Stopped : Continued;
        if (!ended && !stops) information.status = 18;  // SIGCONT
        if (ended && signal != 0) information.code = status & 0x80 ? Dumped : Killed;
        if (ended && signal != 0) information.status = signal;
    }
    if (const Answer put = call.put_unless_null(call.address(2), information); put.failed()) return put;
    if (found == 0 || (options & leave)) return 0;
    if (ended) reap(call.kernel, call.hardware, found, call.record);
    else process_of(call.kernel, found).exit_status = 0;
    return 0;
}

// A null-terminated array of pointers to strings.
Answer get_strings(const CallContext& call, VirtAddr at, std::vector<std::string>& strings)
{
    constexpr std::size_t most = 4096, longest = 128 * 1024;
    if (at.value == 0) return 0;
    for (std::size_t i = 0; i < most; ++i) {
        std::uint64_t pointer = 0;
        if (const Reach reach = call.memory().get(at + i * 8, pointer); reach != Reach::Ok) return reach;
        if (pointer == 0) return 0;
        strings.emplace_back();
        if (const Reach reach = call.memory().read_string({pointer}, longest, strings.back());
            reach != Reach::Ok)
            return reach;
    }
    return Errno::TooBig;
}

Answer call_execve(const CallContext& call)
{
    std::string path;
    std::vector<std::string> arguments, environment;
    if (const Reach reach = call.memory().read_string(call.address(0), 4096, path); reach != Reach::Ok)
        return reach;
    if (const Answer got = get_strings(call, call.address(1), arguments); got.failed()) return got;
    if (const Answer got = get_strings(call, call.address(2), environment); got.failed()) return got;
    const std::string absolute = absolute_path(call.leader().directory, path);
    const Status replaced = call.host.execute(absolute, arguments, environment, call.pid);
    return replaced ? Answer{CallResult::Replaced} : Answer{replaced.error()};
}

// The kernel tells the CPU's number there: now, and to a child when it first runs. Linux:
// rseq_update_cpu_node_id().
Answer call_rseq(const CallContext& call)
{
    constexpr std::uint64_t unregister = 1;
    if (call.argument(2) & unregister) {
        call.process().rseq = {};
        return 0;
    }
    constexpr std::array<std::uint32_t, 2> first_cpu{0, 0};
    if (const Reach reach = call.memory().put(call.address(0), first_cpu); reach != Reach::Ok) return reach;
    call.process().rseq = call.address(0);
    return 0;
}

Answer call_setpriority(const CallContext& call)
{
    constexpr int process = 0;
    if (call.integer(0) != process) return Errno::Invalid;
    const int wanted = std::clamp(call.integer(2), -20, 19);
    if (wanted < call.leader().nice && call.process().uid != 0) return Errno::Access;
    call.leader().nice = wanted;
    return 0;
}

Answer call_arch_prctl(const CallContext& call)
{
    constexpr int set_fs = 0x1002, get_fs = 0x1003;
    if (call.integer(0) == get_fs) return call.memory().put(call.address(1), call.process().cpu.fs);
    if (call.integer(0) != set_fs) return Errno::Invalid;
    if (call.address(1) >= call.kernel.layout.task_size) return Errno::Perm;
    call.process().cpu.fs = call.address(1);
    return 0;
}

// Linux: kernel/sys.c. The name of a thread, as ps and top show it.
Answer call_prctl(const CallContext& call)
{
    constexpr int set_name = 15, get_name = 16;
    constexpr std::size_t longest_name = 15, longest_text = 4096;
    if (call.integer(0) == get_name) {
        std::array<char, longest_name + 1> name{};
        call.process().comm.copy(name.data(), longest_name);
        return call.memory().put(call.address(1), name);
    }
    if (call.integer(0) != set_name) return Errno::Invalid;
    std::string name;
    if (const Reach reach = call.memory().read_string(call.address(1), longest_text, name);
        reach != Reach::Ok)
        return reach;
    name.resize(std::min(name.size(), longest_name));
    call.process().comm = name;
    return 0;
}

// Linux: kernel/sys.c. Groups and sessions; a process names itself with 0.
Answer call_group(const CallContext& call, SystemCall number)
{
    if (number == SystemCall::Setsid) {
        Process& own = call.leader();
        if (own.group == own.pid) return Errno::Perm;
        own.session = own.group = own.pid;
        return static_cast<std::int64_t>(own.pid);
    }
    const Pid pid = call.argument(0) == 0 ? call.process().tgid : static_cast<Pid>(call.argument(0));
    Process* process = call.kernel.processes.find(pid);
    if (!process) return Errno::NoProcess;
    if (number == SystemCall::Getpgid) return static_cast<std::int64_t>(process->group);
    if (number == SystemCall::Getsid) return static_cast<std::int64_t>(process->session);
    const Pid group = call.argument(1) == 0 ? pid : static_cast<Pid>(call.argument(1));
    if (call.integer(1) < 0) return Errno::Invalid;
    if (pid != call.process().tgid && process->parent != call.process().tgid) return Errno::NoProcess;
    if (process->session == process->pid || process->session != call.process().session) return Errno::Perm;
    process->group = group;
    return 0;
}

Answer call_sched_yield(const CallContext& call)
{
    call.kernel.slice_end = call.kernel.now;  // the next in the round
    return 0;
}

}  // namespace

std::optional<Answer> process_call(const CallContext& call, SystemCall number)
{
    switch (number) {
        case SystemCall::Fork: return call_clone(call, {});
        case SystemCall::Wait4: return call_wait4(call);
        case SystemCall::Waitid: return call_waitid(call);
        case SystemCall::Execve: return call_execve(call);
        case SystemCall::Clone: return call_clone(call);
        case SystemCall::Vfork: return call_vfork(call);
        case SystemCall::Getpid: return Answer{call.process().tgid};
        case SystemCall::Gettid: return Answer{call.pid};
        case SystemCall::Getppid: return Answer{call.process().parent};
        case SystemCall::Getpgrp: return Answer{call.process().group};
        case SystemCall::Getpgid: case SystemCall::Getsid: case SystemCall::Setpgid: case SystemCall::Setsid:
            return call_group(call, number);
        case SystemCall::Setuid: case SystemCall::Setgid:
            return call.argument(0) == call.process().uid || call.process().uid == 0 ? Answer{0}
                                                                                     : Answer{Errno::Perm};
        case SystemCall::Getuid: case SystemCall::Geteuid: case SystemCall::Getgid: case SystemCall::Getegid:
            return Answer{call.process().uid};
        case SystemCall::ArchPrctl: return call_arch_prctl(call);
        case SystemCall::SetTidAddress:
            call.process().clear_child_tid = call.address(0);
            return Answer{call.pid};
        case SystemCall::SetRobustList:
            return Answer{0};
        case SystemCall::Rseq:
            return call_rseq(call);
        case SystemCall::Personality:
            return Answer{0};  // simplified: no address is random here, whatever is asked for
        case SystemCall::Getpriority:
            return Answer{20 - call.leader().nice};
        case SystemCall::Setpriority:
            return call_setpriority(call);
        case SystemCall::Prctl: return call_prctl(call);
        case SystemCall::SchedYield: return call_sched_yield(call);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
