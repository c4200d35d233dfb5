// What the caches of names and inodes can do without. Linux: mm/shrinker.c shrink_slab(), fs/super.c
// super_cache_scan().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Dentries and inodes of files that nobody has open or mapped and that have no page in the page cache.
std::uint64_t unused_file_objects(const Kernel& kernel);
// Frees up to `most` of them, oldest files first; how many. What stays empty goes back to the buddy system as
// always. Simplified: the order is that of inode numbers, and directories stay.
std::uint64_t drop_file_objects(Kernel& kernel, hw::Hardware& hardware, std::uint64_t most,
                                trace::Recorder& record);

// One round of reclaim asks the caches too. Linux: do_shrink_slab().
void shrink_slab(Kernel& kernel, hw::Hardware& hardware, int priority, trace::Recorder& record);
// echo 2 > /proc/sys/vm/drop_caches. Linux: drop_slab().
void drop_slab(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

}  // namespace fl::kernel
