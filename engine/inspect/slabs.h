// The slab caches, as /proc/slabinfo counts them.
#pragma once

#include "inspect/view.h"

#include <string_view>
#include <vector>

namespace fl::inspect {

struct SlabCacheRow {
    std::string_view name;
    std::uint64_t active = 0, objects = 0;         // active: with the free ones of the CPU's own slab
    std::uint64_t in_use = 0;                      // really handed out
    std::uint32_t size = 0, objects_per_slab = 0;  // bytes; of a slab of the usual order
    std::uint64_t pages_per_slab = 0, slabs = 0;
    PageCount pages;
    bool reclaimable = false;
};
// In the order of /proc/slabinfo.
std::vector<SlabCacheRow> slab_caches(const View& view);

}  // namespace fl::inspect
