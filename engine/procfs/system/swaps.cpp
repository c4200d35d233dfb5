// Linux: mm/swapfile.c, swap_show().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/swap.h"

namespace fl::procfs {

std::string render_swaps(const View& view)
{
    constexpr std::uint64_t fills_its_column = 10'000'000;  // kB: no second tab behind it
    std::string text = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
    for (const inspect::SwapAreaRow& area : inspect::swap_area_rows(view)) {
        const auto size = static_cast<unsigned long long>(kibibytes(area.size));
        const auto used = static_cast<unsigned long long>(kibibytes(area.used));
        text += format("%-39s %s\t%llu\t%s%llu\t%s%d\n", area.path.c_str(),
                       area.partition ? "partition" : "file\t", size, size < fills_its_column ? "\t" : "",
                       used, used < fills_its_column ? "\t" : "", area.priority);
    }
    return text;
}

}  // namespace fl::procfs
