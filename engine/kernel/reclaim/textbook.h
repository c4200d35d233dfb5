// Page replacement as textbooks tell it: one process, a fixed number of frames, one page thrown out for each
// that comes in. The pages are those of one memory cgroup, on its inactive anonymous list: newest first.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// From now on the group has so many frames for anonymous memory, and Tunables::replacement (Fifo, Lru or
// Clock) decides which of them to give up. Group 0: no such limit.
void limit_frames(Kernel& kernel, GroupId group, std::uint64_t frames);

// Before a page comes to the current process: throws out as many as needed for it to have a place.
void make_frame_free(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

// Throws out a page now, and waits until its bytes are safe. False: it is in use by the kernel.
bool evict_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);

}  // namespace fl::kernel
