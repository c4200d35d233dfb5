// Moving a page to another frame without its users noticing. Linux: mm/migrate.c. Simplified: nobody runs
// meanwhile, so entries change from one frame to the other at once (Linux puts migration entries there).
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// A page of the lists, not part of a huge one, that nobody refers to besides page tables and a cache.
bool can_move(const Kernel& kernel, FrameNumber frame);

// `to` is free and in no list; afterwards `from` is. Linux: migrate_folio_unmap(), migrate_folio_move().
void move_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber from, FrameNumber to,
               trace::Recorder& record);

}  // namespace fl::kernel
