// The one way kernel code gets and gives back frames. Linux: alloc_pages(), __free_pages().
// Reclaim, when memory runs short, belongs in here and nowhere else.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// One frame, reference count 1; its bytes are whatever they were. Nothing when memory is out.
std::optional<FrameNumber> allocate_page(Kernel& kernel, FrameUse use, trace::Recorder& record);
// Gives a frame back.
void free_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);

// The end of a process that needed a frame when there was none: a line in dmesg and SIGKILL. Linux:
// mm/oom_kill.c.
void kill_out_of_memory(Kernel& kernel, Pid pid, trace::Recorder& record);

}  // namespace fl::kernel
