// Single free pages kept at hand beside the buddy system, so that most requests for one page split and join
// nothing: they move between both in batches. Linux: struct per_cpu_pages. Simplified: one CPU, order 0 only
// (Linux keeps orders up to 3 and that of huge pages), and `high` does not adapt itself between its limits.
#pragma once

#include "kernel/frames/frame.h"
#include "kernel/frames/migrate_type.h"

#include <array>
#include <cstdint>

namespace fl::kernel {

struct Frames;
struct Zone;

struct PageSet {
    // By migrate type: the page freed last, linked by Frame::next.
    std::array<std::uint32_t, lent_types> first{no_frame, no_frame, no_frame};
    std::uint64_t count = 0;
    std::uint64_t batch = 0;                     // moved at once; 0 = not in use yet
    std::uint64_t high = 0;                      // more than that: a batch goes back
    std::uint64_t high_min = 0, high_max = 0;    // as /proc/zoneinfo shows

    friend bool operator==(const PageSet&, const PageSet&) = default;
};

// Frame::order of a free page that lies in a page set. Linux knows it by its being in no buddy block.
inline constexpr std::uint8_t in_page_set = 0xff;

// From now on all zones keep single pages at hand. Linux: setup_per_cpu_pageset().
void set_up_page_sets(Frames& frames);
// Computes batch and high anew; the watermarks have changed. Linux: zone_set_pageset_high_and_batch().
void size_page_set(Zone& zone);

}  // namespace fl::kernel
