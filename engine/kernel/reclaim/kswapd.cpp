// The thread that keeps memory free before anybody has to. Linux: mm/vmscan.c balance_pgdat(),
// wakeup_kswapd(), kswapd().
#include "kernel/compaction/compaction.h"
#include "kernel/reclaim/linux26.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/scan.h"

#include <algorithm>

namespace fl::kernel {
namespace {

// What it would take to bring every zone to its high mark at once. Linux: kswapd_shrink_node().
std::uint64_t pages_wanted(const Kernel& kernel)
{
    std::uint64_t pages = 0;
    for (const Zone& zone : kernel.frames.zones)
        if (zone.managed != 0) pages += std::max(zone.marks.high, reclaim_batch);
    return pages;
}

// Room for compaction is enough: no need to free memory until a large block comes about by itself. Linux:
// kswapd_shrink_node().
unsigned order_to_balance(const ReclaimState& state)
{
    const bool room = state.balancing && state.reclaimed >= 2ull << state.order;
    return room ? 0 : state.order;
}

ThreadRest sleep(Kernel& kernel, trace::Recorder& record)
{
    wake_kcompactd(kernel, kernel.reclaim.order);
    kernel.reclaim.balancing = false;
    kernel.reclaim.order = 0;
    Lruvec& lists = kernel.groups.at(0).lru;
    lists.activated_before = lists.activated;
    record.record(trace::KswapdSlept{kernel.frames.free_pages()});
    return {ThreadRest::How::UntilWoken, {}};
}

// Out of insistence: it begins again, or gives up for good after so many times that found nothing.
ThreadRest finish_round(Kernel& kernel, trace::Recorder& record)
{
    ReclaimState& state = kernel.reclaim;
    state.balancing = false;
    if (state.reclaimed == 0) ++state.failures;
    if (state.failures >= most_fruitless_rounds) return sleep(kernel, record);
    return {ThreadRest::How::GoOn, {}};
}

}  // namespace

bool memory_balanced(const Kernel& kernel, unsigned order)
{
    bool any = false;
    for (const Zone& zone : kernel.frames.zones) {
        if (zone.managed == 0) continue;
        any = true;
        if (zone_has(zone, order, zone.marks.high)) return true;
    }
    return !any;
}

void wake_kswapd(Kernel& kernel, unsigned order, trace::Recorder& record)
{
    ReclaimState& state = kernel.reclaim;
    if (state.balancing || state.active || state.failures >= most_fruitless_rounds) return;
    if (memory_balanced(kernel, order)) return;
    const auto& zones = kernel.frames.zones;
    for (std::size_t i = zone_count; i-- > 0;) {
        if (zones[i].managed == 0) continue;
        record.record(trace::KswapdWoken{static_cast<std::uint8_t>(i), zones[i].free, zones[i].marks.low});
        break;
    }
    state.balancing = true;
    state.order = static_cast<std::uint8_t>(order);
    state.priority = first_priority;
    state.reclaimed = 0;
    ++kernel.statistics.pageoutrun;
    wake_kernel_thread(kernel, KernelThread::Kswapd);
}

ThreadRest balance_memory(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    ReclaimState& state = kernel.reclaim;
    if (memory_balanced(kernel, order_to_balance(state))) return sleep(kernel, record);
    if (!state.balancing) {
        state.balancing = true;
        state.priority = first_priority;
        state.reclaimed = 0;
        ++kernel.statistics.pageoutrun;
    }
    Scan scan;
    scan.by = trace::Reclaimer::Kswapd;
    scan.wanted = pages_wanted(kernel);
    scan.priority = state.priority;
    const Reclaim reclaim{kernel, hardware, scan, record};
    state.active = true;
    // Linux: kswapd_age_node().
    if (kernel.swap_pages != 0 && inactive_is_low(kernel, 0, false))
        shrink_active(reclaim, 0, LruList::ActiveAnon, reclaim_batch);
    shrink_node(reclaim);
    state.active = false;
    state.reclaimed += scan.reclaimed;
    if (memory_balanced(kernel, order_to_balance(state))) return sleep(kernel, record);
    const auto arrive = writes_arrive(kernel);
    if (scan.disk_is_full && arrive) return {ThreadRest::How::Until, *arrive};
    // Too little to look at, or nothing to be had: look at more. 2.6 was content with a batch.
    if (rules_of_26(kernel) && scan.reclaimed >= reclaim_batch)
        state.priority = first_priority;
    else if (scan.scanned < scan.wanted || scan.reclaimed == 0)
        --state.priority;
    if (state.priority < 1) return finish_round(kernel, record);
    if (scan.reclaimed == 0 && arrive && *arrive > kernel.now) return {ThreadRest::How::Until, *arrive};
    return {ThreadRest::How::GoOn, {}};
}

}  // namespace fl::kernel
