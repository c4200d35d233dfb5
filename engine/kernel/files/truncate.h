// Making files shorter: cached pages and their mappings go. Linux: mm/truncate.c, unmap_mapping_range().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Drops the cached pages from page `first` on; nothing maps them any more.
void drop_cached_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                       trace::Recorder& record);

// Takes the file's pages from page `first` on out of every address space.
void unmap_file_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                      trace::Recorder& record);

}  // namespace fl::kernel
