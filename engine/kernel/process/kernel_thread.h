// Threads of the kernel itself: they sleep until there is work, do a piece of it whenever it is their turn,
// and give way to nobody else's program. Linux: kthread, kswapd(), wb_workfn(), oom_reaper(), khugepaged().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// What a thread wants after a piece of work.
struct ThreadRest {
    enum class How : std::uint8_t { GoOn, Until, UntilWoken } how = How::UntilWoken;
    Tick until;
};

// The thread has work: it runs next, before the current program goes on.
void wake_kernel_thread(Kernel& kernel, KernelThread duty);

// One piece of work of a kernel thread whose turn it is.
void run_kernel_thread(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);

// For tests and whoever has no run loop: lets the kernel threads work and time pass until `pid` can run.
// False when nothing would ever wake it.
bool let_run(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);

}  // namespace fl::kernel
