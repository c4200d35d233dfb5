// How processes begin and end. Linux: kernel/fork.c, kernel/exit.c.
#pragma once

#include "base/result.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// A copy of `parent` with a new pid; its memory is shared until written. EAGAIN, ENOMEM.
// The child's registers are the parent's: the caller completes the call on both sides.
Result<Pid> fork_process(Kernel& kernel, hw::Hardware& hardware, Pid parent, trace::Recorder& record);

// Gives back everything but the record of how it ended, which wait(2) collects. `status` as wait(2) reports
// it.
void exit_process(Kernel& kernel, hw::Hardware& hardware, Pid pid, std::int32_t status,
                  trace::Recorder& record);

// Takes a zombie away and adds its usage to its parent's.
void reap(Kernel& kernel, Pid child);

// A process without a program yet, child of `parent`: what a shell forks before execve. Its descriptors 0, 1,
// 2 are the console.
Result<Pid> create_process(Kernel& kernel, hw::Hardware& hardware, Pid parent, trace::Recorder& record);

}  // namespace fl::kernel
