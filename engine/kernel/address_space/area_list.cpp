#include "kernel/address_space/area_list.h"

#include <algorithm>

namespace fl::kernel {

std::size_t AreaList::search(VirtAddr address) const
{
    const auto at =
        std::partition_point(areas_.begin(), areas_.end(), [&](const Vma& v) { return v.end <= address; });
    last_ = static_cast<std::size_t>(at - areas_.begin());
    return last_;
}

std::size_t AreaList::insert(const Vma& area)
{
    const std::size_t at = find_index(area.begin);
    areas_.insert(areas_.begin() + static_cast<std::ptrdiff_t>(at), area);
    return at;
}

void AreaList::erase(std::size_t first, std::size_t last)
{
    areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(first),
                 areas_.begin() + static_cast<std::ptrdiff_t>(last));
}

}  // namespace fl::kernel
