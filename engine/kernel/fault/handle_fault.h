// The page fault handler. Linux: arch/x86/mm/fault.c do_user_addr_fault() and mm/memory.c handle_mm_fault().
#pragma once

#include "hw/access.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "kernel/process/signal.h"
#include "trace/recorder.h"

namespace fl::kernel {

enum class FaultResult : std::uint8_t {
    Handled,      // run the instruction again
    Signal,       // a signal is on its way to the process (Process::signals.pending)
    Wait,         // the process sleeps until the disk answers; then run the instruction again
    OutOfMemory,  // no frame could be found; the process has been sent SIGKILL, or the machine panicked
};

// A fault of the program itself. Records PageFaulted with the path taken and counts minflt/majflt.
FaultResult handle_fault(Kernel& kernel, hw::Hardware& hardware, Pid pid, const hw::PageFault& fault,
                         trace::Recorder& record);

struct Repair {
    FaultResult result = FaultResult::Handled;
    SignalInfo signal;  // with FaultResult::Signal: what it would be
};

// The same without sending a signal: for a fault the kernel takes on a program's behalf (a system call's
// buffer, MAP_POPULATE, mlock).
Repair repair_fault(Kernel& kernel, hw::Hardware& hardware, Pid pid, const hw::PageFault& fault,
                    trace::Recorder& record);

}  // namespace fl::kernel
