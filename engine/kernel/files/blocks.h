// Giving files room on the disk and taking it back, 64 blocks at a time. Linux: fs/ext4/mballoc.c, which is
// cleverer about neighbours.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"

#include <optional>

namespace fl::kernel {

// The block for a page that is about to be written out. Nothing: the disk is full.
std::optional<hw::BlockNumber> provide_block(Kernel& kernel, InodeId inode, std::uint64_t page);
// Nothing of the file is there any more: it has shrunk, or got a hole.
void release_blocks(Kernel& kernel, hw::Hardware& hardware, InodeId inode, PageSpan pages);

// Pages that lie on the disk or will have to. Linux: inode_get_bytes() with ext4's delayed allocation.
std::uint64_t blocks_of(const Kernel& kernel, const Inode& inode);

}  // namespace fl::kernel
