// Linux: fs/proc/base.c, proc_oom_score(), oom_adj_read(), oom_adj_write(), oom_score_adj_write().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/processes.h"
#include "kernel/kernel.h"

#include <algorithm>

namespace fl::procfs {
namespace {

constexpr int adj_disable = -17, adj_min = -16, adj_max = 15;
constexpr int score_adj_min = -1000, score_adj_max = 1000;

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
    if (!process) return "";
    const int score_adj = process->oom_score_adj;
    const int adj = score_adj == score_adj_max ? adj_max : score_adj * -adj_disable / score_adj_max;
    return format("%d\n", std::min(adj, adj_max));
}

Status write_process_oom_adj(const Writer&, kernel::Process& process, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || ((*value < adj_min || *value > adj_max) && *value != adj_disable)) return Errno::Invalid;
    const int adj = static_cast<int>(*value);
    process.oom_score_adj = adj == adj_max ? score_adj_max : adj * score_adj_max / -adj_disable;
    return Done{};
}

Status write_process_oom_score_adj(const Writer&, kernel::Process& process, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < score_adj_min || *value > score_adj_max) return Errno::Invalid;
    process.oom_score_adj = static_cast<int>(*value);
    return Done{};
}

}  // namespace fl::procfs
