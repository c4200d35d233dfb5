// Memory that is contiguous for the kernel only: single frames from anywhere, mapped side by side in the
// vmalloc area, each stretch followed by a guard page. Linux: mm/vmalloc.c. Simplified: what is unmapped is
// forgotten by the TLB at once (Linux collects such ranges), and there are no huge mappings.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

struct VmallocRequest {
    std::uint64_t pages = 1;
    std::uint64_t align = page_size;  // of the first address; a power of two
    FrameUse use = FrameUse::Vmalloc;
    VmallocUser user = VmallocUser::KernelStack;
};

// The lowest hole that is large enough. Nothing when memory or addresses are out.
std::optional<VirtAddr> vmalloc(Kernel& kernel, hw::Hardware& hardware, const VmallocRequest& request,
                                trace::Recorder& record);
void vfree(Kernel& kernel, hw::Hardware& hardware, VirtAddr begin, trace::Recorder& record);

// The frame behind a page of the vmalloc area.
std::optional<FrameNumber> vmalloc_frame(const Kernel& kernel, const hw::Hardware& hardware, VirtAddr page);

}  // namespace fl::kernel
