// The 16 KiB every process needs inside the kernel. Linux: alloc_thread_stack_node().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

inline constexpr unsigned kernel_stack_order = 2;  // 4 frames

std::optional<FrameNumber> allocate_kernel_stack(Kernel& kernel, hw::Hardware& hardware,
                                                 trace::Recorder& record);
void free_kernel_stack(Kernel& kernel, hw::Hardware& hardware, FrameNumber first, trace::Recorder& record);

}  // namespace fl::kernel
