// Memory is out: somebody has to go. Linux: mm/oom_kill.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/frames/frame.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Linux: struct oom_control. What could not be had, and by whom: a request for frames, or the charge of a
// cgroup that is at its limit.
struct OomRequest {
    FrameUse use = FrameUse::Anonymous;
    int order = 0;            // -1: an administrator asked for a kill (sysrq f)
    GroupId group = 0;        // the cgroup at its limit; 0: the machine itself is out of memory
};

// Kills the worst process and takes its private memory at once. True: look again, either there is memory
// or the caller is the one who dies (see is_dying()). False: nobody could be killed (for the whole machine
// that is a panic), or whoever was killed still has to leave by itself: sleep and come back.
bool out_of_memory(Kernel& kernel, hw::Hardware& hardware, const OomRequest& request,
                   trace::Recorder& record);

// The current process is being killed: it may use what is kept in reserve, does not wait or reclaim, and
// gives up what it cannot have. Linux: task_will_free_mem(), tsk_is_oom_victim().
bool is_dying(const Kernel& kernel);

// A fault found no frame. Who is not dying comes back a moment later: somebody else was killed and needs the
// processor to leave. False: it has been killed. Linux: pagefault_out_of_memory().
bool retry_later(Kernel& kernel, Pid pid, trace::Recorder& record);

// Takes the private anonymous pages of victims that have not left yet. Linux: oom_reap_task().
// True when it did something.
bool reap_victims(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);
// The work of the thread of that name; also what an administrator asked for (Kernel::manual_oom).
void run_oom_reaper(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

// Stops the machine for good. Linux: panic().
void panic(Kernel& kernel, const std::string& why);

}  // namespace fl::kernel
