// Linux: mm/swapfile.c, swap_show().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/memory_info.h"

namespace fl::procfs {

std::string render_swaps(const View& view)
{
    std::string text = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
    const inspect::MemoryInfo info = inspect::memory_info(view);
    if (info.swap_total.value == 0) return text;
    const auto size = static_cast<unsigned long long>(kibibytes(info.swap_total));
    const auto used = static_cast<unsigned long long>(kibibytes(info.swap_total - info.swap_free));
    return text + format("%-40s%s\t%llu\t%s%llu\t%s%d\n", "/swapfile", "file\t", size,
                         size < 10'000'000 ? "\t" : "", used, used < 10'000'000 ? "\t" : "", -2);
}

}  // namespace fl::procfs
