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

enum CloneFlag : std::uint64_t {  // clone(2)
    CloneSpace = 0x100,
    CloneFiles = 0x400,
    CloneHandlers = 0x800,
    CloneVfork = 0x4000,
    CloneThread = 0x10000,
    CloneSetTls = 0x80000,
    CloneParentSetTid = 0x100000,
    CloneChildClearTid = 0x200000,
    CloneChildSetTid = 0x1000000,
};

struct CloneRequest {
    std::uint64_t flags = 0;  // of CloneFlag; 0 = fork
    VirtAddr stack;           // the child's sp; 0 = as the parent's
    VirtAddr parent_tid, child_tid;
    VirtAddr tls;             // the child's fs
};

// A process, or with CloneThread a thread of the same process. With CloneVfork the parent sleeps until the
// child has left the space they share. EINVAL, EAGAIN, EFAULT, ENOMEM.
Result<Pid> clone_process(Kernel& kernel, hw::Hardware& hardware, Pid parent, const CloneRequest& request,
                          trace::Recorder& record);

// exit(2) of one thread. The last one ends the process.
void exit_thread(Kernel& kernel, hw::Hardware& hardware, Pid pid, std::int32_t status,
                 trace::Recorder& record);

// Ends the process a thread belongs to, with all its threads. Gives back everything but the record of how it
// ended, which wait(2) collects. `status` as wait(2) reports it.
void exit_process(Kernel& kernel, hw::Hardware& hardware, Pid pid, std::int32_t status,
                  trace::Recorder& record);

// Takes a zombie away and adds its usage to its parent's.
void reap(Kernel& kernel, hw::Hardware& hardware, Pid child, trace::Recorder& record);

// A process without a program yet, child of `parent`: what a shell forks before execve. Its descriptors 0, 1,
// 2 are the console.
Result<Pid> create_process(Kernel& kernel, hw::Hardware& hardware, Pid parent, trace::Recorder& record);

}  // namespace fl::kernel
