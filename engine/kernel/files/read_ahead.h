// Reading pages of a file before anybody asks for them. Linux: mm/readahead.c, mm/filemap.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/address_space/vma.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Pages [first, end) of a file, as far as it goes, come into the cache or start their way there. False when
// memory is out. Linux: do_page_cache_ra().
bool fetch_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                 std::uint64_t end, trace::Recorder& record);

// Before read(2) uses page `index`, the first of `wanted`: the window grows while the reader goes straight
// on; who jumps about gets what he asks for. Afterwards the page is in the cache or on its way. False when
// memory is out. Linux: ondemand_readahead().
bool read_ahead(Kernel& kernel, hw::Hardware& hardware, std::uint32_t open_file, std::uint64_t index,
                std::uint64_t wanted, trace::Recorder& record);

// Before a mapped page is used: a miss reads around it, the marked page of a window asks for the next.
// Linux: do_sync_mmap_readahead(), do_async_mmap_readahead().
bool read_ahead_mapped(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t index,
                       Advice advice, trace::Recorder& record);

}  // namespace fl::kernel
