#include "inspect/oom.h"

#include "base/stable_order.h"
#include "inspect/entries.h"
#include "kernel/cgroup/groups.h"
#include "kernel/oom/select.h"

namespace fl::inspect {
namespace {

OomTerms terms_against(const View& view, const kernel::Process& process, std::uint64_t total)
{
    const kernel::BadnessTerms found = kernel::badness(view.kernel, process, total);
    OomTerms terms;
    terms.total = total;
    terms.killable = found.candidate;
    terms.rss = found.rss;
    terms.swap = found.swap;
    terms.page_tables = found.tables;
    terms.adjustment = found.adjustment;
    terms.points = found.points;
    terms.score = static_cast<int>(kernel::oom_score(found, total));
    return terms;
}

// The nearest limit above it, or all memory.
std::uint64_t total_for(const View& view, const kernel::Process& process)
{
    for (kernel::GroupId at = process.memory_group; at != 0; at = view.kernel.groups.at(at).parent)
        if (view.kernel.groups.at(at).limit != kernel::no_limit)
            return kernel::oom_total_pages(view.kernel, kernel::OomRequest{.group = at});
    return kernel::oom_total_pages(view.kernel);
}

OomRow row_of(const View& view, const kernel::Process& process)
{
    OomRow row;
    row.pid = process.pid;
    row.comm = process.comm;
    row.group = view.kernel.groups.at(process.memory_group).path;
    row.uid = process.uid;
    row.oom_score_adj = process.oom_score_adj;
    row.oom_adj = kernel::old_adj_of_score(process.oom_score_adj);
    row.today = oom_terms(view, process.pid);
    row.in_group = terms_against(view, process, total_for(view, process));
    row.old = kernel::old_badness(view.kernel, process);
    row.victim = process.oom_victim;
    return row;
}

}  // namespace

OomTerms oom_terms(const View& view, Pid pid)
{
    const std::uint64_t total = kernel::oom_total_pages(view.kernel);
    const kernel::Process* process = find_process(view, pid);
    if (process) return terms_against(view, *process, total);
    OomTerms none;
    none.total = total;
    none.killable = false;
    return none;
}

std::vector<OomRow> oom_rows(const View& view)
{
    std::vector<OomRow> rows;
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.tgid == pid && process.space != 0) rows.push_back(row_of(view, process));
    OomRow* today = nullptr;
    OomRow* old = nullptr;
    for (OomRow& row : rows) {
        if (row.pid == view.kernel.shell || row.victim) continue;
        if (row.today.killable && (!today || row.today.points >= today->today.points)) today = &row;
        if (row.old.points != 0 && (!old || row.old.points > old->old.points)) old = &row;
    }
    if (today) today->first_today = true;
    if (old) old->first_old = true;
    return rows;
}

std::vector<const OomRow*> by_points(const std::vector<OomRow>& rows)
{
    std::vector<const OomRow*> order;
    for (const OomRow& row : rows)
        order.push_back(&row);
    sort_stably(order, [](const OomRow* a, const OomRow* b) {
        if (a->today.killable != b->today.killable) return a->today.killable;
        return a->today.points > b->today.points;
    });
    return order;
}

}  // namespace fl::inspect
