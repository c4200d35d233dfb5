// A fresh kernel: memory divided up, the first processes, a small tree of files.
#pragma once

#include "base/units.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

struct BootConfig {
    ByteCount ram = 256_MiB;  // as many frames as the hardware has
    ByteCount swap{0};
    bool console_is_file = false;
    hw::Paging paging = {};  // 2, 4 or 5 levels of page tables
    bool pcid = true;        // the processor has process-context identifiers (never with 2 levels)
};

// Afterwards init (pid 1), a few kernel threads and the learner's shell `bash` exist; all sleep.
Kernel boot(hw::Hardware& hardware, const BootConfig& config, trace::Recorder& record);

}  // namespace fl::kernel
