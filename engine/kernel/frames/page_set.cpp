#include "kernel/frames/page_set.h"

#include "kernel/frames/frames.h"

#include <algorithm>
#include <bit>

namespace fl::kernel {
namespace {

// Linux: zone_batchsize(): a thousandth of the zone, at most 1 MiB, a quarter of that, one less than a power
// of two so that pages do not always come from the same colours of the cache.
std::uint64_t batch_of(const Zone& zone)
{
    const std::uint64_t most = (1ull << 20) / page_size;
    const std::uint64_t batch = std::max<std::uint64_t>(std::min(zone.managed >> 10, most) / 4, 1);
    return std::max<std::uint64_t>(std::bit_floor(batch + batch / 2) - 1, 1);
}

}  // namespace

void size_page_set(Zone& zone)
{
    PageSet& set = zone.pages;
    if (set.batch == 0) return;
    constexpr std::uint64_t default_fraction = 8;  // Linux: MIN_PERCPU_PAGELIST_HIGH_FRACTION
    set.batch = batch_of(zone);
    set.high_min = std::max(zone.marks.low, set.batch * 4);  // Linux: zone_highsize()
    set.high_max = std::max(zone.managed / default_fraction, set.batch * 4);
    set.high = set.high_min;
}

void set_up_page_sets(Frames& frames)
{
    for (Zone& zone : frames.zones) {
        if (zone.managed == 0) continue;
        zone.pages.batch = 1;
        size_page_set(zone);
    }
}

}  // namespace fl::kernel
