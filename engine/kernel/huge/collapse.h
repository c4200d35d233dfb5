// Small pages become one huge page again. Linux: mm/khugepaged.c. Simplified: what is in swap stays there.
#pragma once

#include "base/result.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "kernel/process/kernel_thread.h"
#include "trace/recorder.h"

namespace fl::kernel {

// The 2 MiB at `begin`, aligned and within one area. EINVAL: nothing there that could; EAGAIN: a page is in
// swap or held; ENOMEM: no block of frames. `most_shared` bounds the pages others map, too.
struct CollapseRequest {
    VirtAddr begin;
    std::uint64_t most_shared = 512;
};
Status collapse(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const CollapseRequest& request,
                trace::Recorder& record);

// One turn of khugepaged: 4096 pages of areas that want huge pages, then it sleeps for 10 seconds.
ThreadRest run_khugepaged(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

}  // namespace fl::kernel
