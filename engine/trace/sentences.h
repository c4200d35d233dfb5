// Sentences for the events of one mechanism each; describe() finds them here. No event goes without one.
#pragma once

#include "base/text.h"
#include "trace/event.h"

#include <string>

namespace fl::trace {

inline std::string frame_words(FrameNumber frame)
{
    return format("frame %llu", static_cast<unsigned long long>(frame.value));
}

// describe_reclaim.cpp
std::string sentence(const PageListed& event);
std::string sentence(const PageScanned& event);
std::string sentence(const ReclaimPass& event);
std::string sentence(const KswapdWoken& event);
std::string sentence(const KswapdSlept& event);
std::string sentence(const PageRefaulted& event);
// describe_oom.cpp
std::string sentence(const OomScored& event);
std::string sentence(const OomKilled& event);
std::string sentence(const OomReaped& event);
std::string sentence(const GroupLimitHit& event);

// describe_disk.cpp
std::string sentence(const DiskRequested& event);
std::string sentence(const PageDirtied& event);
std::string sentence(const WritebackEnded& event);
std::string sentence(const ProcessWaits& event);

// describe_huge.cpp
std::string sentence(const HugePageMapped& event);
std::string sentence(const HugePageSplit& event);
std::string sentence(const HugePageCollapsed& event);

// describe_tlb.cpp
std::string sentence(const TlbFlushed& event);
std::string sentence(const SpaceLoaded& event);
std::string sentence(const SpaceBorrowed& event);
std::string sentence(const TagOutdated& event);

// describe_swap.cpp
std::string sentence(const SwapSlotTaken& event);
std::string sentence(const SwapSlotFreed& event);
std::string sentence(const PageSwappedIn& event);
// describe_frames.cpp
std::string sentence(const BlockLent& event);
std::string sentence(const PageblockClaimed& event);
std::string sentence(const PageMigrated& event);
std::string sentence(const Compacted& event);
// describe_slab.cpp
std::string sentence(const SlabGrown& event);
std::string sentence(const SlabShrunk& event);
std::string sentence(const ObjectAllocated& event);
std::string sentence(const ObjectFreed& event);

}  // namespace fl::trace
