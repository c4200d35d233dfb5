// Running a program's signal handler: its registers go to its stack, the handler gets new ones. Linux:
// arch/x86/kernel/signal_64.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// A handler is entered as a function call handler(number, siginfo *, ucontext *) whose return address is
// sa_restorer; the three arguments are on the operand stack, the first on top. False when the frame cannot be
// written.
bool enter_handler(Kernel& kernel, hw::Hardware& hardware, Pid pid, const SignalInfo& info,
                   trace::Recorder& record);

// rt_sigreturn(2): the registers of before. False when the stack holds no frame.
bool leave_handler(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);

}  // namespace fl::kernel
