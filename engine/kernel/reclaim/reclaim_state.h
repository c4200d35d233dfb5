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

    friend bool operator==(const ReclaimState&, const ReclaimState&) = default;
};

}  // namespace fl::kernel
