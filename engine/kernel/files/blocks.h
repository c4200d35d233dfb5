// Giving files room on the disk and taking it back, 64 blocks at a time. Linux: fs/ext4/mballoc.c, which is
// cleverer about neighbours.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"

#include <optional>

namespace fl::kernel {

// The block for a page that is about to be written out. Nothing: the disk is full.
std::optional<hw::BlockNumber> provide_block(Kernel& kernel, InodeId inode, std::uint64_t page);
// The file has shrunk: what lies from page `first` on is given back.
void release_blocks(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first);

}  // namespace fl::kernel
