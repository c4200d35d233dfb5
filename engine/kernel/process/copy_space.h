// A second address space with the same contents: private pages are shared until one side writes.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// The number of the copy; 0 when there is not enough memory.
std::uint32_t copy_space(Kernel& kernel, hw::Hardware& hardware, std::uint32_t parent,
                         trace::Recorder& record);

}  // namespace fl::kernel
