#include "kernel/process/threads.h"

#include "kernel/process/kernel_stack.h"
#include "kernel/process/leave_space.h"
#include "kernel/slab/objects.h"

#include <vector>

namespace fl::kernel {

bool alone(const Kernel& kernel, Pid pid)
{
    const Pid leader = process_of(kernel, pid).tgid;
    for (const auto& [number, process] : kernel.processes)
        if (process.tgid == leader && number != pid && !process.ended) return false;
    return true;
}

void release_thread(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    Process& thread = process_of(kernel, pid);
    leave_space(kernel, hardware, thread, record);
    free_kernel_stack(kernel, hardware, thread.kernel_stack, record);
    free_task(kernel, hardware, thread.objects, record);
    kernel.processes.erase(pid);
}

void release_other_threads(Kernel& kernel, hw::Hardware& hardware, Pid leader, trace::Recorder& record)
{
    std::vector<Pid> others;
    each_thread(kernel, leader, [&](const Process& thread) {
        if (thread.pid != leader) others.push_back(thread.pid);
    });
    for (const Pid pid : others) release_thread(kernel, hardware, pid, record);
}

}  // namespace fl::kernel
