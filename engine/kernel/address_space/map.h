// mmap: choose a place, check, insert. Linux: do_mmap(), get_unmapped_area(), mmap_region().
#pragma once

#include "base/result.h"
#include "base/units.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

struct MapRequest {
    VirtAddr hint;                 // 0 = anywhere
    ByteCount length;              // rounded up to pages
    std::uint32_t protection = ProtRead | ProtWrite;
    InodeId inode = 0;             // 0 = anonymous
    std::uint64_t file_page = 0;   // first page of the file
    bool shared = false;
    bool fixed = false;            // MAP_FIXED: replaces what is there
    bool no_replace = false;       // MAP_FIXED_NOREPLACE
    bool noreserve = false;
    bool populate = false;
    bool locked = false;
    bool grows_down = false;
    bool hugetlb = false;          // pages of a pool; the length is a multiple of theirs
    std::uint8_t huge_order = 0;
    bool may_write = true;         // a shared mapping may be made writable later
    AreaName name = AreaName::None;
};

// The address, or EINVAL, ENOMEM, EEXIST. With `populate` or `locked` pages are faulted in, as far as they
// can be.
Result<VirtAddr> map(Kernel& kernel, hw::Hardware& hardware, Pid pid, const MapRequest& request,
                     trace::Recorder& record);

// Shared anonymous memory is a file without a name. ENOMEM. Linux: shmem_zero_setup().
Result<InodeId> make_shared_memory(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space,
                                   std::uint64_t pages, bool noreserve, trace::Recorder& record);

// Where an area of that size would go (top-down first fit below mmap_base, a multiple of 2 MiB aligned to
// that), or ENOMEM.
Result<VirtAddr> find_place(const Kernel& kernel, const AddressSpace& space, const MapRequest& request);

}  // namespace fl::kernel
