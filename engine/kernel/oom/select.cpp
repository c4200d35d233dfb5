#include "kernel/oom/select.h"

#include "kernel/cgroup/groups.h"
#include "kernel/oom/badness.h"
#include "kernel/oom/report.h"

#include <algorithm>
#include <optional>

namespace fl::kernel {
namespace {

// A victim has this long to leave before the next one is chosen.
constexpr Tick patience{1'000'000'000};

bool is_leaving(const Kernel& kernel, const Process& process)
{
    return process.oom_victim && process.space != 0 && kernel.now < process.oom_killed + patience;
}

// A count of pages as an event holds it: up to 16 TiB.
std::uint32_t pages(std::uint64_t count) { return static_cast<std::uint32_t>(count); }

// Today's points, or those of 2.6; nothing when it may not be killed.
std::optional<std::int64_t> points_of(const Kernel& kernel, const Process& process, std::uint64_t total,
                                      trace::Recorder& record)
{
    if (kernel.tunables.badness == Badness::Linux26) {
        const OldBadnessTerms old = old_badness(kernel, process);
        const auto points = static_cast<std::int64_t>(old.points);
        if (!old.candidate) return std::nullopt;
        record.record(trace::OomScored{process.pid, pages(old.total_vm + old.children_vm), 0, 0, 0, points});
        return points;
    }
    const BadnessTerms terms = badness(kernel, process, total);
    if (!terms.candidate) return std::nullopt;
    record.record(trace::OomScored{process.pid, pages(terms.rss), pages(terms.swap), pages(terms.tables),
                                   static_cast<std::int32_t>(terms.adjustment), terms.points});
    return terms.points;
}

// Up to 2.6.35 a child of the worst process went first, if it had memory of its own.
Pid child_instead(const Kernel& kernel, Pid chosen)
{
    const Process& parent = process_of(kernel, chosen);
    for (const auto& [pid, child] : kernel.processes)
        if (child.parent == chosen && child.tgid == pid && child.space != 0 && child.space != parent.space
            && child.oom_score_adj != score_adj_min && !unkillable(child))
            return pid;
    return chosen;
}

}  // namespace

bool is_concerned(const Kernel& kernel, const OomRequest& request, const Process& process)
{
    return request.group == 0 || is_within(kernel, process.memory_group, request.group);
}

std::uint64_t oom_total_pages(const Kernel& kernel, const OomRequest& request)
{
    if (request.group == 0) return oom_total_pages(kernel);
    const MemoryGroup& group = kernel.groups.at(request.group);
    const std::uint64_t swap = std::min(group.swap_limit, kernel.swap_pages);
    return group.limit == no_limit ? no_limit : std::max<std::uint64_t>(group.limit + swap, 1);
}

OomChoice choose_victim(const Kernel& kernel, const OomRequest& request, trace::Recorder& record)
{
    const bool old = kernel.tunables.badness == Badness::Linux26;
    const std::uint64_t total = oom_total_pages(kernel, request);
    OomChoice choice;
    for (const auto& [pid, process] : kernel.processes) {
        if (process.tgid != pid || process.state == ProcessState::Zombie) continue;
        // Simplified: the learner's own shell is spared, like init.
        if (pid == kernel.shell || unkillable(process) || !is_concerned(kernel, request, process)) continue;
        if (is_leaving(kernel, process) && request.order >= 0) return {.pending = true};
        const auto points = points_of(kernel, process, total, record);
        if (!points || (old && *points == 0)) continue;
        // Of equals today's rule takes the later one, the old one the earlier.
        const bool worse = choice.victim == 0 || (old ? *points > choice.points : *points >= choice.points);
        if (worse) choice = {.victim = pid, .points = *points};
    }
    if (old && choice.victim != 0) choice.victim = child_instead(kernel, choice.victim);
    return choice;
}

}  // namespace fl::kernel
