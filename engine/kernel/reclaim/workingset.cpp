#include "kernel/reclaim/workingset.h"

#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/scan.h"
#include "kernel/swap/swap.h"

namespace fl::kernel {
namespace {

// A shadow: the lowest bit is always set, then whether the page belonged to the working set, its group, and
// the age of evictions when it went.
constexpr unsigned group_shift = 2, age_shift = 18;

void age(Kernel& kernel, GroupId id, std::uint64_t pages)
{
    for (;;) {
        MemoryGroup& group = kernel.groups.at(id);
        group.lru.nonresident_age += pages;
        if (id == 0) return;
        id = group.parent;
    }
}

void count_activation(Kernel& kernel, GroupId id, bool file)
{
    for (;;) {
        MemoryGroup& group = kernel.groups.at(id);
        ++group.lru.activated[file];
        if (id == 0) return;
        id = group.parent;
    }
}

// How far out a page may have been to have a place among those in use.
std::uint64_t working_set_size(const Kernel& kernel, GroupId group, bool file)
{
    const Lruvec& lists = kernel.groups.at(group).lru;
    std::uint64_t size = lists.list(LruList::ActiveFile).count;
    if (!file) size += lists.list(LruList::InactiveFile).count;
    if (!has_swap_space(kernel, group)) return size;
    size += lists.list(LruList::ActiveAnon).count;
    if (file) size += lists.list(LruList::InactiveAnon).count;
    return size;
}

}  // namespace

void ShadowMap::put(InodeId inode, std::uint64_t index, std::uint64_t shadow)
{
    Run& run = runs_[{inode, index / run_pages}].write();
    std::uint64_t& place = run.shadows[index % run_pages];
    if (place == 0) ++run.count;
    place = shadow;
}

std::uint64_t ShadowMap::take(InodeId inode, std::uint64_t index)
{
    if (runs_.empty()) return 0;
    const auto at = runs_.find({inode, index / run_pages});
    if (at == runs_.end()) return 0;
    const std::uint64_t shadow = at->second->shadows[index % run_pages];
    if (shadow == 0) return 0;
    Run& run = at->second.write();
    run.shadows[index % run_pages] = 0;
    if (--run.count == 0) runs_.erase(at);
    return shadow;
}

void ShadowMap::forget(InodeId inode, PageSpan pages)
{
    auto at = runs_.lower_bound({inode, pages.first / run_pages});
    while (at != runs_.end() && at->first.first == inode && at->first.second * run_pages < pages.end) {
        const std::uint64_t begin = at->first.second * run_pages, end = begin + run_pages;
        if (begin >= pages.first && end <= pages.end) {
            at = runs_.erase(at);
            continue;
        }
        ++at;
        for (std::uint64_t index = std::max(begin, pages.first); index < std::min(end, pages.end); ++index)
            take(inode, index);
    }
}

std::uint64_t make_shadow(Kernel& kernel, FrameNumber number)
{
    const Frame& frame = kernel.frames.table.at(number);
    const std::uint64_t now = lists_of(kernel, frame).nonresident_age;
    age(kernel, frame.group, pages_in(frame));
    const std::uint64_t in_use = frame.flags & FrameWorkingset ? 2 : 0;
    return now << age_shift | std::uint64_t{frame.group} << group_shift | in_use | 1;
}

void refault(Kernel& kernel, FrameNumber number, std::uint64_t shadow, trace::Recorder& record)
{
    const auto group = static_cast<GroupId>(shadow >> group_shift & 0xffff);
    const MemoryGroup* evicted_from = kernel.groups.find(group);
    if (!evicted_from) return;
    Frame& frame = kernel.frames.table.edit(number);
    const bool file = !(frame.flags & FrameSwapBacked);
    Statistics& told = kernel.statistics;
    ++(file ? told.workingset_refault_file : told.workingset_refault_anon);
    const std::uint64_t distance = evicted_from->lru.nonresident_age - (shadow >> age_shift);
    const bool soon = distance <= working_set_size(kernel, group, file);
    record.record(trace::PageRefaulted{number, distance, soon});
    if (!soon) return;
    frame.flags |= FrameActive;
    age(kernel, frame.group, pages_in(frame));
    ++(file ? told.workingset_activate_file : told.workingset_activate_anon);
    count_activation(kernel, frame.group, file);
    if (!(shadow & 2)) return;
    frame.flags |= FrameWorkingset;
    note_cost(kernel, frame.group, file, pages_in(frame));
    ++(file ? told.workingset_restore_file : told.workingset_restore_anon);
}

void keep_shadow(Kernel& kernel, InodeId inode, std::uint64_t index, std::uint64_t shadow)
{
    kernel.shadows.put(inode, index, shadow);
}

std::uint64_t take_shadow(Kernel& kernel, InodeId inode, std::uint64_t index)
{
    return kernel.shadows.take(inode, index);
}

void forget_shadows(Kernel& kernel, InodeId inode, PageSpan pages)
{
    kernel.shadows.forget(inode, pages);
}

}  // namespace fl::kernel
