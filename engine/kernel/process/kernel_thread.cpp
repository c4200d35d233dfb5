#include "kernel/process/kernel_thread.h"

#include "kernel/address_space/switch_space.h"
#include "kernel/block/requests.h"
#include "kernel/compaction/compaction.h"
#include "kernel/files/writeback.h"
#include "kernel/huge/collapse.h"
#include "kernel/oom/oom.h"
#include "kernel/process/scheduler.h"
#include "kernel/reclaim/reclaim.h"

namespace fl::kernel {
namespace {

ThreadRest work_of(Kernel& kernel, hw::Hardware& hardware, KernelThread duty, trace::Recorder& record)
{
    switch (duty) {
    case KernelThread::OomReaper: run_oom_reaper(kernel, hardware, record); break;
    case KernelThread::None:
    case KernelThread::Idle:
        break;
    case KernelThread::Flusher:
        return flush_dirty_pages(kernel, hardware, record);
    case KernelThread::Kswapd:
        return balance_memory(kernel, hardware, record);
    case KernelThread::Kcompactd: return run_kcompactd(kernel, hardware, record);
    case KernelThread::Khugepaged: return run_khugepaged(kernel, hardware, record);
    }
    return {};
}

}  // namespace

void wake_kernel_thread(Kernel& kernel, KernelThread duty)
{
    for (auto& [pid, process] : kernel.processes) {
        if (process.duty != duty || process.state == ProcessState::Running) continue;
        process.state = ProcessState::Running;
        process.waiting = WaitReason::None;
        kernel.slice_end = kernel.now;  // it preempts: Linux's scheduler favours who has slept
    }
}

void run_kernel_thread(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    const Tick began = kernel.now;
    const std::uint64_t waited = kernel.statistics.cpu_iowait;
    const ThreadRest rest = work_of(kernel, hardware, process_of(kernel, pid).duty, record);
    Process& thread = process_of(kernel, pid);
    charge_system_time(kernel, thread, began, waited);
    if (rest.how == ThreadRest::How::GoOn) return;
    thread.state = ProcessState::Sleeping;
    thread.waiting = rest.how == ThreadRest::How::Until ? WaitReason::Time : WaitReason::Forever;
    thread.wake_at = rest.until;
}

bool let_run(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    constexpr int most_turns = 100'000;
    for (int turn = 0; turn < most_turns; ++turn) {
        complete_requests(kernel, hardware, record);
        const Look look = wake_and_look(kernel);
        if (look.thread != 0) {
            borrow_space(kernel, record);
            run_kernel_thread(kernel, hardware, look.thread, record);
            continue;
        }
        const Process* process = kernel.processes.find(pid);
        if (!process || process->state == ProcessState::Running) return process != nullptr;
        if (!look.next) return false;
        kernel.now = std::max(kernel.now, *look.next);
    }
    return false;
}

}  // namespace fl::kernel
