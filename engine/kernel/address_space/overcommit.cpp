#include "kernel/address_space/overcommit.h"

#include <algorithm>

namespace fl::kernel {

std::uint64_t commit_limit(const Kernel& kernel)
{
    return kernel.total_pages * kernel.tunables.overcommit_ratio / 100 + kernel.swap_pages;
}

bool commit(Kernel& kernel, const AddressSpace* space, std::uint64_t pages)
{
    switch (kernel.tunables.overcommit) {
        case Overcommit::Always: break;
        case Overcommit::Heuristic:
            // Each request alone is compared with all memory there is, whether free or not.
            if (pages > kernel.total_pages + kernel.swap_pages) return false;
            break;
        case Overcommit::Never: {
            const std::uint64_t reserve =
                space ? std::min(space->total_vm / 32, kernel.tunables.user_reserve.value) : 0;
            const std::uint64_t limit = commit_limit(kernel);
            if (kernel.committed + pages >= limit - std::min(limit, reserve)) return false;
            break;
        }
    }
    kernel.committed += pages;
    return true;
}

void uncommit(Kernel& kernel, std::uint64_t pages)
{
    kernel.committed -= pages;
}

}  // namespace fl::kernel
