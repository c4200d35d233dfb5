#include "kernel/files/store.h"
#include "kernel/process/as_current.h"
#include "kernel/process/kernel_stack.h"
#include "kernel/process/lifecycle.h"
#include "kernel/slab/objects.h"

namespace fl::kernel {

Result<Pid> create_process(Kernel& kernel, hw::Hardware& hardware, Pid parent, trace::Recorder& record)
{
    const AsCurrent in_its_name(kernel, parent);
    auto objects = allocate_task(kernel, hardware, false, record);
    if (!objects) return Errno::NoMemory;
    const auto stack = allocate_kernel_stack(kernel, hardware, record);
    if (!stack) {
        free_task(kernel, hardware, *objects, record);
        return Errno::NoMemory;
    }
    Process process;
    process.pid = kernel.next_pid++;
    process.parent = parent;
    process.tgid = process.group = process.pid;
    process.kernel_stack = *stack;
    process.objects = *objects;
    process.start = kernel.now;
    if (const Process* from = kernel.processes.find(parent)) {
        process.session = from->session;
        process.directory = from->directory;
        process.limits = from->limits;
        process.uid = from->uid;
        process.oom_score_adj = from->oom_score_adj;
        process.oom_score_adj_min = from->oom_score_adj_min;
        process.memory_group = from->memory_group;
        process.comm = from->comm;
    }
    const Pid pid = process.pid;
    kernel.processes.insert(pid, std::move(process));
    ++kernel.statistics.processes_created;
    for (int i = 0; i < 3; ++i)
        static_cast<void>(open_inode(kernel, hardware, pid, kernel.files.console, OpenReadWrite, record));
    record.record(trace::ProcessStarted{pid});
    return pid;
}

}  // namespace fl::kernel
