// /proc/PID/pagemap: 8 bytes for each page of a process. Linux: fs/proc/task_mmu.c pagemap_read().
#pragma once

#include "kernel/syscall/call.h"

namespace fl::kernel {

// Bit 63 present, 61 file page or shared, 56 mapped once only, 0 to 54 the frame.
Answer read_page_map(const CallContext& call, Pid subject, VirtAddr to, std::uint64_t size,
                     std::uint64_t offset);

}  // namespace fl::kernel
