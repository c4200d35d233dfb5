#include "kernel/block/requests.h"

#include "kernel/allocate.h"
#include "kernel/costs.h"
#include "kernel/reclaim/lists.h"

#include <algorithm>

namespace fl::kernel {
namespace {

Tick enqueue(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, bool write, trace::Recorder& record)
{
    kernel.now += costs::submit_page;
    const Tick done = hardware.disk.submit(kernel.now);
    ++kernel.frames.table.edit(frame).references;
    kernel.requests.requests.push_back({done, frame, write});
    (write ? kernel.statistics.pgpgout : kernel.statistics.pgpgin) += page_size / 1024;
    record.record(trace::DiskRequested{write, frame, done});
    return done;
}

// Linux: folio_end_writeback(), folio_end_read().
void finish(Kernel& kernel, hw::Hardware& hardware, const DiskRequest& request, trace::Recorder& record)
{
    Frame& frame = kernel.frames.table.edit(request.frame);
    if (request.write) {
        frame.flags &= static_cast<std::uint16_t>(~FrameWriteback);
        --kernel.statistics.nr_writeback;
        ++kernel.statistics.nr_written;
        record.record(trace::WritebackEnded{request.frame});
        rotate_reclaimable(kernel, request.frame, record);
    } else {
        frame.flags |= FrameUptodate;
    }
    if (--frame.references == 0) free_page(kernel, hardware, request.frame, record);
}

}  // namespace

Tick start_read(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, hw::BlockNumber block,
                trace::Recorder& record)
{
    hardware.disk.load(block, hardware.memory, frame);
    kernel.frames.table.edit(frame).flags &= static_cast<std::uint16_t>(~FrameUptodate);
    return enqueue(kernel, hardware, frame, false, record);
}

Tick start_write(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, hw::BlockNumber block,
                 trace::Recorder& record)
{
    hardware.disk.store(block, hardware.memory, frame);
    kernel.frames.table.edit(frame).flags |= FrameWriteback;
    ++kernel.statistics.nr_writeback;
    return enqueue(kernel, hardware, frame, true, record);
}

bool has_room(const Kernel& kernel) { return kernel.requests.requests.size() < most_requests; }

void wait_for_room(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const std::deque<DiskRequest>& waiting = kernel.requests.requests;
    if (has_room(kernel)) return;
    wait_for_disk(kernel, hardware, waiting[waiting.size() - most_requests].done, record);
}

void complete_requests(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    std::deque<DiskRequest>& waiting = kernel.requests.requests;
    while (!waiting.empty() && waiting.front().done <= kernel.now) {
        const DiskRequest request = waiting.front();
        waiting.pop_front();
        finish(kernel, hardware, request, record);
    }
}

Tick when_done(const Kernel& kernel, FrameNumber frame)
{
    const auto& waiting = kernel.requests.requests;
    const auto last = std::find_if(waiting.rbegin(), waiting.rend(),
                                   [&](const DiskRequest& request) { return request.frame == frame; });
    return last == waiting.rend() ? kernel.now : last->done;
}

void sleep_for_disk(Kernel& kernel, std::uint32_t pid, Tick until, trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    process.state = ProcessState::DiskWait;
    process.waiting = WaitReason::Disk;
    process.wake_at = until;
    record.record(trace::ProcessWaits{until});
}

void sleep_at_once(Kernel& kernel, hw::Hardware& hardware, std::uint32_t pid, trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    wait_for_disk(kernel, hardware, process.wake_at, record);
    process.state = ProcessState::Running;
    process.waiting = WaitReason::None;
}

void wait_for_disk(Kernel& kernel, hw::Hardware& hardware, Tick until, trace::Recorder& record)
{
    if (until > kernel.now) kernel.statistics.cpu_iowait += (until - kernel.now).value;
    kernel.now = std::max(kernel.now, until);
    complete_requests(kernel, hardware, record);
}

}  // namespace fl::kernel
