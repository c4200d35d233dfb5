// How much may be dirty, and the thread that writes it out. Linux: mm/page-writeback.c, fs/fs-writeback.c.
#include "kernel/files/writeback.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::uint64_t pages_at_once = 1024;  // Linux: MAX_WRITEBACK_PAGES
constexpr Tick centisecond{10'000'000};

// Linux: global_dirtyable_memory(): free and file pages, without what the zones keep back.
std::uint64_t dirtyable_pages(const Kernel& kernel)
{
    std::uint64_t reserve = 0;
    for (const Zone& zone : kernel.frames.zones) {
        const std::uint64_t kept = *std::max_element(zone.reserve.begin(), zone.reserve.end());
        reserve += std::min(kept + zone.marks.high, zone.managed);
    }
    const std::uint64_t free = kernel.frames.free_pages();
    const Statistics& now = kernel.statistics;
    return free - std::min(free, reserve) + now.nr_active_file + now.nr_inactive_file + 1;
}

std::uint64_t still_dirty(const Kernel& kernel)
{
    return kernel.statistics.nr_dirty + kernel.statistics.nr_writeback;
}

}  // namespace

DirtyLimits dirty_limits(const Kernel& kernel)
{
    // The kernel reckons in 4096ths. Linux: ratio = vm_dirty_ratio * PAGE_SIZE / 100.
    const auto share = [&](std::uint64_t percent) {
        return dirtyable_pages(kernel) * (percent * page_size / 100) / page_size;
    };
    DirtyLimits limits{share(kernel.tunables.dirty_background_ratio), share(kernel.tunables.dirty_ratio)};
    if (limits.background >= limits.limit) limits.background = limits.limit / 2;
    return limits;
}

std::optional<Tick> throttle_writer(Kernel& kernel, trace::Recorder&)
{
    const DirtyLimits limits = dirty_limits(kernel);
    if (kernel.statistics.nr_dirty > limits.background) wake_kernel_thread(kernel, KernelThread::Flusher);
    if (still_dirty(kernel) <= limits.limit) return {};
    const auto& requests = kernel.requests.requests;
    const std::uint64_t over = still_dirty(kernel) - limits.limit;
    if (requests.empty()) return kernel.now + centisecond;  // the flusher is about to begin
    return requests[std::min<std::size_t>(over, requests.size() - 1)].done;
}

ThreadRest flush_dirty_pages(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    if (kernel.requests.requests.size() > pages_at_once)  // the disk has enough to do
        return {ThreadRest::How::Until, kernel.requests.requests[pages_at_once / 2].done};
    const Tick expired = centisecond * kernel.tunables.dirty_expire_centisecs;
    const bool over = kernel.statistics.nr_dirty > dirty_limits(kernel).background;
    std::uint64_t started = 0;
    for (const auto& [id, inode] : kernel.files.inodes) {
        if (inode.dirty == 0 || started >= pages_at_once) continue;
        if (!over && kernel.now < inode.dirtied + expired) continue;
        started += write_back_inode(kernel, hardware, id, 0, ~0ull, pages_at_once - started, record);
    }
    if (started >= pages_at_once) return {ThreadRest::How::GoOn, {}};
    if (kernel.statistics.nr_dirty == 0) return {ThreadRest::How::UntilWoken, {}};
    return {ThreadRest::How::Until,
            kernel.now + centisecond * kernel.tunables.dirty_writeback_centisecs};
}

}  // namespace fl::kernel
