// Linux: fs/proc/meminfo.c.
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/memory_info.h"

namespace fl::procfs {

std::string render_meminfo(const View& view)
{
    std::string text;
    for (const inspect::MeminfoRow& row : inspect::meminfo_rows(inspect::memory_info(view))) {
        const std::string label = std::string(row.name) + ":";
        const auto value = static_cast<unsigned long long>(row.value);
        // The three counts of huge pages are printed by hugetlb_report_meminfo(), with the same columns but
        // no unit.
        text += format(row.kilobytes ? "%-16s%8llu kB\n" : "%-16s%8llu\n", label.c_str(), value);
    }
    return text;
}

}  // namespace fl::procfs
