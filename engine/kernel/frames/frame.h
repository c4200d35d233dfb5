// What is known about one frame. Linux: struct page.
#pragma once

#include "base/address.h"

#include <cstdint>

namespace fl::kernel {

enum class FrameUse : std::uint8_t {
    Free,
    Reserved,   // the kernel's image and what the firmware keeps
    Anonymous,  // heap, stack, private pages of a process
    PageCache,  // pages of files, of tmpfs and of shared anonymous memory
    PageTable,
    Slab,
    Vmalloc,    // pages behind addresses of the vmalloc area, kernel stacks apart
    HugePool,   // hugetlb: kept for MAP_HUGETLB, free or mapped
    KernelStack,
    Zero,  // the one page of zeros all reads of untouched memory share
};

enum FrameFlag : std::uint16_t {
    FrameReferenced = 1,
    FrameDirty = 2,
    FrameOnLru = 4,
    FrameActive = 8,
    FrameUptodate = 16,
    FrameSwapCache = 32,
    FrameMlocked = 64,
    FrameAnonExclusive = 128,
    FrameWriteback = 256,
    FrameBuddy = 512 /* heads a free block */,
    FrameUnevictable = 1024 /* on the list of pages that cannot be reclaimed */,
    FrameReclaim = 2048 /* wanted back as soon as its writeback ends */,
    FrameWorkingset = 4096 /* was active, or came back soon after an eviction */,
    FrameSwapBacked = 8192 /* goes to swap, not to a file: anonymous and shared memory */,
    FrameHead = 16384 /* heads a huge page: `order` says how large */,
    FrameTail = 32768 /* within a huge page: `owner` and counts are the head's */,
};

inline constexpr std::uint32_t no_frame = ~0u;  // end of a list

struct Frame {
    FrameUse use = FrameUse::Free;
    std::uint8_t order = 0;        // of the block this frame heads
    std::uint16_t flags = 0;       // of FrameFlag
    std::uint32_t references = 0;  // everybody who needs it to stay
    std::uint32_t mappings = 0;    // page table entries that show it
    std::uint32_t owner = 0;       // page cache: the inode; anonymous: Vma::anon_root; slab: the cache
    std::uint64_t index = 0;  // page cache: page of the file; anonymous: page number where it first appeared
    std::uint32_t next = no_frame, prev = no_frame;  // free list or LRU list
    std::uint32_t slot = 0;   // in the swap cache: SwapEntry::raw
    std::uint16_t group = 0;  // the memory cgroup it is charged to; 0 = the root
    std::uint16_t mixed = 0;  // 1: it lies on the lists of 2.6, which hold pages of every kind

    friend bool operator==(const Frame&, const Frame&) = default;
};
static_assert(sizeof(Frame) == 40, "16 GiB have four million of them; untouched ones cost nothing");

}  // namespace fl::kernel
