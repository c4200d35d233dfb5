// Linux: mm/vmstat.c, vmstat_show().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/statistics.h"

namespace fl::procfs {

std::string render_vmstat(const View& view)
{
    std::string text;
    for (const inspect::StatisticRow& row : inspect::statistic_rows(view))
        text += std::string(row.name) + format(" %llu\n", static_cast<unsigned long long>(row.value));
    return text;
}

}  // namespace fl::procfs
