// Linux: kmalloc(), vmalloc(), kfree() and vfree() as a module calls them.
#pragma once

#include "base/result.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

inline constexpr std::uint64_t most_kmalloc = 4ull << 20;  // Linux: KMALLOC_MAX_SIZE

// ENOMEM when there is none, EINVAL for sizes it never gives; ENOSPC when enough is held already.
Status demonstrate_kmalloc(Kernel& kernel, hw::Hardware& hardware, std::uint64_t bytes,
                           trace::Recorder& record);
Status demonstrate_vmalloc(Kernel& kernel, hw::Hardware& hardware, std::uint64_t bytes,
                           trace::Recorder& record);
// By its number; ENOENT when nothing has it.
Status demonstrate_kfree(Kernel& kernel, hw::Hardware& hardware, std::uint32_t number,
                         trace::Recorder& record);

// What it really takes.
std::uint64_t bytes_taken(const WantedMemory& memory);

}  // namespace fl::kernel
