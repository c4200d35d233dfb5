// Batches from the ends of the lists. Linux: mm/vmscan.c shrink_inactive_list(), shrink_active_list(),
// shrink_lruvec(). Simplified: pages are looked at one by one where they are, instead of being isolated
// first.
#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/pin.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/reclaim/scan.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::size_t at(LruList list)
{
    return static_cast<std::size_t>(list);
}
constexpr LruList scan_order[] = {LruList::InactiveAnon, LruList::ActiveAnon, LruList::InactiveFile,
                                  LruList::ActiveFile};

Lruvec& lists_of_group(const Reclaim& reclaim, GroupId group)
{
    return reclaim.kernel.groups.at(group).lru;
}

void count_scanned(const Reclaim& reclaim, bool file, std::uint64_t scanned, std::uint64_t freed)
{
    Statistics& told = reclaim.kernel.statistics;
    const std::size_t who = reclaim.scan.by_kswapd() ? 0 : 1;
    told.pgscan[who] += scanned;
    told.pgsteal[who] += freed;
    (file ? told.pgscan_file : told.pgscan_anon) += scanned;
    (file ? told.pgsteal_file : told.pgsteal_anon) += freed;
}

// An active page that is part of a program in use may stay.
bool runs_often(const Reclaim& reclaim, FrameNumber frame)
{
    const Referenced used = page_referenced(reclaim.kernel, reclaim.hardware, frame);
    if (used.locked) mark_locked(reclaim.kernel, frame, true, reclaim.record);
    const bool file = !(reclaim.kernel.frames.table.at(frame).flags & FrameSwapBacked);
    return used.locked || (used.entries != 0 && used.executable && file);
}

std::uint64_t shrink_list(const Reclaim& reclaim, GroupId group, LruList list, std::uint64_t pages)
{
    const bool active = list == LruList::ActiveAnon || list == LruList::ActiveFile;
    if (!active) return shrink_inactive(reclaim, group, list, pages);
    Scan& scan = reclaim.scan;
    if (is_file_list(list) ? scan.deactivate_file : scan.deactivate_anon)
        shrink_active(reclaim, group, list, pages);
    else
        scan.skipped_active = true;
    return 0;
}

// Enough has been found: what is left to scan shrinks, so that both kinds have been asked in proportion.
// False: one kind is done, and so are we.
bool cut_targets(ListTargets& left, const ListTargets& targets)
{
    const auto sum = [](const ListTargets& of, bool file) {
        return file ? of[at(LruList::InactiveFile)] + of[at(LruList::ActiveFile)]
                    : of[at(LruList::InactiveAnon)] + of[at(LruList::ActiveAnon)];
    };
    const std::uint64_t file = sum(left, true), anon = sum(left, false);
    if (file == 0 || anon == 0) return false;
    const bool drop_file = file <= anon;
    const std::uint64_t percent = (drop_file ? file : anon) * 100 / (sum(targets, drop_file) + 1);
    for (const LruList list : scan_order) {
        std::uint64_t& rest = left[at(list)];
        if (is_file_list(list) == drop_file) {
            rest = 0;
            continue;
        }
        const std::uint64_t scanned = targets[at(list)] - rest;
        rest = targets[at(list)] * (100 - percent) / 100;
        rest -= std::min(rest, scanned);
    }
    return true;
}

bool anything_left(const ListTargets& left)
{
    return left[at(LruList::InactiveAnon)] != 0 || left[at(LruList::ActiveFile)] != 0 ||
           left[at(LruList::InactiveFile)] != 0;
}

}  // namespace

std::uint64_t shrink_inactive(const Reclaim& reclaim, GroupId group, LruList list, std::uint64_t pages)
{
    Scan& scan = reclaim.scan;
    const std::uint64_t written_before = scan.written;
    complete_requests(reclaim.kernel, reclaim.hardware, reclaim.record);  // the disk does not wait for us
    pages = std::min(pages, lists_of_group(reclaim, group).list(list).count);
    std::uint64_t scanned = 0, freed = 0;
    while (scanned < pages) {
        if (scan.by_kswapd() && !is_file_list(list) && !has_room(reclaim.kernel)) {
            scan.disk_is_full = true;
            break;
        }
        const std::uint32_t last = lists_of_group(reclaim, group).list(list).last;
        if (last == no_frame) break;
        scanned += pages_in(reclaim.kernel.frames.table.at({last}));
        freed += reclaim_page(reclaim, {last}, false);
    }
    scan.scanned += scanned;
    scan.seen += scanned;
    if (is_file_list(list)) scan.seen_file += scanned;
    count_scanned(reclaim, is_file_list(list), scanned, freed);
    if (scan.written != written_before)
        note_cost(reclaim.kernel, group, is_file_list(list), scan.written - written_before);
    return freed;
}

void shrink_active(const Reclaim& reclaim, GroupId group, LruList list, std::uint64_t pages)
{
    Kernel& kernel = reclaim.kernel;
    pages = std::min(pages, lists_of_group(reclaim, group).list(list).count);
    for (std::uint64_t scanned = 0; scanned < pages;) {
        const std::uint32_t last = lists_of_group(reclaim, group).list(list).last;
        if (last == no_frame) break;
        const FrameNumber frame{last};
        const std::uint64_t size = pages_in(kernel.frames.table.at(frame));
        scanned += size;
        kernel.now += costs::scan_page;
        kernel.statistics.pgrefill += size;
        const bool stays = runs_often(reclaim, frame);
        reclaim.record.record(
            trace::PageScanned{frame, static_cast<std::uint8_t>(list),
                               stays ? trace::Verdict::Protected : trace::Verdict::Deactivated});
        if (kernel.frames.table.at(frame).flags & FrameUnevictable) continue;
        if (stays) {
            list_to_front(kernel, frame);
            continue;
        }
        kernel.frames.table.edit(frame).flags |= FrameWorkingset;
        deactivate_page(kernel, frame, reclaim.record);
    }
}

void shrink_group(const Reclaim& reclaim, GroupId group)
{
    Scan& scan = reclaim.scan;
    const ListTargets targets = scan_targets(reclaim, group);
    ListTargets left = targets;
    // The first round of a direct reclaim looks at all it set out to: the lists age evenly.
    const bool whole = !scan.within_group && !scan.by_kswapd() && scan.priority == first_priority;
    std::uint64_t freed = 0;
    while (anything_left(left) && !scan.disk_is_full) {
        for (const LruList list : scan_order) {
            const std::uint64_t batch = std::min(left[at(list)], reclaim_batch);
            if (batch == 0) continue;
            left[at(list)] -= batch;
            freed += shrink_list(reclaim, group, list, batch);
        }
        if (freed < scan.wanted || whole) continue;
        if (!cut_targets(left, targets)) break;
    }
    scan.reclaimed += freed;
    // Whether or not anonymous pages were asked, their lists stay in proportion. Without swap that would be
    // idle.
    if (reclaim.kernel.swap_pages != 0 && inactive_is_low(reclaim.kernel, group, false))
        shrink_active(reclaim, group, LruList::ActiveAnon, reclaim_batch);
}

}  // namespace fl::kernel
