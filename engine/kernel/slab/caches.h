// The slab caches there are, and how each cuts its slabs. Linux: mm/slab_common.c kmalloc_info[], mm/slub.c
// calculate_order(). Sizes are those of a stock x86-64 kernel.
#pragma once

#include "base/units.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace fl::kernel {

// In the order of /proc/slabinfo: the youngest cache first.
enum class Cache : std::uint8_t {
    Ext4Inode, ProcInode, ShmemInode, File, Inode, Dentry, Area, Files, Signal, Handlers, Task, AnonVma,
    PidNumber, Space, VmapArea,
    Kmalloc,              // the first of kmalloc-cg-*, kmalloc-rcl-*, kmalloc-*: 13 sizes each
    Count = Kmalloc + 3 * 13,
};
inline constexpr std::size_t cache_count = static_cast<std::size_t>(Cache::Count);

// For whom kmalloc() is: charged to a cgroup (GFP_KERNEL_ACCOUNT), reclaimable, or neither.
enum class KmallocKind : std::uint8_t { Charged, Reclaimable, Plain };

struct CacheInfo {
    std::string_view name;
    std::uint32_t size = 0;       // of an object, in bytes
    bool reclaimable = false;     // counts as SReclaimable
    std::uint8_t order = 0;       // of a slab, when memory allows
    std::uint8_t least_order = 0;  // otherwise

    std::uint32_t objects(unsigned slab_order) const
    {
        return static_cast<std::uint32_t>((page_size << slab_order) / size);
    }
    // Empty slabs that are kept. Linux: s->min_partial.
    std::uint32_t kept_slabs() const;
};

const CacheInfo& cache_info(std::size_t cache);
inline const CacheInfo& cache_info(Cache cache) { return cache_info(static_cast<std::size_t>(cache)); }

// The order of a cache's slabs: room for 12 objects, little waste. Linux: calculate_order() with
// nr_cpu_ids = 2.
unsigned slab_order(std::uint32_t size);

inline constexpr std::uint32_t largest_kmalloc = 8192;  // more comes from the buddy system
// The smallest class that holds `size` bytes, at most largest_kmalloc. Linux: kmalloc_slab().
Cache kmalloc_cache(std::uint64_t size, KmallocKind kind = KmallocKind::Plain);

}  // namespace fl::kernel
