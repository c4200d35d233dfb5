// Pipes with names. Private to the system calls.
#pragma once

#include "kernel/syscall/call.h"

namespace fl::kernel {

Answer make_fifo(const CallContext& call, int directory, VirtAddr at, std::uint64_t mode);
// Waits for somebody at the other end.
Answer open_fifo(const CallContext& call, InodeId pipe, std::uint32_t flags);

}  // namespace fl::kernel
