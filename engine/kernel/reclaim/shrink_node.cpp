// Rounds over all lists with growing insistence. Linux: mm/vmscan.c shrink_node(), do_try_to_free_pages(),
// reclaim_throttle().
#include "kernel/block/requests.h"
#include "kernel/cgroup/charge.h"
#include "kernel/files/drop.h"
#include "kernel/files/writeback.h"
#include "kernel/reclaim/linux26.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/scan.h"
#include "kernel/slab/shrink.h"
#include "kernel/swap/swap.h"

#include <algorithm>

namespace fl::kernel {
namespace {

// Linux: mem_cgroup_below_min(), mem_cgroup_below_low().
bool spared(const Reclaim& reclaim, GroupId group)
{
    Scan& scan = reclaim.scan;
    const std::uint64_t usage = reclaim.kernel.groups.at(group).usage;
    const GroupProtection own = protection_of(reclaim.kernel, scan.group, group);
    if (usage == 0 || (own.min == 0 && own.low == 0)) return false;
    if (usage <= own.min) return true;
    if (usage > own.low || scan.use_protected) return false;
    scan.skipped_protected = true;
    return true;
}

// What came back since is compared with this the next time. Linux: snapshot_refaults().
void remember_refaults(Kernel& kernel, GroupId group)
{
    Lruvec& lists = kernel.groups.at(group).lru;
    lists.activated_before = lists.activated;
}

bool wants_to_wait(const Reclaim& reclaim, std::uint64_t freed_before)
{
    const Scan& scan = reclaim.scan;
    return scan.reclaimed == freed_before && scan.priority < first_priority - 2;
}

// Rising insistence, until enough has been found. Linux: do_try_to_free_pages().
void insist(const Reclaim& reclaim)
{
    Scan& scan = reclaim.scan;
    for (scan.priority = first_priority; scan.priority >= 0; --scan.priority) {
        const std::uint64_t before = scan.reclaimed;
        shrink_node(reclaim);
        if (scan.reclaimed >= scan.wanted) return;
        if (wants_to_wait(reclaim, before)) wait_for_writes(reclaim);
    }
}

std::uint64_t try_to_free(const Reclaim& reclaim)
{
    Scan& scan = reclaim.scan;
    const bool outer = !reclaim.kernel.reclaim.active;
    reclaim.kernel.reclaim.active = true;
    insist(reclaim);
    if (scan.reclaimed == 0 && scan.skipped_active) {
        scan.force_deactivate = true;
        insist(reclaim);
    }
    if (scan.reclaimed == 0 && scan.skipped_protected) {
        scan.use_protected = true;
        insist(reclaim);
    }
    remember_refaults(reclaim.kernel, scan.group);
    if (outer) reclaim.kernel.reclaim.active = false;
    return scan.reclaimed;
}

}  // namespace

std::optional<Tick> writes_arrive(const Kernel& kernel)
{
    std::uint64_t writes = 0;
    std::optional<Tick> at;
    for (const DiskRequest& request : kernel.requests.requests) {
        if (!request.write) continue;
        at = request.done;
        if (++writes == reclaim_batch) break;
    }
    return at;
}

void wait_for_writes(const Reclaim& reclaim)
{
    constexpr Tick longest{100'000'000};
    const auto arrive = writes_arrive(reclaim.kernel);
    if (!arrive) return;
    wait_for_disk(reclaim.kernel, reclaim.hardware, std::min(*arrive, reclaim.kernel.now + longest),
                  reclaim.record);
}

bool shrink_node(const Reclaim& reclaim)
{
    Scan& scan = reclaim.scan;
    Kernel& kernel = reclaim.kernel;
    const std::uint64_t scanned = scan.scanned, freed = scan.reclaimed;
    scan.seen = scan.seen_file = scan.dirty_file = scan.under_writeback = scan.immediate = scan.written = 0;
    prepare_scan(reclaim);
    for (const auto& entry : kernel.groups) {
        const auto id = static_cast<GroupId>(entry.first);
        if (!lies_within(kernel, id, scan.group) || spared(reclaim, id)) continue;
        if (rules_of_26(kernel))
            shrink_group_26(reclaim, id);
        else
            shrink_group(reclaim, id);
        if (scan.within_group && scan.reclaimed >= scan.wanted) break;
    }
    if (!scan.within_group) {
        const std::uint64_t before = kernel.statistics.nr_slab_reclaimable;
        shrink_slab(kernel, reclaim.hardware, scan.priority, reclaim.record);
        scan.reclaimed += before - kernel.statistics.nr_slab_reclaimable;
    }
    // Nothing but dirty pages of files: the flusher has to write before anything can go.
    if (scan.dirty_file != 0 && scan.dirty_file == scan.seen_file)
        write_back_for_reclaim(kernel, reclaim.hardware, scan.dirty_file, reclaim.record);
    if (scan.scanned != scanned || scan.reclaimed != freed)
        reclaim.record.record(trace::ReclaimPass{scan.by, static_cast<std::uint8_t>(scan.priority),
                                                 static_cast<std::uint32_t>(scan.scanned - scanned),
                                                 static_cast<std::uint32_t>(scan.reclaimed - freed)});
    if (scan.reclaimed != freed) kernel.reclaim.failures = 0;
    return scan.reclaimed != freed;
}

std::uint64_t reclaim_directly(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    ++kernel.statistics.allocstall;
    Scan scan;
    return try_to_free({kernel, hardware, scan, record});
}

std::uint64_t reclaim_group(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
                            trace::Recorder& record, bool may_swap)
{
    Scan scan;
    scan.by = trace::Reclaimer::Group;
    scan.within_group = true;
    scan.group = group;
    scan.wanted = std::max(pages, reclaim_batch);
    scan.may_swap = may_swap;
    return try_to_free({kernel, hardware, scan, record});
}

std::uint64_t reclaim_pages(Kernel& kernel, hw::Hardware& hardware, std::span<const FrameNumber> pages,
                            trace::Recorder& record)
{
    Scan scan;
    scan.by = trace::Reclaimer::Advice;
    const Reclaim reclaim{kernel, hardware, scan, record};
    const bool outer = !kernel.reclaim.active;
    kernel.reclaim.active = true;
    for (const FrameNumber page : pages) {
        const Frame& frame = kernel.frames.table.at(page);
        if (!(frame.flags & FrameOnLru) || (frame.flags & FrameUnevictable)) continue;
        if (frame.flags & FrameActive) deactivate_page(kernel, page, record);
        scan.reclaimed += reclaim_page(reclaim, page, true);
    }
    if (outer) kernel.reclaim.active = false;
    return scan.reclaimed;
}

std::uint64_t reclaimable_pages(const Kernel& kernel)
{
    const Statistics& now = kernel.statistics;
    const std::uint64_t file = now.nr_inactive_file + now.nr_active_file;
    return has_swap_space(kernel) ? file + now.nr_inactive_anon + now.nr_active_anon : file;
}

}  // namespace fl::kernel
