// Linux: fs/proc/base.c, proc_oom_score(), oom_adj_read(), oom_adj_write(), __set_oom_adj().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/oom.h"
#include "kernel/kernel.h"
#include "kernel/oom/badness.h"
#include "kernel/process/threads.h"

namespace fl::procfs {
namespace {

enum class Scale : bool { Today, Old };

// Root may do anything here. Linux: capable(CAP_SYS_RESOURCE).
bool is_privileged(const Writer& writer)
{
    const kernel::Process* who = writer.kernel.processes.find(writer.self);
    return who && who->uid == 0;
}

void set_all_threads(kernel::Kernel& kernel, Pid leader, int score_adj, bool new_floor)
{
    kernel::each_thread(kernel, leader, [&](kernel::Process& thread) {
        thread.oom_score_adj = score_adj;
        if (new_floor) thread.oom_score_adj_min = score_adj;
    });
}

// Who shares the memory shares the fate. Linux: the loop for MMF_MULTIPROCESS.
void set_sharers(kernel::Kernel& kernel, const kernel::Process& process, int score_adj, bool new_floor)
{
    if (process.space == 0 || process.vfork_parent != 0) return;
    for (const auto& [pid, other] : kernel.processes)
        if (other.tgid == pid && pid != process.tgid && other.space == process.space
            && !kernel::unkillable(other))
            set_all_threads(kernel, pid, score_adj, new_floor);
}

Status set_score_adj(const Writer& writer, const kernel::Process& process, int score_adj, Scale scale)
{
    const kernel::Process& leader = kernel::leader_of(writer.kernel, process.pid);
    const bool privileged = is_privileged(writer);
    const int floor = scale == Scale::Old ? leader.oom_score_adj : leader.oom_score_adj_min;
    if (score_adj < floor && !privileged) return Errno::Access;
    const bool new_floor = scale == Scale::Today && privileged;
    set_all_threads(writer.kernel, leader.pid, score_adj, new_floor);
    set_sharers(writer.kernel, leader, score_adj, new_floor);
    return Done{};
}

// Linux says so once after boot.
void warn_once(const Writer& writer, Pid subject)
{
    if (writer.kernel.warned_oom_adj) return;
    writer.kernel.warned_oom_adj = true;
    const kernel::Process* who = writer.kernel.processes.find(writer.self);
    kernel::log(writer.kernel,
                format("%s (%u): /proc/%u/oom_adj is deprecated, please use /proc/%u/oom_score_adj instead.",
                       who ? who->comm.c_str() : "", writer.self, subject, subject));
}

}  // namespace

std::string render_process_oom_score(const View& view, Pid pid)
{
    return format("%d\n", inspect::oom_terms(view, pid).score);
}

std::string render_process_oom_score_adj(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    return process ? format("%d\n", process->oom_score_adj) : "";
}

// The old scale of 17 steps: what is written does not always read back.
std::string render_process_oom_adj(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    return process ? format("%d\n", kernel::old_adj_of_score(process->oom_score_adj)) : "";
}

Status write_process_oom_adj(const Writer& writer, kernel::Process& process, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value) return Errno::Invalid;
    const bool known = *value >= kernel::old_adj_min && *value <= kernel::old_adj_max;
    if (!known && *value != kernel::old_adj_disable) return Errno::Invalid;
    const Status set = set_score_adj(writer, process,
                                     kernel::score_adj_of_old(static_cast<int>(*value)), Scale::Old);
    if (set) warn_once(writer, process.tgid);
    return set;
}

Status write_process_oom_score_adj(const Writer& writer, kernel::Process& process, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < kernel::score_adj_min || *value > kernel::score_adj_max) return Errno::Invalid;
    return set_score_adj(writer, process, static_cast<int>(*value), Scale::Today);
}

}  // namespace fl::procfs
