// SLUB: memory for the kernel's own small things. A slab is a block of frames cut into equal objects; free
// ones are linked through their own bytes, the last freed is the next handed out. One slab of each cache is
// the CPU's; others with free objects wait on a list; full ones on none. Linux: mm/slub.c. Simplified: no
// lists of partial slabs for each CPU.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// None when memory is out. Like allocate_pages() it may take time, throw pages out and kill.
// Linux: kmem_cache_alloc(), kmalloc().
[[nodiscard]] Object allocate_object(Kernel& kernel, hw::Hardware& hardware, Cache cache,
                                     trace::Recorder& record);
// For what cannot be refused any more: takes the last reserves. None (and Slabs::unserved counts it) when not
// a single frame is left. Linux: __GFP_NOFAIL.
[[nodiscard]] Object demand_object(Kernel& kernel, hw::Hardware& hardware, Cache cache,
                                   trace::Recorder& record);
// Does nothing for none. An empty slab goes back to the buddy system when the cache keeps enough of them.
void free_object(Kernel& kernel, hw::Hardware& hardware, Object object, trace::Recorder& record);

// Gives back every empty slab; answers how many. Linux: kmem_cache_shrink().
std::uint64_t shrink_cache(Kernel& kernel, hw::Hardware& hardware, Cache cache, trace::Recorder& record);

// The slab an object lies in, and its cache.
FrameNumber slab_of(const Kernel& kernel, Object object);
inline Cache cache_of(const Kernel& kernel, Object object)
{
    return static_cast<Cache>(kernel.frames.table.at(slab_of(kernel, object)).owner);
}
// Objects as /proc/slabinfo counts them: those of the CPU's slab are all active. Linux: get_slabinfo().
std::uint64_t active_objects(const Kernel& kernel, Cache cache);

}  // namespace fl::kernel
