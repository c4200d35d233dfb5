// Pages that come back soon after they were thrown out: they should have been active. An evicted page leaves
// a shadow in its place, which says when it went. Linux: mm/workingset.c.
#pragma once

#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// What an evicted page leaves behind: never 0.
std::uint64_t make_shadow(Kernel& kernel, FrameNumber frame);
// The page is back; it is on no list yet. It becomes active at once if it was out for so short a time that
// it would have stayed, had the inactive list been as long as all memory in use. Linux: workingset_refault().
void refault(Kernel& kernel, FrameNumber frame, std::uint64_t shadow, trace::Recorder& record);

// Shadows of pages of files; those of pages in swap lie in their slots. Reading one forgets it.
void keep_shadow(Kernel& kernel, InodeId inode, std::uint64_t index, std::uint64_t shadow);
std::uint64_t take_shadow(Kernel& kernel, InodeId inode, std::uint64_t index);  // 0 = none
// The file has nothing there any more.
void forget_shadows(Kernel& kernel, InodeId inode, PageSpan pages);

}  // namespace fl::kernel
