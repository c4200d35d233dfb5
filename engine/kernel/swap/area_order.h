// Which areas are in use, and in what order they are asked for slots. Linux: swap_avail_heads.
#pragma once

#include "kernel/kernel.h"

namespace fl::kernel {

// By priority, behind those of the same; its free slots count.
void begin_use(Kernel& kernel, unsigned area);
// Nothing more is put there; what is there stays.
void end_use(Kernel& kernel, unsigned area);

}  // namespace fl::kernel
