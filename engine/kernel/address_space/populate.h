// Faulting pages in ahead of the program: MAP_POPULATE, mlock. Linux: __mm_populate().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// ReadOnly: as reads of the program would, so that untouched memory gets the page of zeros.
enum class Populate : bool { AsNeeded, ReadOnly };

// Every page of [begin, end) that has none yet, as far as it goes; `write` where the area is private and
// writable. The faults count in the process's minflt. False when memory ran out.
bool populate(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr begin, VirtAddr end,
              Populate how, trace::Recorder& record);
inline bool populate(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr begin, VirtAddr end,
                     trace::Recorder& record)
{
    return populate(kernel, hardware, pid, begin, end, Populate::AsNeeded, record);
}

}  // namespace fl::kernel
