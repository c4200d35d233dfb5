// The threads of one process.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// visit(Process&) for each thread of the group that `leader` leads.
template <class Visit>
void each_thread(Kernel& kernel, Pid leader, Visit visit)
{
    for (auto& [pid, process] : kernel.processes)
        if (process.tgid == leader) visit(process);
}

// Has the process of `pid` no other thread that still runs?
bool alone(const Kernel& kernel, Pid pid);

// Takes a thread that is not the first away; nobody waits for it.
void release_thread(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);
void release_other_threads(Kernel& kernel, hw::Hardware& hardware, Pid leader, trace::Recorder& record);

}  // namespace fl::kernel
