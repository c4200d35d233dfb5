// A process gives up its address space; the last one to do so frees it. Linux: mmput(), exit_mm().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

void leave_space(Kernel& kernel, hw::Hardware& hardware, Process& process, trace::Recorder& record);

}  // namespace fl::kernel
