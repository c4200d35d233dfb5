// The kernel's own part of every address space: the direct map of memory in huge entries, the vmalloc area,
// the kernel's image. Its tables are made once at boot; each PGD holds the same top-level entries, so that
// entering the kernel changes no table. Linux: init_mem_mapping(), preallocate_vmalloc_pages(), pgd_ctor().
// Simplified: the kernel of this machine reaches memory by frame number; nobody translates through these.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// At boot, in frames of the kernel's image: Kernel::kernel_root (Linux: swapper_pg_dir).
void make_kernel_half(Kernel& kernel, hw::Hardware& hardware);

// A new PGD gets the entries of the kernel's half.
void share_kernel_half(const Kernel& kernel, hw::Hardware& hardware, FrameNumber root);

// A page of the vmalloc area. With two levels a new table shows in the PGDs that exist only when
// sync_kernel_half() copies its entry: Linux did so in the fault handler (vmalloc_fault()). False: no memory.
bool map_kernel_page(Kernel& kernel, hw::Hardware& hardware, VirtAddr at, FrameNumber frame,
                     trace::Recorder& record);
void unmap_kernel_page(Kernel& kernel, hw::Hardware& hardware, VirtAddr at);
// True if the entry was missing and has been copied.
bool sync_kernel_half(const Kernel& kernel, hw::Hardware& hardware, FrameNumber root, VirtAddr at);

}  // namespace fl::kernel
