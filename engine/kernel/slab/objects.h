// Which objects the kernel's things are made of. Linux: dup_task_struct(), alloc_inode(), d_alloc(),
// vm_area_alloc(), anon_vma_alloc().
#pragma once

#include "kernel/slab/slab.h"

#include <optional>

namespace fl::kernel {

// Of a process, or of one more thread of it. Nothing when memory is out.
std::optional<TaskObjects> allocate_task(Kernel& kernel, hw::Hardware& hardware, bool thread,
                                         trace::Recorder& record);
// Everything that is there.
void free_task(Kernel& kernel, hw::Hardware& hardware, TaskObjects& objects, trace::Recorder& record);

std::optional<InodeObjects> allocate_inode(Kernel& kernel, hw::Hardware& hardware, InodeKind kind,
                                           trace::Recorder& record);
void free_inode(Kernel& kernel, hw::Hardware& hardware, InodeObjects& objects, trace::Recorder& record);
// Somebody uses a file the caches of inodes and names may have forgotten. Linux: d_alloc_parallel(), iget().
void remember_inode(Kernel& kernel, hw::Hardware& hardware, InodeId inode, trace::Recorder& record);

// A new area, perhaps a part or a copy of another in the same space: an object of its own, one more user of
// its anon_vma.
void give_objects(Kernel& kernel, hw::Hardware& hardware, Vma& area, trace::Recorder& record);
void take_objects(Kernel& kernel, hw::Hardware& hardware, Vma& area, trace::Recorder& record);
// An area gets an anon_vma: a new one, or with `from` that of a neighbour.
void give_anon_vma(Kernel& kernel, hw::Hardware& hardware, Vma& area, const Vma* from,
                   trace::Recorder& record);

}  // namespace fl::kernel
