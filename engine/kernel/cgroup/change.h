// What an administrator does to a group. Linux: mm/memcontrol.c memory_max_write(), memory_high_write(),
// memory_reclaim().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// A new memory.max holds at once: what is too much is reclaimed, and in the end processes are killed.
void set_limit(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
               trace::Recorder& record);
// A new memory.high: what is too much is reclaimed as far as that goes.
void set_high(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
              trace::Recorder& record);
// memory.reclaim: false when it could not be so many.
bool reclaim_now(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
                 trace::Recorder& record);

}  // namespace fl::kernel
