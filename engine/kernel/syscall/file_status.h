// struct stat of x86-64, as stat(2) and its relatives fill it in.
#pragma once

#include "kernel/kernel.h"

#include <array>

namespace fl::kernel {

struct FileStatus {
    std::uint64_t device, inode, links;
    std::uint32_t mode, uid, gid, padding;
    std::uint64_t special_device, size, block_size, blocks;
    std::array<std::uint64_t, 6> times;  // atime, mtime, ctime: seconds and nanoseconds
    std::array<std::uint64_t, 3> unused;
};
static_assert(sizeof(FileStatus) == 144);

FileStatus status_of(const Kernel& kernel, const Inode& inode);

}  // namespace fl::kernel
