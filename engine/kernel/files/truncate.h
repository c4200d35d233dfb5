// Making files shorter, and holes in them: cached pages and their mappings go. Linux: mm/truncate.c,
// unmap_mapping_range().
#pragma once

#include "base/result.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Drops the cached pages; nothing maps them any more.
void drop_cached_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, PageSpan pages,
                       trace::Recorder& record);

// Takes the file's pages out of every address space.
void unmap_file_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, PageSpan pages,
                      trace::Recorder& record);

// Bytes [begin, end) of a file read as zeros from now on and take no room; its size stays. Linux:
// shmem_fallocate(), ext4_punch_hole().
Status punch_hole(Kernel& kernel, hw::Hardware& hardware, InodeId inode, ByteCount begin, ByteCount end,
                  trace::Recorder& record);

}  // namespace fl::kernel
