#include "kernel/syscall/dispatch.h"

#include "kernel/cgroup/charge.h"
#include "kernel/costs.h"
#include "kernel/files/store.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/scheduler.h"
#include "kernel/syscall/call.h"

namespace fl::kernel {
namespace {

Answer answer(const CallContext& context, SystemCall number)
{
    using Group = std::optional<Answer> (*)(const CallContext&, SystemCall);
    constexpr Group groups[] = {memory_call, file_call, information_call, path_call,      process_call,
                                signal_call, time_call, futex_call,       swap_call,      directory_call,
                                sync_call,   name_call, ipc_call,         process_vm_call,
                                poll_call,   link_call};
    for (const Group group : groups)
        if (const auto answered = group(context, number)) return *answered;
    return Errno::NoSystemCall;
}

// It does not return, so the story is told before.
CallResult finish(const CallContext& context, const Call& call)
{
    context.record.record_call(call.number, call.arguments, 0);
    const bool whole = static_cast<SystemCall>(call.number) == SystemCall::ExitGroup;
    const auto end = whole ? exit_process : exit_thread;
    end(context.kernel, context.hardware, context.pid, exited_with(context.integer(0)), context.record);
    return CallResult::Exited;
}

}  // namespace

OpenFile* CallContext::file(int descriptor) const { return open_file(kernel, pid, descriptor); }

Answer CallContext::sleep(WaitReason reason) const
{
    process().state = ProcessState::Sleeping;
    process().waiting = reason;
    if (reason == WaitReason::Pipe) process().wake_at = {};  // poll(2) sets its own
    return CallResult::Retry;
}

CallResult dispatch(Kernel& kernel, hw::Hardware& hardware, Pid pid, const Call& call, std::int64_t& result,
                    Host& host, trace::Recorder& record)
{
    const CallContext context{kernel, hardware, pid, call.arguments, host, record};
    const auto number = static_cast<SystemCall>(call.number);
    Process& process = process_of(kernel, pid);
    spend_system_time(kernel, pid, costs::system_call);
    if (number == SystemCall::Exit || number == SystemCall::ExitGroup) return finish(context, call);

    const Tick began = kernel.now;
    const std::uint64_t waited = kernel.statistics.cpu_iowait;
    const bool interrupted = process.interrupted;
    process.interrupted = false;
    const Answer answered = interrupted ? Answer{Errno::Interrupted} : answer(context, number);
    charge_system_time(kernel, leader_of(kernel, pid), began, waited);
    if (answered.how == CallResult::Retry || answered.how == CallResult::Exited) return answered.how;
    process.call_progress = process.parts_progress = 0;
    if (process.waiting != WaitReason::Vfork) process.waiting = WaitReason::None;
    result = answered.value;
    if (number != SystemCall::RtSigreturn)
        record.record_call(call.number, call.arguments, result);
    throttle_over_high(kernel, hardware, pid, record);
    return answered.how;
}

}  // namespace fl::kernel
