// What a program says about its pages' future. Linux: mm/madvise.c MADV_COLD, MADV_PAGEOUT, MADV_FREE.
// [begin, end) lies in one area that is not locked.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Not needed for a while: first to go when memory runs short.
void make_cold(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
               trace::Recorder& record);
// Not needed: out with them now, to swap or to their file.
void page_out_range(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                    trace::Recorder& record);
// The contents are not needed any more: dropped when memory runs short, unless written again before.
void give_up_contents(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin,
                      VirtAddr end, trace::Recorder& record);

}  // namespace fl::kernel
