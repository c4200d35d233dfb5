// The 16 KiB every process needs inside the kernel: four frames from anywhere behind addresses of the vmalloc
// area, so that a stack that overflows runs into a guard page. Linux: alloc_thread_stack_node() with
// CONFIG_VMAP_STACK; the machine with two levels has no such stacks and takes four frames in a row.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

inline constexpr unsigned kernel_stack_order = 2;  // 4 frames

// Its lowest address.
std::optional<VirtAddr> allocate_kernel_stack(Kernel& kernel, hw::Hardware& hardware,
                                              trace::Recorder& record);
void free_kernel_stack(Kernel& kernel, hw::Hardware& hardware, VirtAddr stack, trace::Recorder& record);

}  // namespace fl::kernel
