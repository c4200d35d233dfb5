#include "shell/strace.h"

#include "base/errno.h"
#include "base/stable_order.h"
#include "base/text.h"
#include "kernel/syscall/numbers.h"
#include "shell/strace_arguments.h"
#include "trace/names.h"

#include <algorithm>

namespace fl::shell {
namespace {

using kernel::SystemCall;
using trace::Pid;

constexpr std::size_t result_column = 40;

std::string with_result(std::string call, const std::string& result)
{
    if (call.size() < result_column - 1) call.resize(result_column - 1, ' ');
    return call + " = " + result;
}

bool returns_address(unsigned number)
{
    const auto call = static_cast<SystemCall>(number);
    return call == SystemCall::Brk || call == SystemCall::Mmap || call == SystemCall::Mremap;
}

std::string result_text(const trace::SystemCalled& call)
{
    const auto kind = static_cast<SystemCall>(call.number);
    if (kind == SystemCall::ExitGroup || kind == SystemCall::Exit || kind == SystemCall::RtSigreturn)
        return "?";
    if (call.result < 0 && call.result > -4096) {
        const Errno error = static_cast<Errno>(-call.result);
        return "-1 " + std::string(name_of(error)) + " (" + std::string(message_of(error)) + ")";
    }
    if (returns_address(call.number)) return format("%#llx", static_cast<unsigned long long>(call.result));
    return format("%lld", static_cast<long long>(call.result));
}

std::string call_line(const CallReader& reader)
{
    const std::string name(trace::system_call_name(reader.call.number));
    return with_result(name + "(" + call_arguments(reader) + ")", result_text(reader.call));
}

std::string code_name(const trace::SignalSent& signal)
{
    if (signal.code == 0) return "SI_USER";
    if (signal.code == 128) return "SI_KERNEL";
    if (signal.code == -6) return "SI_TKILL";
    if (signal.signal == 11) return signal.code == 1 ? "SEGV_MAPERR" : "SEGV_ACCERR";
    if (signal.signal == 7) return signal.code == 2 ? "BUS_ADRERR" : "BUS_ADRALN";
    if (signal.signal == 8) return "FPE_INTDIV";
    if (signal.signal == 17) return "CLD_EXITED";
    return format("%d", signal.code);
}

std::string signal_line(const trace::SignalSent& signal)
{
    const std::string name(trace::signal_name(signal.signal));
    std::string text = "--- " + name + " {si_signo=" + name + ", si_code=" + code_name(signal);
    const bool fault = signal.signal == 11 || signal.signal == 7 || signal.signal == 8 || signal.signal == 4;
    if (fault && signal.code > 0) text += ", si_addr=" + pointer_text(signal.address.value);
    return text + "} ---";
}

std::string exit_line(const trace::ProcessExited& exit)
{
    const auto status = static_cast<std::uint32_t>(exit.status);
    if ((status & 0x7f) == 0) return format("+++ exited with %u +++", status >> 8 & 0xff);
    return "+++ killed by " + std::string(trace::signal_name(status & 0x7f)) +
           (status & 0x80 ? " (core dumped)" : "") + " +++";
}

bool in_group(std::string_view group, unsigned number)
{
    const auto is_one_of = [number](std::initializer_list<SystemCall> calls) {
        return std::any_of(calls.begin(), calls.end(),
                           [number](SystemCall c) { return static_cast<unsigned>(c) == number; });
    };
    if (group == "memory")
        return is_one_of({SystemCall::Brk, SystemCall::Mmap, SystemCall::Munmap, SystemCall::Mprotect,
                          SystemCall::Mremap, SystemCall::Madvise, SystemCall::Mincore, SystemCall::Mlock,
                          SystemCall::Munlock, SystemCall::Mlockall, SystemCall::Munlockall,
                          SystemCall::Msync});
    if (group == "process")
        return is_one_of({SystemCall::Fork, SystemCall::Vfork, SystemCall::Execve, SystemCall::Exit,
                          SystemCall::ExitGroup, SystemCall::Wait4, SystemCall::Kill, SystemCall::Tgkill});
    if (group == "file")
        return is_one_of({SystemCall::Open, SystemCall::Openat, SystemCall::Stat, SystemCall::Newfstatat,
                          SystemCall::Access, SystemCall::Unlink, SystemCall::Execve, SystemCall::Getcwd,
                          SystemCall::Chdir});
    if (group == "desc")
        return is_one_of({SystemCall::Read, SystemCall::Write, SystemCall::Open, SystemCall::Openat,
                          SystemCall::Close, SystemCall::Fstat, SystemCall::Lseek, SystemCall::Mmap,
                          SystemCall::Ioctl, SystemCall::Ftruncate});
    return false;
}

}  // namespace

std::string strace_line(const trace::Event& event, const trace::Recorder& record,
                        const machine::MachineState& state)
{
    if (const auto* call = std::get_if<trace::SystemCalled>(&event.what))
        return call_line({state, event.at.pid, *call, record.arguments(*call)});
    if (const auto* signal = std::get_if<trace::SignalSent>(&event.what)) return signal_line(*signal);
    if (const auto* exit = std::get_if<trace::ProcessExited>(&event.what)) return exit_line(*exit);
    return "";
}

std::string strace_start(const std::vector<std::string>& arguments, const machine::MachineState& state,
                         Pid pid)
{
    std::string list;
    for (const std::string& argument : arguments)
        list += (list.empty() ? "" : ", ") + quoted_bytes(argument, false);
    std::uint64_t stack = 0;
    if (const kernel::Process* process = state.kernel.processes.find(pid)) stack = process->cpu.sp.value;
    const std::string path = arguments.empty() ? "\"\"" : quoted_bytes(arguments[0], false);
    const std::uint64_t environment = stack + 8 * (arguments.size() + 2);
    return with_result("execve(" + path + ", [" + list + "], " + pointer_text(environment) + " /* 9 vars */)",
                       "0");
}

bool strace_keeps(std::string_view what, unsigned number)
{
    if (what.empty() || what == "all") return true;
    const bool inverted = what[0] == '!';
    if (inverted) what.remove_prefix(1);
    bool named = false;
    for (std::string_view name : split(what, ',')) {
        if (!name.empty() && name[0] == '%') name.remove_prefix(1);
        named = named || name == trace::system_call_name(number) || in_group(name, number);
    }
    return named != inverted;
}

// Simplified: the time column shares the total by the number of calls; a simulated call costs what costs.h
// says.
std::string strace_summary(std::vector<CallCount> counts)
{
    sort_stably(counts, [](const CallCount& a, const CallCount& b) { return a.calls > b.calls; });
    unsigned calls = 0, errors = 0;
    for (const CallCount& count : counts) {
        calls += count.calls;
        errors += count.errors;
    }
    std::string text = "% time     seconds  usecs/call     calls    errors syscall\n"
                       "------ ----------- ----------- --------- --------- ----------------\n";
    const auto error_column = [](unsigned n) { return n == 0 ? std::string(9, ' ') : format("%9u", n); };
    for (const CallCount& count : counts) {
        const double share = calls == 0 ? 0 : 100.0 * count.calls / calls;
        text += format("%6.2f %11.6f %11u %9u %s %s\n", share, count.calls * 1e-6, 1u, count.calls,
                       error_column(count.errors).c_str(),
                       std::string(trace::system_call_name(count.number)).c_str());
    }
    text += "------ ----------- ----------- --------- --------- ----------------\n";
    return text +
           format("100.00 %11.6f %11u %9u %s total\n", calls * 1e-6, 1u, calls, error_column(errors).c_str());
}

}  // namespace fl::shell
