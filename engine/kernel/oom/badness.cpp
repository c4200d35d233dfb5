#include "kernel/oom/badness.h"

#include <algorithm>

namespace fl::kernel {
namespace {

// Linux: int_sqrt().
std::uint64_t integer_root(std::uint64_t x)
{
    std::uint64_t root = 0;
    for (std::uint64_t bit = 1ull << 31; bit != 0; bit >>= 1)
        if ((root + bit) * (root + bit) <= x) root += bit;
    return root;
}

const AddressSpace* own_space(const Kernel& kernel, const Process& process)
{
    if (process.space != 0) return kernel.spaces.find(process.space);
    for (const auto& [pid, thread] : kernel.processes)  // the first thread may be gone before the others
        if (thread.tgid == process.pid && thread.space != 0) return kernel.spaces.find(thread.space);
    return nullptr;
}

// Linux: in_vfork(). It runs on its parent's memory for a moment: killing it frees nothing.
bool in_vfork(const Kernel& kernel, const Process& process)
{
    const Process* parent = process.vfork_parent ? kernel.processes.find(process.vfork_parent) : nullptr;
    return parent && parent->space == process.space;
}

}  // namespace

std::uint64_t oom_total_pages(const Kernel& kernel) { return kernel.total_pages + kernel.swap_pages; }

BadnessTerms badness(const Kernel& kernel, const Process& process, std::uint64_t total)
{
    const AddressSpace* space = own_space(kernel, process);
    if (!space || unkillable(process) || space->oom_reaped || in_vfork(kernel, process)) return {};
    return badness(
        {space->rss(), space->swapents, space->pgtables_bytes / page_size, process.oom_score_adj}, total);
}

BadnessTerms badness(const BadnessInput& input, std::uint64_t total)
{
    BadnessTerms terms;
    if (input.score_adj == score_adj_min) return terms;
    terms.candidate = true;
    terms.rss = input.rss;
    terms.swap = input.swap;
    terms.tables = input.tables;
    terms.adjustment = input.score_adj * static_cast<std::int64_t>(total / 1000);
    terms.points = static_cast<std::int64_t>(terms.rss + terms.swap + terms.tables) + terms.adjustment;
    return terms;
}

std::int64_t oom_score(const BadnessTerms& terms, std::uint64_t total)
{
    if (!terms.candidate || total == 0) return 0;
    return (1000 + terms.points * 1000 / static_cast<std::int64_t>(total)) * 2 / 3;
}

OldBadnessTerms old_badness(const OldBadnessInput& input)
{
    constexpr Tick cpu_unit{8'192'000'000}, run_unit{1'024'000'000'000};
    OldBadnessTerms terms;
    terms.candidate = input.adjustment != old_adj_disable;
    if (!terms.candidate) return terms;
    terms.total_vm = input.total_vm;
    terms.children_vm = input.children_vm;
    terms.cpu_units = input.cpu_time.value / cpu_unit.value;
    terms.run_units = input.run_time.value / run_unit.value;
    terms.cpu_divisor = std::max<std::uint64_t>(integer_root(terms.cpu_units), 1);
    terms.run_divisor = std::max<std::uint64_t>(integer_root(integer_root(terms.run_units)), 1);
    terms.niced = input.nice > 0;
    terms.root = input.root;
    terms.adjustment = input.adjustment;
    terms.points = (terms.total_vm + terms.children_vm) / terms.cpu_divisor / terms.run_divisor;
    if (terms.niced) terms.points *= 2;
    if (terms.root) terms.points /= 4;
    if (terms.adjustment > 0) terms.points <<= terms.adjustment;
    else terms.points >>= -terms.adjustment;
    return terms;
}

OldBadnessTerms old_badness(const Kernel& kernel, const Process& process)
{
    const AddressSpace* space = own_space(kernel, process);
    if (!space || unkillable(process) || space->oom_reaped) return {};
    OldBadnessInput input;
    input.total_vm = space->total_vm;
    for (const auto& [pid, child] : kernel.processes) {
        if (child.parent != process.pid || child.tgid != pid || child.space == process.space) continue;
        if (const AddressSpace* own = kernel.spaces.find(child.space)) input.children_vm += own->total_vm;
    }
    input.cpu_time = process.utime + process.stime;
    input.run_time = kernel.now - process.start;
    input.nice = process.nice;
    input.root = process.uid == 0;
    input.adjustment = old_adj_of_score(process.oom_score_adj);
    // What was written as oom_adj counts as written; what the new scale knows better is rounded.
    for (int adj = old_adj_disable; adj <= old_adj_max; ++adj)
        if (score_adj_of_old(adj) == process.oom_score_adj) input.adjustment = adj;
    return old_badness(input);
}

int score_adj_of_old(int old_adj)
{
    return old_adj == old_adj_max ? score_adj_max : old_adj * score_adj_max / -old_adj_disable;
}

int old_adj_of_score(int score_adj)
{
    if (score_adj == score_adj_max) return old_adj_max;
    return std::min(score_adj * -old_adj_disable / score_adj_max, old_adj_max);
}

}  // namespace fl::kernel
