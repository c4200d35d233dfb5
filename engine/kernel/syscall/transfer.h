// Moving bytes between a program's memory and what it has open.
#pragma once

#include "kernel/syscall/call.h"

namespace fl::kernel {

inline constexpr std::uint64_t current_offset = ~0ull;  // where the file stands, and moves it on

// Descriptor in argument 0; `offset` as for pread(2), or current_offset.
Answer read_call(const CallContext& call, VirtAddr to, std::uint64_t size, std::uint64_t offset);
Answer write_call(const CallContext& call, VirtAddr from, std::uint64_t size, std::uint64_t offset);
// readv and writev: the same for each part.
Answer vector_call(const CallContext& call,
                   Answer (*each)(const CallContext&, VirtAddr, std::uint64_t, std::uint64_t));

}  // namespace fl::kernel
