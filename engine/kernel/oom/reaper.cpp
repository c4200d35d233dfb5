// Linux: mm/oom_kill.c __oom_reap_task_mm(), oom_reaper(). Simplified: it works at once, as from 4.6 to 5.17;
// today it gives the victim two seconds to leave by itself.
#include "base/text.h"
#include "kernel/address_space/zap.h"
#include "kernel/oom/oom.h"
#include "kernel/oom/report.h"

namespace fl::kernel {
namespace {

// Nobody is in the middle of working on this memory.
bool can_reap(const Kernel& kernel, const Process& victim)
{
    const AddressSpace* space = kernel.spaces.find(victim.space);
    if (!victim.oom_victim || !space || space->oom_reaped) return false;
    const Process* current = kernel.processes.find(kernel.current);
    if (current && current->space == victim.space) return false;
    for (const auto& [pid, process] : kernel.processes) {
        if (process.space != victim.space) continue;
        if (process.in_execve || (!process.oom_victim && pid == 1)) return false;
    }
    return true;
}

// What is anonymous or private goes; what others can see stays until the victim leaves. So do pages of a
// pool: a forked child may hold them, and the pool could not keep its promise a second time. Linux:
// __oom_reap_task_mm().
std::uint64_t reap(Kernel& kernel, hw::Hardware& hardware, const Process& victim, trace::Recorder& record)
{
    AddressSpace& space = kernel.spaces.at(victim.space);
    const std::uint64_t before = space.rss() + space.swapents;
    for (std::size_t i = 0; i < space.areas.size(); ++i) {
        const Vma area = space.areas[i];
        if (!area.shared && !area.hugetlb) zap(kernel, hardware, space, area.begin, area.end, record);
    }
    space.oom_reaped = true;
    log(kernel, format("oom_reaper: reaped process %u (%s), now anon-rss:%llukB, file-rss:%llukB, "
                       "shmem-rss:%llukB",
                       victim.tgid, victim.comm.c_str(), kib(space.rss_anon), kib(space.rss_file),
                       kib(space.rss_shmem)));
    const std::uint64_t taken = before - space.rss() - space.swapents;
    record.record(trace::OomReaped{victim.tgid, taken});
    return taken;
}

}  // namespace

bool reap_victims(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    std::uint64_t taken = 0;
    for (auto& [pid, process] : kernel.processes)
        if (can_reap(kernel, process)) taken += reap(kernel, hardware, process, record);
    return taken != 0;
}

void run_oom_reaper(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const bool asked = kernel.manual_oom;
    kernel.manual_oom = false;
    if (asked)
        static_cast<void>(
            out_of_memory(kernel, hardware, {.use = FrameUse::Slab, .order = -1}, record));
    reap_victims(kernel, hardware, record);
}

}  // namespace fl::kernel
