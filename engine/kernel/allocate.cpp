#include "kernel/allocate.h"

#include "base/text.h"
#include "kernel/costs.h"
#include "kernel/process/send_signal.h"
#include "kernel/reclaim/allocate_slowly.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/textbook.h"

namespace fl::kernel {

std::optional<FrameNumber> allocate_pages(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                                          trace::Recorder& record)
{
    if (kernel.reclaim.limited_group != 0 && request.use == FrameUse::Anonymous)
        make_frame_free(kernel, hardware, record);
    auto frame = allocate(kernel.frames, request.order, request.use, record, Mark::Low);
    if (!frame) frame = allocate_slowly(kernel, hardware, request, record);
    if (!frame) return std::nullopt;
    // Pages of a cgroup lie on lists of its own.
    if (const Process* current = kernel.processes.find(kernel.current); current && current->memory_group != 0)
        kernel.frames.table.edit(*frame).group = current->memory_group;
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
    kernel.statistics.pgfree += 1ull << order;
    free(kernel.frames, first, order, record);
}

void kill_out_of_memory(Kernel& kernel, Pid pid, trace::Recorder& record)
{
    const Process& process = process_of(kernel, pid);
    const AddressSpace& space = space_of(kernel, pid);
    ++kernel.statistics.oom_kill;
    const auto kib = [](std::uint64_t pages) {
        return static_cast<unsigned long long>(pages * (page_size / 1024));
    };
    log(kernel, format("Out of memory: Killed process %u (%s) total-vm:%llukB, anon-rss:%llukB, "
                       "file-rss:%llukB, shmem-rss:%llukB,"
                       " UID:%u pgtables:%llukB oom_score_adj:%d",
                       process.pid, process.comm.c_str(), kib(space.total_vm), kib(space.rss_anon),
                       kib(space.rss_file), kib(space.rss_shmem), process.uid,
                       static_cast<unsigned long long>(space.pgtables_bytes / 1024), process.oom_score_adj));
    send_signal(kernel, pid, {SigKill, si_kernel, {}, 0}, record);
}

void log(Kernel& kernel, std::string text)
{
    constexpr std::size_t most_lines = 4096;  // the ring buffer forgets its oldest lines
    if (kernel.log.size() >= most_lines)
        kernel.log.erase(kernel.log.begin(), kernel.log.begin() + most_lines / 4);
    kernel.log.push_back({kernel.now, std::move(text)});
}

}  // namespace fl::kernel
