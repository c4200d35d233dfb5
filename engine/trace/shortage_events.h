// What happens when memory gets scarce, and around the disk: reclaim, swap, the OOM killer, cgroups, slabs,
// huge pages.
#pragma once

#include "base/address.h"
#include "base/units.h"

#include <cstdint>

namespace fl::trace {

using Pid = std::uint32_t;  // 0 = the kernel itself

// Page lists. `list` and friends: kernel::LruList.
struct PageListed {
    FrameNumber frame;
    std::uint8_t from, to;
};  // moved between the lists, or put on one (from 255) or taken off (to 255)

// What reclaim decided about one page it looked at. Linux: shrink_folio_list().
enum class Verdict : std::uint8_t {
    Evicted,         // a clean file page: dropped, to be read again from its file
    SwappedOut,      // its copy is in the swap area: the frame is free
    Discarded,       // given up with MADV_FREE: dropped
    SecondChance,    // used since the last look: goes round the list once more
    Activated,       // used often: moves to the active list
    Deactivated,     // from the active to the inactive list
    WriteStarted,    // dirty: its copy is on the way to the disk
    UnderWriteback,  // its copy is still on the way
    NoSwap,          // anonymous, and there is no room in swap
    Locked,          // mlock: cannot be reclaimed
    Protected,       // a cgroup's protection, or an executable page that is in use
    Dirty,           // of a file: the flusher has to write it first
    Pinned           // somebody holds it for a moment
};
struct PageScanned {
    FrameNumber frame;
    std::uint8_t list;
    Verdict verdict;
};
enum class Reclaimer : std::uint8_t { Kswapd, Direct, Group, Advice };
struct ReclaimPass {
    Reclaimer by;
    std::uint8_t priority;
    std::uint32_t scanned, taken;
};  // one round over the lists, at one priority
struct KswapdWoken {
    std::uint8_t zone;
    std::uint64_t free, low;
};  // pages
struct KswapdSlept {
    std::uint64_t free;
};
struct PageRefaulted {
    FrameNumber frame;
    std::uint64_t distance;
    bool activated;
};  // came back after an eviction; distance: how many pages left memory in between

struct DiskRequested {
    bool write;
    FrameNumber frame;
    Tick done;
};
struct PageDirtied {
    FrameNumber frame;
};
struct WritebackEnded {
    FrameNumber frame;
};
struct ProcessWaits {
    Tick until;
};  // sleeps for the disk
struct SwapSlotTaken {
    FrameNumber frame;
    std::uint32_t slot;
};
struct SwapSlotFreed {
    std::uint32_t slot;
};
struct PageSwappedIn {
    FrameNumber frame;
    std::uint32_t slot;
    bool ahead;
};  // ahead: read because a neighbour was asked for

// One candidate of the OOM killer with the terms of its badness, all in pages.
struct OomScored {
    Pid pid;
    std::uint32_t rss, swap, tables;
    std::int32_t adjustment;
    std::int64_t points;
};
struct OomKilled {
    Pid victim;
    std::uint16_t group;
    std::int64_t points;
};  // group 0: the whole machine
struct OomReaped {
    Pid victim;
    std::uint64_t pages;
};
struct GroupLimitHit {
    std::uint16_t group;
    std::uint64_t usage, limit;
};  // pages

struct SlabGrown {
    std::uint16_t cache;
    FrameNumber frame;
    std::uint8_t order;
};
struct SlabShrunk {
    std::uint16_t cache;
    FrameNumber frame;
};
struct ObjectAllocated {
    std::uint16_t cache;
    FrameNumber frame;
    std::uint16_t index;
};
struct ObjectFreed {
    std::uint16_t cache;
    FrameNumber frame;
    std::uint16_t index;
};

struct HugePageMapped {
    PageNumber page;
    FrameNumber frame;
    std::uint8_t level;
};  // level 2: 2 MiB, 3: 1 GiB
struct HugePageSplit {
    FrameNumber frame;
};
struct HugePageCollapsed {
    PageNumber page;
    FrameNumber frame;
};

}  // namespace fl::trace
