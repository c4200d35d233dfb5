#include "kernel/reclaim/allocate_slowly.h"

#include "kernel/compaction/compaction.h"
#include "kernel/oom/oom.h"
#include "kernel/reclaim/reclaim.h"

#include <algorithm>

namespace fl::kernel {
namespace {

using Effort = PageRequest::Effort;

constexpr unsigned costly_order =
    3;  // larger blocks are not worth going on about. Linux: PAGE_ALLOC_COSTLY_ORDER

struct SlowPath {
    Kernel& kernel;
    hw::Hardware& hardware;
    const PageRequest& request;
    trace::Recorder& record;
    CompactResult compacted = CompactResult::Skipped;
    unsigned compactions = 0;  // that came to an end without a block for us

    Maybe<FrameNumber> at(Mark mark) const
    {
        return allocate(kernel.frames, request.block(), record, mark);
    }
    bool killed() const
    {
        const Process* current = kernel.processes.find(kernel.current);
        return current && current->oom_victim;
    }
    bool waits() const
    {
        return request.effort == Effort::Reclaim || request.effort == Effort::Direct
               || request.effort == Effort::DirectOnce;
    }
    bool wakes_kswapd() const
    {
        return request.effort == Effort::Reclaim || request.effort == Effort::NoRetry
               || request.effort == Effort::Atomic;
    }
    // How deep this request may dip into the reserve. Linux: gfp_to_alloc_flags(), __gfp_pfmemalloc_flags().
    Mark reserve() const
    {
        const Process* current = kernel.processes.find(kernel.current);
        if (kernel.reclaim.active || (current && current->duty == KernelThread::Kswapd)) return Mark::None;
        if (killed()) return Mark::Victim;
        return request.effort == Effort::Atomic ? Mark::Atomic : Mark::Min;
    }
    // Could it succeed if everything reclaimable went? Linux: should_reclaim_retry().
    bool worth_another_round() const
    {
        const std::uint64_t available = reclaimable_pages(kernel);
        for (Zone zone : kernel.frames.zones) {
            if (zone.managed == 0) continue;
            zone.free += available;
            if (zone_has(zone, request.order, zone.marks.min)) return true;
        }
        return false;
    }
    Maybe<FrameNumber> compact(bool sync);
    std::uint64_t reclaim() const;
    bool compact_again();
};

// Linux: __alloc_pages_direct_compact().
Maybe<FrameNumber> SlowPath::compact(bool sync)
{
    if (request.order == 0) return std::nullopt;
    const CompactJob job{request.order, request.block().type, sync, false};
    compacted = compact_directly(kernel, hardware, request, job, record);
    if (compacted == CompactResult::Skipped) return std::nullopt;
    ++kernel.statistics.compact_stall;
    const auto frame = at(reserve());
    ++(frame ? kernel.statistics.compact_success : kernel.statistics.compact_fail);
    if (frame)
        compaction_succeeded(kernel.frames.zones[kernel.frames.zone_of(*frame)], request.order, true);
    return frame;
}

// For a large block only until compaction has room to work. Linux: compaction_ready(),
// should_continue_reclaim().
std::uint64_t SlowPath::reclaim() const
{
    if (request.order <= costly_order) return reclaim_directly(kernel, hardware, record);
    const std::uint64_t gap = 2ull << request.order;
    std::uint64_t freed = 0, more = 0;
    do {
        const auto& zones = kernel.frames.zones;
        const bool ready = std::any_of(zones.begin(), zones.end(), [&](const Zone& zone) {
            return zone.managed != 0 && zone_has(zone, 0, zone.marks.high + gap)
                   && worth_compacting(kernel, zone, request.order);
        });
        if (ready) return std::max<std::uint64_t>(freed, 1);
        more = reclaim_directly(kernel, hardware, record);
        freed += more;
    } while (more != 0 && freed < gap && !killed());
    return freed;
}

// Linux: should_compact_retry().
bool SlowPath::compact_again()
{
    if (request.order == 0) return false;
    const auto& zones = kernel.frames.zones;
    if (compacted == CompactResult::Skipped)  // reclaim may make room for it
        return std::any_of(zones.begin(), zones.end(), [&](Zone zone) {
            zone.free += reclaimable_pages(kernel) / request.order;
            return zone.managed != 0 && worth_compacting(kernel, zone, request.order);
        });
    const unsigned most = compacted == CompactResult::Success ? most_fruitless_rounds : 1;
    return ++compactions <= most;
}

}  // namespace

Maybe<FrameNumber> allocate_slowly(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                                           trace::Recorder& record)
{
    SlowPath path{kernel, hardware, request, record};
    if (path.wakes_kswapd()) wake_kswapd(kernel, request.order, record);
    if (const auto frame = path.at(path.reserve())) return frame;
    if (!path.waits() || kernel.reclaim.active) return std::nullopt;
    const bool large = request.order > costly_order;
    // Who wants a large block has small ones enough, and what cannot be moved should not scatter.
    if (large || path.request.block().type != MigrateType::Movable) {
        if (const auto frame = path.compact(false)) return frame;
        const bool hopeless = path.compacted <= CompactResult::Deferred;
        if (large && request.effort == Effort::DirectOnce && hopeless) return std::nullopt;
    }
    for (unsigned fruitless = 0;;) {
        if (path.wakes_kswapd()) wake_kswapd(kernel, request.order, record);
        if (const auto frame = path.at(path.reserve())) return frame;
        const std::uint64_t freed = path.reclaim();
        if (const auto frame = path.at(path.reserve())) return frame;
        if (const auto frame = path.compact(request.effort != Effort::DirectOnce)) return frame;
        if (path.killed() || large) return std::nullopt;
        fruitless = freed != 0 ? 0 : fruitless + 1;
        if (fruitless <= most_fruitless_rounds && path.worth_another_round()) continue;
        if (freed != 0 && path.compact_again()) continue;
        if (const auto frame = path.at(Mark::High)) return frame;  // perhaps somebody died meanwhile
        const OomRequest oom{.use = request.use, .order = static_cast<int>(request.order)};
        if (!out_of_memory(kernel, hardware, oom, record)) return std::nullopt;
        fruitless = path.compactions = 0;
    }
}

}  // namespace fl::kernel
