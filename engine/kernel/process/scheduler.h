// Whose turn it is. Simplified: one processor, round robin with fixed slices, no priorities.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// Wakes sleepers whose time has come.
void wake_sleepers(Kernel& kernel);
// Wakes them, and looks round once for all a wait has to know.
struct Look {
    Pid thread = 0;            // a kernel thread that wants to run
    std::optional<Tick> next;  // as next_wake()
};
Look wake_and_look(Kernel& kernel);
// When the next sleeper wakes, if any sleeps for a time.
std::optional<Tick> next_wake(const Kernel& kernel);
// True when the current process has used up its slice or does not run any more, and another one wants to.
bool should_switch(const Kernel& kernel);
// Picks the next runnable process after the current one, makes it current and returns it; 0 when all sleep.
Pid schedule(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);
// Adds user or system time to the current process and to the clock.
// Nobody can run until then; idle time while somebody waits for the disk is iowait.
// Linux: account_idle_time().
void pass_idle_time(Kernel& kernel, Tick until);
// What the kernel has done in a process's name since `began`, when iowait stood at `waited`.
void charge_system_time(Kernel& kernel, Process& process, Tick began, std::uint64_t waited);
void spend_user_time(Kernel& kernel, Tick time);
void spend_system_time(Kernel& kernel, Pid pid, Tick time);
void wake(Process& process);
// Everybody who sleeps for that reason looks again.
void wake_all(Kernel& kernel, WaitReason reason);

}  // namespace fl::kernel
