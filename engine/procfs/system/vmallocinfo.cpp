// Linux: mm/vmalloc.c, vmalloc_info_show(). Addresses are shown as they are (as with no_hash_pointers).
#include "base/text.h"
#include "inspect/vmalloc.h"
#include "procfs/node.h"

namespace fl::procfs {

std::string render_vmallocinfo(const View& view)
{
    using ull = unsigned long long;
    std::string text;
    for (const inspect::VmallocRow& row : inspect::vmalloc_rows(view))
        text += format("0x%016llx-0x%016llx %7llu %s pages=%u vmalloc N0=%u\n",
                       static_cast<ull>(row.begin.value), static_cast<ull>(row.end.value),
                       static_cast<ull>(row.end - row.begin), std::string(row.caller).c_str(),
                       static_cast<unsigned>(row.frames.size()), static_cast<unsigned>(row.frames.size()));
    return text;
}

}  // namespace fl::procfs
