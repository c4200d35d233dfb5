// Moving bytes between a program's memory and what it has open.
#pragma once

#include "kernel/syscall/call.h"

#include <string>
#include <string_view>

namespace fl::kernel {

inline constexpr std::uint64_t current_offset = ~0ull;  // where the file stands, and moves it on

// Descriptor in argument 0; `offset` as for pread(2), or current_offset.
Answer read_call(const CallContext& call, VirtAddr to, std::uint64_t size, std::uint64_t offset);
Answer write_call(const CallContext& call, VirtAddr from, std::uint64_t size, std::uint64_t offset);
// readv and writev: the same for each part; of preadv and pwritev the first part begins at `offset`.
Answer vector_call(const CallContext& call,
                   Answer (*each)(const CallContext&, VirtAddr, std::uint64_t, std::uint64_t),
                   std::uint64_t offset);

// How many bytes from `address` on the program can reach, or EFAULT when there is none, or that it has to
// wait.
Answer usable(const CallContext& call, VirtAddr address, std::uint64_t size, hw::AccessKind kind);
// Text to the program, as far as it goes, and from it.
Answer put_text(const CallContext& call, VirtAddr to, std::string_view text);
std::string take_text(const CallContext& call, VirtAddr from, std::int64_t length);

// What a memfd is sealed against. EPERM.
enum Seal : std::uint32_t { SealSeal = 1, SealShrink = 2, SealGrow = 4, SealWrite = 8, SealFutureWrite = 16 };
inline Answer check_seals(const Inode& inode, Seal against)
{
    const std::uint32_t seals = against == SealWrite ? SealWrite | SealFutureWrite : against;
    return inode.seals & seals ? Answer{Errno::Perm} : Answer{0};
}

// pipe_transfer.cpp
Answer read_pipe(const CallContext& call, Inode& pipe, const OpenFile& file, VirtAddr to, std::uint64_t size);
Answer write_pipe(const CallContext& call, Inode& pipe, const OpenFile& file, VirtAddr from,
                  std::uint64_t size);

}  // namespace fl::kernel
