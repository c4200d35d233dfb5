// The buddy system: blocks of 2^order frames, split in halves when a smaller one is wanted, joined again when
// both are free. Linux: mm/page_alloc.c rmqueue(), expand(), __free_one_page(). Simplified: one migrate type,
// no per-CPU lists.
#pragma once

#include "kernel/frames/frame.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

struct Frames;

// A block of 2^order frames from the highest zone that has one, with one reference. Nothing when there is
// none. Below the `min` watermark only what cannot wait gets memory: that is the caller's business
// (kernel/allocate.h).
std::optional<FrameNumber> allocate(Frames& frames, unsigned order, FrameUse use, trace::Recorder& record);

// Gives a block back. Its records become free ones.
void free(Frames& frames, FrameNumber block, unsigned order, trace::Recorder& record);

}  // namespace fl::kernel
