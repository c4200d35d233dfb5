// Linux: fs/proc/array.c, do_task_stat(). 52 fields; what the simulator does not have reads as on an idle
// machine.
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/processes.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

using ull = unsigned long long;

ull ticks(Tick time) { return time.value / (1'000'000'000 / clock_ticks); }

// The group that Ctrl-C would reach. Simplified: a program that runs, also one in the background; while none
// does, the tool that is being typed, whose pid would be the next one.
int foreground_group(const View& view)
{
    const kernel::Process* front = view.kernel.processes.find(view.kernel.current);
    if (front && front->state == kernel::ProcessState::Running &&
        inspect::process_row(view, front->pid).on_terminal)
        return static_cast<int>(front->group);
    return static_cast<int>(view.kernel.next_pid);
}

constexpr unsigned terminal_device = 136 << 8;  // pts/0

// Fields 1 to 22: who it is, its faults and its times.
std::string first_fields(const kernel::Process& p, const inspect::ProcessRow& row, int foreground)
{
    constexpr unsigned kernel_thread_flag = 0x200000, randomize_flag = 0x400000;
    std::string text =
        format("%u (%s) %c %u %u %u %u %d %u ", p.pid, p.comm.c_str(), row.state, p.parent, p.group,
               p.session, row.on_terminal ? terminal_device : 0u, row.on_terminal ? foreground : -1,
               p.kernel_thread ? kernel_thread_flag : randomize_flag);
    text += format("%llu %llu %llu %llu ", static_cast<ull>(p.minflt), static_cast<ull>(p.cminflt),
                   static_cast<ull>(p.majflt), static_cast<ull>(p.cmajflt));
    text += format("%llu %llu %llu %llu %d %d %u 0 %llu ", ticks(p.utime), ticks(p.stime), ticks(p.cutime),
                   ticks(p.cstime), 20 + p.nice, p.nice, row.threads, ticks(p.start));
    return text;
}

// Fields 23 to 30, and from 45 on: where its memory is.
std::string code_fields(const kernel::AddressSpace& space)
{
    return format("%llu %llu %llu", static_cast<ull>(space.start_code.value),
                  static_cast<ull>(space.end_code.value), static_cast<ull>(space.start_stack.value));
}

std::string data_fields(const kernel::AddressSpace& space)
{
    std::string text;
    for (const VirtAddr address : {space.start_data, space.end_data, space.start_brk, space.arg_start,
                                   space.arg_end, space.env_start, space.env_end})
        text += format("%llu ", static_cast<ull>(address.value));
    return text;
}

}  // namespace

std::string render_process_stat(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    if (!process) return "";
    const inspect::ProcessRow row = inspect::process_row(view, pid);
    const kernel::AddressSpace* space =
        process->space != 0 ? view.kernel.spaces.find(process->space) : nullptr;
    std::string text = first_fields(*process, row, foreground_group(view));
    text += format("%llu %llu 18446744073709551615 ", static_cast<ull>(bytes_in(row.virt).value),
                   static_cast<ull>(row.res.value));
    text += space ? code_fields(*space) : "0 0 0";
    const auto& signals = process->signals;
    text += format(" 0 0 %llu %llu 0 0 0 0 0 17 0 0 0 0 0 0 ", static_cast<ull>(signals.pending & 0x7fffffff),
                   static_cast<ull>(signals.blocked & 0x7fffffff));
    text += space ? data_fields(*space) : "0 0 0 0 0 0 0 ";
    return text + format("%d\n", process->state == kernel::ProcessState::Zombie ? process->exit_status : 0);
}

}  // namespace fl::procfs
