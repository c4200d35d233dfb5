// The one way kernel code gets and gives back frames. Linux: alloc_pages(), __free_pages().
// What happens when memory runs short (kswapd, direct reclaim, the OOM killer) happens in here and nowhere
// else.
#pragma once

#include "base/maybe.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"


namespace fl::kernel {

struct PageRequest {
    FrameUse use = FrameUse::Anonymous;
    unsigned order = 0;
    // Linux: gfp_t. Reclaim: GFP_KERNEL, tries everything. NoRetry: gives up where it would have to reclaim
    // (a huge page that can be done without). Atomic: may not wait, may use part of the reserve.
    // NoReclaim: takes what is there and does not even wake kswapd.
    // Direct: reclaims and compacts himself, once; kswapd sleeps on. DirectOnce: the same, but only if
    // compaction has a chance.
    enum class Effort : std::uint8_t {
        Reclaim, NoRetry, Atomic, NoReclaim, Direct, DirectOnce
    } effort = Effort::Reclaim;
    bool reclaimable = false;  // the kernel's own, but it can do without. Linux: __GFP_RECLAIMABLE

    BlockRequest block() const { return {order, use, type_for(use, reclaimable)}; }
};

// A block of 2^order frames, reference count 1 on the first, charged to the current process's cgroup where
// its use is charged; its bytes are zero. It may take simulated time, throw out other pages and kill
// processes. Nothing: memory is out and killing has not helped, or the caller itself has been killed for it.
Maybe<FrameNumber> allocate_pages(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                                          trace::Recorder& record);
inline Maybe<FrameNumber> allocate_page(Kernel& kernel, hw::Hardware& hardware, FrameUse use,
                                                trace::Recorder& record)
{
    return allocate_pages(kernel, hardware, {.use = use}, record);
}
// Gives a block back; it is on no list and nobody refers to it any more.
void free_pages(Kernel& kernel, hw::Hardware& hardware, FrameNumber first, unsigned order,
                trace::Recorder& record);
inline void free_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record)
{
    free_pages(kernel, hardware, frame, 0, record);
}

}  // namespace fl::kernel
