// Where pages go that belong to no file: areas of slots of one page each, on a partition or in a file, and
// what is known about each slot. Linux: struct swap_info_struct (swap_map, zeromap), the swap cache's xarray.
#pragma once

#include "base/cow.h"
#include "base/recent_runs.h"
#include "base/units.h"
#include "hw/disk.h"
#include "kernel/files/page_cache.h"
#include "kernel/swap/swap_entry.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace fl::kernel {

enum SlotFlag : std::uint8_t {
    SlotCached = 1,     // `holds` is the frame of the swap cache
    SlotShadow = 2,     // `holds` tells when the page was evicted. Linux: a shadow entry
    SlotZero = 4,       // a page of zeros: nothing is on the disk. Linux: the zeromap
    SlotReadAhead = 8,  // cached because a neighbour was asked for; nobody used it yet. Linux: PG_readahead
    SlotHeader = 16,    // the area's first: never handed out
};

struct SwapSlot {
    std::uint64_t holds = 0;
    std::uint16_t count = 0;  // page table entries, and pages of shared memory, that name it
    std::uint16_t group = 0;  // the memory cgroup that is charged for it
    std::uint8_t flags = 0;   // of SlotFlag

    bool cached() const { return flags & SlotCached; }
    bool free() const { return count == 0 && !(flags & (SlotCached | SlotHeader)); }
    FrameNumber frame() const { return {holds}; }
    friend bool operator==(const SwapSlot&, const SwapSlot&) = default;
};

// The slots of one area. Those never used share one record; copies share what neither writes.
class SlotMap {
public:
    SlotMap() = default;
    explicit SlotMap(std::uint32_t slots)
        : size_(slots), blocks_((slots + block - 1) / block), used_(blocks_.size(), 0)
    {
    }

    std::uint32_t size() const { return size_; }
    const SwapSlot& at(std::uint32_t slot) const
    {
        if (const Run* found = recent_.to_read(slot / run)) return (*found)[slot % run];
        const Cow<Block>& outer = blocks_[slot / block];
        if (!outer) return untouched_;
        const Cow<Run>& inner = (*outer)[slot / run % (block / run)];
        if (!inner) return untouched_;
        recent_.remember_shared(slot / run, *inner);
        return (*inner)[slot % run];
    }
    SwapSlot& edit(std::uint32_t slot)
    {
        if (Run* found = recent_.to_write(slot / run)) return (*found)[slot % run];
        Run& own = blocks_[slot / block].write()[slot / run % (block / run)].write();
        recent_.remember_own(slot / run, own);
        return own[slot % run];
    }
    // The next free slot from `from` on, around the end.
    std::optional<std::uint32_t> find_free(std::uint32_t from) const;
    // Tells that a slot is in use from now on, or free.
    void count_used(std::uint32_t slot, bool more) { used_[slot / block] += more ? 1u : ~0u; }

    friend bool operator==(const SlotMap& a, const SlotMap& b)
    {
        return a.size_ == b.size_ && a.blocks_ == b.blocks_ && a.used_ == b.used_;
    }

private:
    static constexpr std::uint32_t run = 64, block = 64 * 64;
    using Run = std::array<SwapSlot, run>;
    using Block = std::array<Cow<Run>, block / run>;

    std::uint32_t size_ = 0;
    std::vector<Cow<Block>> blocks_;
    std::vector<std::uint32_t> used_;  // slots in use, by block
    SwapSlot untouched_;
    RecentRuns<Run> recent_;
};

struct SwapArea {
    std::string path;          // "/dev/vda2", "/swapfile"
    InodeId inode = 0;         // of a swap file; 0 = a partition
    hw::BlockNumber first;     // where a partition lies on the disk
    int priority = -2;
    bool active = false;       // swapon has made it usable; an entry of Swap::areas may be used again
    bool leaving = false;      // swapoff is reading it back: nothing more is put there
    std::uint64_t used = 0;    // slots that are not free
    std::uint32_t next = 1;    // where the search for a free slot goes on
    SlotMap slots;             // with the header

    std::uint64_t pages() const { return slots.size() == 0 ? 0 : slots.size() - 1; }  // that can be used
    friend bool operator==(const SwapArea&, const SwapArea&) = default;
};

struct Swap {
    std::vector<SwapArea> areas;    // by the type in a SwapEntry
    std::vector<unsigned> order;    // areas in the order they are asked: by priority, then least lately used
    int next_priority = -2;         // of the next area without one of its own
    std::uint64_t partition_pages = 0;  // of /dev/vda2; 0 = there is none
    std::uint64_t free = 0;         // slots anybody may take. Linux: nr_swap_pages
    PageCache shared;               // pages of shared memory that are out: SwapEntry::raw under (inode, page)
    // Read-ahead: the last slot missed without hits before it, how many pages were read at the last miss, and
    // how many of those read ahead were asked for since.
    std::uint32_t last_miss = 0, last_window = 0, hits = 4;

    friend bool operator==(const Swap&, const Swap&) = default;
};

}  // namespace fl::kernel
