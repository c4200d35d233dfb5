// Removing areas and what they hold. Linux: do_vmi_align_munmap().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Page-aligned bounds. False (ENOMEM) when cutting an area in two would exceed max_map_count.
bool unmap_range(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                 trace::Recorder& record);

// Empties a whole address space and frees its tables, for exit and execve. Linux: exit_mmap().
void unmap_everything(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, trace::Recorder& record);

}  // namespace fl::kernel
