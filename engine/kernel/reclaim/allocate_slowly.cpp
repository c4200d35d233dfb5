#include "kernel/reclaim/allocate_slowly.h"

#include "kernel/oom/oom.h"
#include "kernel/reclaim/reclaim.h"

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

    std::optional<FrameNumber> at(Mark mark) const
    {
        return allocate(kernel.frames, request.order, request.use, record, mark);
    }
    bool killed() const
    {
        const Process* current = kernel.processes.find(kernel.current);
        return current && current->oom_victim;
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
};

}  // namespace

std::optional<FrameNumber> allocate_slowly(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                                           trace::Recorder& record)
{
    const SlowPath path{kernel, hardware, request, record};
    unsigned fruitless = 0;
    for (;;) {
        if (request.effort != Effort::NoReclaim) wake_kswapd(kernel, request.order, record);
        if (const auto frame = path.at(path.reserve())) return frame;
        if (request.effort != Effort::Reclaim || kernel.reclaim.active) return std::nullopt;
        const std::uint64_t freed = reclaim_directly(kernel, hardware, record);
        if (const auto frame = path.at(path.reserve())) return frame;
        if (path.killed() || request.order > costly_order) return std::nullopt;
        fruitless = freed != 0 ? 0 : fruitless + 1;
        if (fruitless <= most_fruitless_rounds && path.worth_another_round()) continue;
        if (const auto frame = path.at(Mark::High)) return frame;  // perhaps somebody died meanwhile
        const OomRequest oom{.use = request.use, .order = static_cast<int>(request.order)};
        if (!out_of_memory(kernel, hardware, oom, record)) return std::nullopt;
        fruitless = 0;
    }
}

}  // namespace fl::kernel
