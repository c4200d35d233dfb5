// What is done for a frame when free memory is low. Linux: __alloc_pages_slowpath().
#pragma once

#include "kernel/allocate.h"

namespace fl::kernel {

Maybe<FrameNumber> allocate_slowly(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                                           trace::Recorder& record);

}  // namespace fl::kernel
