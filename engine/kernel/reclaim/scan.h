// One call of reclaim: what it wants, what it may do and what it has found so far. For kernel/reclaim only.
// Linux: struct scan_control, struct reclaim_stat.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "kernel/reclaim/reclaim.h"
#include "trace/recorder.h"

#include <array>

namespace fl::kernel {

struct Scan {
    trace::Reclaimer by = trace::Reclaimer::Direct;
    bool within_group = false;  // reclaim for a cgroup's limit, not for memory as a whole
    GroupId group = 0;          // the cgroup whose pages, with those of the ones below, are looked at
    std::uint64_t wanted = reclaim_batch;
    int priority = first_priority;
    bool may_swap = true;
    bool force_deactivate = false;  // nothing was found otherwise: active pages go too
    bool use_protected = false;     // the same for what memory.low protects
    bool skipped_active = false, skipped_protected = false;

    // Decided anew before each pass. Linux: prepare_scan_count().
    bool deactivate_anon = false, deactivate_file = false;
    bool cache_trim = false, file_is_tiny = false;
    std::uint64_t anon_cost = 0, file_cost = 0;

    // The disk takes no more requests for now. kswapd then lets others run; who reclaims directly waits.
    bool disk_is_full = false;

    std::uint64_t scanned = 0, reclaimed = 0;
    // Of one pass.
    std::uint64_t seen = 0, seen_file = 0, dirty_file = 0, under_writeback = 0, immediate = 0, written = 0;

    bool by_kswapd() const { return by == trace::Reclaimer::Kswapd; }
};

struct Reclaim {
    Kernel& kernel;
    hw::Hardware& hardware;
    Scan& scan;
    trace::Recorder& record;
};

using ListTargets = std::array<std::uint64_t, lru_list_count>;

// scan_balance.cpp
void prepare_scan(const Reclaim& reclaim);
// How many pages to look at, of each list of a group. Linux: get_scan_count().
ListTargets scan_targets(const Reclaim& reclaim, GroupId group);
// Has the inactive list of a group, with those below it, become too short? Linux: inactive_is_low().
bool inactive_is_low(const Kernel& kernel, GroupId group, bool file);
// Is the group `above` or one of those below it?
bool lies_within(const Kernel& kernel, GroupId group, GroupId above);
// Linux: lru_note_cost(). Taking such a page has cost a transfer.
void note_cost(Kernel& kernel, GroupId group, bool file, std::uint64_t pages);

// shrink_page.cpp: decides about one page of an inactive list and carries it out. Answers the pages freed.
// Linux: shrink_folio_list().
std::uint64_t reclaim_page(const Reclaim& reclaim, FrameNumber frame, bool ignore_references);

// shrink_lists.cpp: both answer pages freed.
std::uint64_t shrink_inactive(const Reclaim& reclaim, GroupId group, LruList list, std::uint64_t pages);
void shrink_active(const Reclaim& reclaim, GroupId group, LruList list, std::uint64_t pages);
void shrink_group(const Reclaim& reclaim, GroupId group);  // Linux: shrink_lruvec()

// shrink_node.cpp: one pass over all groups in question. True if it freed anything. Linux: shrink_node().
bool shrink_node(const Reclaim& reclaim);
// Time passes until some of the pages on their way out have arrived. Linux: reclaim_throttle().
void wait_for_writes(const Reclaim& reclaim);
// When that will be; nothing if nothing is being written.
std::optional<Tick> writes_arrive(const Kernel& kernel);

}  // namespace fl::kernel
