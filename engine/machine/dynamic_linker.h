// What ld.so does between execve and _start, one system call a step, so that a tracer sees what it would see
// on Linux: it opens and maps the C library, makes the thread's control block, fills in addresses and seals
// them. glibc: elf/rtld.c, elf/dl-load.c, sysdeps/x86/libc-start.h.
#pragma once

#include "machine/state.h"
#include "trace/recorder.h"

namespace fl::machine {

// Begins it for a process whose registers are those of execve.
void begin_linking(MachineState& state, Pid pid, VirtAddr interpreter, VirtAddr stack);
// Makes the next call. True when the call has ended the process. A call that has to wait is made again.
bool link_step(MachineState& state, Pid pid, trace::Recorder& record);

}  // namespace fl::machine
