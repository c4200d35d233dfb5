// How much pressure each list is put under. Linux: mm/vmscan.c prepare_scan_count(), get_scan_count();
// mm/swap.c lru_note_cost().
#include "kernel/cgroup/charge.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/scan.h"
#include "kernel/swap/swap.h"

#include <algorithm>

namespace fl::kernel {
namespace {

enum class Balance : std::uint8_t { Equal, Shares, AnonOnly, FileOnly };

struct Shares {
    std::uint64_t anon = 0, file = 0;
};

// Anonymous pages and pages of files are asked in proportion to swappiness, and in inverse proportion to what
// taking them has cost lately.
Shares shares_of(const Scan& scan, std::uint64_t swappiness)
{
    const std::uint64_t cost = scan.anon_cost + scan.file_cost;
    const std::uint64_t anon_cost = cost + scan.anon_cost, file_cost = cost + scan.file_cost;
    const std::uint64_t total = anon_cost + file_cost;
    return {swappiness * (total + 1) / (anon_cost + 1), (200 - swappiness) * (total + 1) / (file_cost + 1)};
}

Balance balance_of(const Reclaim& reclaim, GroupId group)
{
    const Scan& scan = reclaim.scan;
    const std::uint32_t swappiness = reclaim.kernel.tunables.swappiness;
    if (!scan.may_swap || !has_swap_space(reclaim.kernel, group)) return Balance::FileOnly;
    if (scan.within_group && swappiness == 0) return Balance::FileOnly;
    if (scan.priority == 0 && swappiness != 0) return Balance::Equal;
    if (scan.file_is_tiny) return Balance::AnonOnly;
    if (scan.cache_trim) return Balance::FileOnly;
    return Balance::Shares;
}

// What memory.min and memory.low keep from being scanned. Linux: mem_cgroup_protection().
std::uint64_t without_protected(const Reclaim& reclaim, GroupId group, std::uint64_t pages)
{
    const GroupProtection own = protection_of(reclaim.kernel, reclaim.scan.group, group);
    const std::uint64_t kept = std::max(own.min, reclaim.scan.use_protected ? 0 : own.low);
    if (kept == 0) return pages;
    const std::uint64_t usage = std::max(reclaim.kernel.groups.at(group).usage, kept);
    return std::max(pages - pages * kept / (usage + 1), reclaim_batch);
}

std::uint64_t isqrt(std::uint64_t value)
{
    std::uint64_t root = 0;
    while ((root + 1) * (root + 1) <= value)
        ++root;
    return root;
}

// Of a group and those below it. Linux: lruvec_page_state().
std::uint64_t pages_on(const Kernel& kernel, GroupId group, LruList list)
{
    std::uint64_t pages = 0;
    for (const auto& [id, other] : kernel.groups)
        if (lies_within(kernel, static_cast<GroupId>(id), group)) pages += other.lru.list(list).count;
    return pages;
}

// Linux: file_is_tiny. The cache is so small that dropping it helps nobody.
bool cache_is_tiny(const Reclaim& reclaim)
{
    const Kernel& kernel = reclaim.kernel;
    const Statistics& now = kernel.statistics;
    std::uint64_t high = 0;
    for (const Zone& zone : kernel.frames.zones)
        if (zone.managed != 0) high += zone.marks.high;
    return now.nr_active_file + now.nr_inactive_file + kernel.frames.free_pages() <= high &&
           !reclaim.scan.deactivate_anon && now.nr_inactive_anon >> reclaim.scan.priority != 0;
}

}  // namespace

void prepare_scan(const Reclaim& reclaim)
{
    Scan& scan = reclaim.scan;
    const Lruvec& lists = reclaim.kernel.groups.at(scan.group).lru;
    scan.anon_cost = lists.anon_cost;
    scan.file_cost = lists.file_cost;
    // Pages came back that should have stayed: look whether all active ones are in use.
    scan.deactivate_anon = scan.force_deactivate || lists.activated[0] != lists.activated_before[0] ||
                           inactive_is_low(reclaim.kernel, scan.group, false);
    scan.deactivate_file = scan.force_deactivate || lists.activated[1] != lists.activated_before[1] ||
                           inactive_is_low(reclaim.kernel, scan.group, true);
    const std::uint64_t file = pages_on(reclaim.kernel, scan.group, LruList::InactiveFile);
    scan.cache_trim = file >> scan.priority != 0 && !scan.deactivate_file;
    scan.file_is_tiny = !scan.within_group && cache_is_tiny(reclaim);
}

ListTargets scan_targets(const Reclaim& reclaim, GroupId id)
{
    const Scan& scan = reclaim.scan;
    const MemoryGroup& group = reclaim.kernel.groups.at(id);
    const Balance balance = balance_of(reclaim, id);
    const Shares shares = shares_of(scan, reclaim.kernel.tunables.swappiness);
    ListTargets targets{};
    for (const LruList list :
         {LruList::InactiveAnon, LruList::ActiveAnon, LruList::InactiveFile, LruList::ActiveFile}) {
        const bool file = is_file_list(list);
        std::uint64_t pages = without_protected(reclaim, id, group.lru.list(list).count) >> scan.priority;
        switch (balance) {
        case Balance::Equal:
            break;
        case Balance::Shares:
            pages = pages * (file ? shares.file : shares.anon) / (shares.anon + shares.file);
            break;
        case Balance::AnonOnly:
            pages = file ? 0 : pages;
            break;
        case Balance::FileOnly:
            pages = file ? pages : 0;
            break;
        }
        targets[static_cast<std::size_t>(list)] = pages;
    }
    return targets;
}

bool lies_within(const Kernel& kernel, GroupId group, GroupId above)
{
    while (group != above && group != 0)
        group = kernel.groups.at(group).parent;
    return group == above;
}

bool inactive_is_low(const Kernel& kernel, GroupId group, bool file)
{
    const std::uint64_t inactive =
        pages_on(kernel, group, file ? LruList::InactiveFile : LruList::InactiveAnon);
    const std::uint64_t active = pages_on(kernel, group, file ? LruList::ActiveFile : LruList::ActiveAnon);
    const std::uint64_t gib = (inactive + active) >> (30 - page_shift);
    const std::uint64_t ratio = gib != 0 ? isqrt(10 * gib) : 1;
    return inactive * ratio < active;
}

void note_cost(Kernel& kernel, GroupId id, bool file, std::uint64_t pages)
{
    for (;;) {
        MemoryGroup& group = kernel.groups.at(id);
        Lruvec& lists = group.lru;
        (file ? lists.file_cost : lists.anon_cost) += pages;
        std::uint64_t size = 0;
        for (std::size_t i = 0; i + 1 < lru_list_count; ++i)
            size += lists.lists[i].count;
        if (lists.file_cost + lists.anon_cost > size / 4) {
            lists.file_cost /= 2;
            lists.anon_cost /= 2;
        }
        if (id == 0) return;
        id = group.parent;
    }
}

}  // namespace fl::kernel
