// What reclaim remembers from one call to the next. Linux: parts of struct pglist_data.
#pragma once

#include <cstdint>

namespace fl::kernel {

struct ReclaimState {
    // Somebody reclaims: what he allocates for it may use all there is. Linux: PF_MEMALLOC.
    bool active = false;
    // kswapd between two of its passes.
    bool balancing = false;
    std::uint8_t order = 0;  // of the largest block somebody waits for
    std::int8_t priority = 0;
    std::uint64_t reclaimed = 0;  // since it set out
    unsigned failures = 0;        // times it set out and found nothing; after 16 it is left asleep
    // Rules of 2.6: pages of all kinds share two lists; and how insistent the last reclaim had to be.
    bool mixed = false;
    std::uint8_t previous_priority = 12;
    // The textbook's rules: this cgroup has so many frames for anonymous memory. 0 = no such limit.
    std::uint16_t limited_group = 0;
    std::uint64_t frame_limit = 0;

    friend bool operator==(const ReclaimState&, const ReclaimState&) = default;
};

}  // namespace fl::kernel
