// What the file system itself keeps on the disk about files: blocks of the inode table, each with 16 inodes.
// In memory they are pages of the disk's own file, /dev/vda: the Buffers of /proc/meminfo. Linux:
// fs/buffer.c, ext4_get_inode_loc(). Directories, bitmaps and the journal are left out.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

inline constexpr std::uint64_t inode_table_blocks = 1024;  // the last ones of the disk

// A file was made, changed its size or went: the block that tells of it is dirty. Linux:
// ext4_mark_inode_dirty().
void note_change(Kernel& kernel, hw::Hardware& hardware, InodeId inode, trace::Recorder& record);

// Pages of the disk's own file whose blocks now belong to another page are of no use. Linux:
// clean_bdev_aliases().
void forget_alias(Kernel& kernel, hw::Hardware& hardware, hw::BlockNumber block, trace::Recorder& record);

}  // namespace fl::kernel
