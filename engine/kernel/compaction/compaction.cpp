#include "kernel/compaction/compaction.h"

#include "kernel/compaction/fragmentation.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr unsigned costly_order = 3;  // Linux: PAGE_ALLOC_COSTLY_ORDER

// Linux: defer_compaction().
void defer(Zone& zone, unsigned order)
{
    constexpr std::uint32_t most = 6;  // Linux: COMPACT_MAX_DEFER_SHIFT
    CompactPause& pause = zone.compaction;
    pause.considered = 0;
    pause.shift = std::min(pause.shift + 1, most);
    pause.order_failed = std::min(pause.order_failed, order);
}

// Linux: compaction_deferred().
bool deferred(Zone& zone, unsigned order)
{
    CompactPause& pause = zone.compaction;
    if (order < pause.order_failed) return false;
    const std::uint32_t limit = 1u << pause.shift;
    if (++pause.considered < limit) return true;
    pause.considered = limit;
    return false;
}

CompactResult compact_and_note(Kernel& kernel, hw::Hardware& hardware, std::size_t index,
                               const CompactJob& job, trace::Recorder& record)
{
    Zone& zone = kernel.frames.zones[index];
    const CompactResult result = compact_zone(kernel, hardware, index, job, record);
    if (result == CompactResult::Success) compaction_succeeded(zone, *job.order, false);
    if (result == CompactResult::Complete && job.sync) defer(zone, *job.order);
    return result;
}

}  // namespace

void compaction_succeeded(Zone& zone, unsigned order, bool allocated)
{
    CompactPause& pause = zone.compaction;
    if (allocated) pause.considered = pause.shift = 0;
    pause.order_failed = std::max(pause.order_failed, order + 1);
}

bool worth_compacting(const Kernel& kernel, const Zone& zone, unsigned order)
{
    const std::uint64_t gap = 2ull << order;  // Linux: compact_gap()
    const std::uint64_t mark = order > costly_order ? zone.marks.low : zone.marks.min;
    if (!zone_has(zone, 0, mark + gap)) return false;
    if (order <= costly_order) return true;
    const int index = fragmentation_index(zone, order);
    return index < 0 || index > static_cast<int>(kernel.tunables.extfrag_threshold);
}

CompactResult compact_directly(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                               const CompactJob& job, trace::Recorder& record)
{
    CompactResult best = CompactResult::Skipped;
    // The textbook's machine has its frames in an order of its own.
    if (kernel.reclaim.limited_group != 0) return best;
    for (std::size_t i = zone_count; i-- > 0 && best != CompactResult::Success;) {
        if (kernel.frames.zones[i].managed == 0) continue;
        const CompactResult result = deferred(kernel.frames.zones[i], request.order)
                                         ? CompactResult::Deferred
                                         : compact_and_note(kernel, hardware, i, job, record);
        best = std::max(best, result);
    }
    return best;
}

void compact_memory(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    for (std::size_t i = 0; i < zone_count; ++i)
        if (kernel.frames.zones[i].managed != 0)
            static_cast<void>(compact_zone(
                kernel, hardware, i, {.sync = true, .daemon = true}, record));
}

void wake_kcompactd(Kernel& kernel, unsigned order)
{
    if (order == 0 || kernel.reclaim.limited_group != 0) return;
    const bool useful = std::any_of(
        kernel.frames.zones.begin(), kernel.frames.zones.end(), [&](const Zone& zone) {
            return zone.managed != 0 && !zone_has(zone, order, zone.marks.min)
                   && worth_compacting(kernel, zone, order);
        });
    if (!useful) return;
    kernel.compaction.wanted_order =
        std::max(kernel.compaction.wanted_order, static_cast<std::uint8_t>(order));
    wake_kernel_thread(kernel, KernelThread::Kcompactd);
}

ThreadRest run_kcompactd(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const unsigned order = kernel.compaction.wanted_order;
    kernel.compaction.wanted_order = 0;
    if (order == 0) return {};
    ++kernel.statistics.compact_daemon_wake;
    for (std::size_t i = 0; i < zone_count; ++i) {
        Zone& zone = kernel.frames.zones[i];
        if (zone.managed == 0 || deferred(zone, order) || zone_has(zone, order, zone.marks.min)) continue;
        static_cast<void>(compact_and_note(kernel, hardware, i,
                                           {.order = order, .sync = true, .daemon = true}, record));
    }
    return {};
}

}  // namespace fl::kernel
