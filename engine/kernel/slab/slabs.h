// What the kernel remembers of its slabs beside the frames' own records. Linux: struct kmem_cache,
// kmem_cache_node, kmem_cache_cpu.
#pragma once

#include "kernel/frames/frame.h"
#include "kernel/slab/caches.h"

namespace fl::kernel {

struct CacheState {
    std::uint32_t current = no_frame;             // the CPU's slab: objects come from it
    std::uint32_t first = no_frame, last = no_frame;  // other slabs with room
    std::uint32_t partial = 0;                    // how many those are
    std::uint64_t slabs = 0, objects = 0;         // all of them, and the objects they have room for
    std::uint64_t in_use = 0;                     // objects handed out
    std::uint64_t pages = 0;

    friend bool operator==(const CacheState&, const CacheState&) = default;
};

struct Slabs {
    std::array<CacheState, cache_count> caches{};
    std::uint64_t unserved = 0;  // objects that had to be and got no memory: nothing was left at all

    CacheState& of(Cache cache) { return caches[static_cast<std::size_t>(cache)]; }
    const CacheState& of(Cache cache) const { return caches[static_cast<std::size_t>(cache)]; }
    friend bool operator==(const Slabs&, const Slabs&) = default;
};

// What Frame::index holds for the first frame of a slab. Linux: struct slab's inuse, objects and freelist.
struct SlabRecord {
    std::uint16_t in_use = 0, objects = 0;
    std::uint16_t free = 0;  // the first free object, counted from 1; 0 = full

    static SlabRecord of(const Frame& head)
    {
        return {static_cast<std::uint16_t>(head.index), static_cast<std::uint16_t>(head.index >> 16),
                static_cast<std::uint16_t>(head.index >> 32)};
    }
    std::uint64_t packed() const
    {
        return in_use | std::uint64_t{objects} << 16 | std::uint64_t{free} << 32;
    }
};

// Where in a free object the address of the next one is stored. Linux: s->offset.
constexpr std::uint64_t link_offset(std::uint32_t size) { return size / 2 / 8 * 8; }

}  // namespace fl::kernel
