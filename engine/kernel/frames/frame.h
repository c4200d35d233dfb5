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
};

inline constexpr std::uint32_t no_frame = ~0u;  // end of a list

struct Frame {
    FrameUse use = FrameUse::Free;
    std::uint8_t order = 0;        // of the block this frame heads
    std::uint16_t flags = 0;       // of FrameFlag
    std::uint32_t references = 0;  // everybody who needs it to stay
    std::uint32_t mappings = 0;    // page table entries that show it
    std::uint32_t owner = 0;       // page cache: the inode; anonymous: Vma::anon_id
    std::uint64_t index = 0;  // page cache: page of the file; anonymous: page number where it first appeared
    std::uint32_t next = no_frame, prev = no_frame;  // free list or LRU list

    friend bool operator==(const Frame&, const Frame&) = default;
};
static_assert(sizeof(Frame) == 32, "16 GiB have four million of them");

}  // namespace fl::kernel
