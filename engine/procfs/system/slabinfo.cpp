// Linux: mm/slab_common.c, print_slabinfo_header() and cache_show().
#include "base/text.h"
#include "inspect/slabs.h"
#include "procfs/node.h"

namespace fl::procfs {

std::string render_slabinfo(const View& view)
{
    using ull = unsigned long long;
    std::string text = "slabinfo - version: 2.1\n"
                       "# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>"
                       " : tunables <limit> <batchcount> <sharedfactor>"
                       " : slabdata <active_slabs> <num_slabs> <sharedavail>\n";
    for (const inspect::SlabCacheRow& row : inspect::slab_caches(view))
        text += format("%-17s %6llu %6llu %6u %4u %4llu : tunables %4u %4u %4u : slabdata %6llu %6llu %6u\n",
                       std::string(row.name).c_str(), static_cast<ull>(row.active),
                       static_cast<ull>(row.objects), row.size, row.objects_per_slab,
                       static_cast<ull>(row.pages_per_slab), 0u, 0u, 0u, static_cast<ull>(row.slabs),
                       static_cast<ull>(row.slabs), 0u);
    return text;
}

}  // namespace fl::procfs
