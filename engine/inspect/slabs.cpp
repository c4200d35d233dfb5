#include "inspect/slabs.h"

#include "kernel/slab/slab.h"

namespace fl::inspect {

std::vector<SlabCacheRow> slab_caches(const View& view)
{
    std::vector<SlabCacheRow> rows;
    for (std::size_t i = 0; i < kernel::cache_count; ++i) {
        const kernel::CacheInfo& info = kernel::cache_info(i);
        const kernel::CacheState& state = view.kernel.slabs.caches[i];
        SlabCacheRow row;
        row.name = info.name;
        row.active = kernel::active_objects(view.kernel, static_cast<kernel::Cache>(i));
        row.objects = state.objects;
        row.in_use = state.in_use;
        row.size = info.size;
        row.objects_per_slab = info.objects(info.order);
        row.pages_per_slab = std::uint64_t{1} << info.order;
        row.slabs = state.slabs;
        row.pages = {state.pages};
        row.reclaimable = info.reclaimable;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace fl::inspect
