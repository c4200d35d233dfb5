#include "kernel/allocate.h"

#include "kernel/cgroup/charge.h"
#include "kernel/costs.h"
#include "kernel/reclaim/allocate_slowly.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/textbook.h"

namespace fl::kernel {

Maybe<FrameNumber> allocate_pages(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                                          trace::Recorder& record)
{
    const GroupId group = is_charged(request.use) ? current_group(kernel) : GroupId{0};
    const std::uint64_t pages = 1ull << request.order;
    if (group != 0 && !charge(kernel, hardware, group, request.use, pages, record)) return std::nullopt;
    if (kernel.reclaim.limited_group != 0 && request.use == FrameUse::Anonymous)
        make_frame_free(kernel, hardware, record);
    auto frame = allocate(kernel.frames, request.block(), record, Mark::Low);
    if (!frame) frame = allocate_slowly(kernel, hardware, request, record);
    if (!frame) {
        uncharge(kernel, group, pages);
        return std::nullopt;
    }
    // Pages of a cgroup lie on lists of its own.
    for (std::uint64_t i = 0; group != 0 && i < pages; ++i)
        kernel.frames.table.edit(*frame + i).group = group;
    kernel.now += costs::allocate_frame;
    kernel.statistics.pgalloc += 1ull << request.order;
    kernel.statistics.pgalloc_zone[kernel.frames.zone_of(*frame)] += 1ull << request.order;
    return frame;
}

void free_pages(Kernel& kernel, hw::Hardware& hardware, FrameNumber first, unsigned order,
                trace::Recorder& record)
{
    // Free frames hold zeros: whoever gets one next need not clear it. (Linux clears when it hands one out.)
    for (std::uint64_t i = 0; i < 1ull << order; ++i) hardware.memory.clear(first + i);
    list_remove(kernel, first, record);
    uncharge(kernel, kernel.frames.table.at(first).group, 1ull << order);
    kernel.statistics.pgfree += 1ull << order;
    free(kernel.frames, first, order, record);
}

void log(Kernel& kernel, std::string text)
{
    constexpr std::size_t most_lines = 4096;  // the ring buffer forgets its oldest lines
    if (kernel.log.size() >= most_lines)
        kernel.log.erase(kernel.log.begin(), kernel.log.begin() + most_lines / 4);
    kernel.log.push_back({kernel.now, std::move(text)});
}

}  // namespace fl::kernel
