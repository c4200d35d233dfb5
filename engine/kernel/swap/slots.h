// What the swap room's own files share: taking a slot, and giving it back.
#pragma once

#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

SwapSlot& edit_slot(Kernel& kernel, SwapEntry entry);

// From the area of the highest priority that has one, charged to the group. It is nobody's yet.
std::optional<SwapEntry> take_slot(Kernel& kernel, GroupId group);
// When no entry names it and the swap cache holds nothing for it.
void free_slot_if_unused(Kernel& kernel, SwapEntry entry, trace::Recorder& record);

// The swap cache. Entering takes a reference; leaving gives it back and keeps the frame even without one.
void enter_swap_cache(Kernel& kernel, FrameNumber frame, SwapEntry entry);
void leave_swap_cache(Kernel& kernel, FrameNumber frame);

}  // namespace fl::kernel
