#include "kernel/address_space/overcommit.h"

#include "base/text.h"
#include "kernel/huge/entries.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::uint64_t kib_per_page = page_size / 1024;

bool current_is_root(const Kernel& kernel)
{
    const Process* current = kernel.processes.find(kernel.current);
    return !current || current->uid == 0;
}

// What mode Never lets this space have of the limit.
std::uint64_t allowed(const Kernel& kernel, const AddressSpace* space)
{
    const Tunables& t = kernel.tunables;
    std::uint64_t reserve = current_is_root(kernel) ? 0 : t.admin_reserve_kbytes / kib_per_page;
    if (space) reserve += std::min(space->total_vm / 32, t.user_reserve_kbytes / kib_per_page);
    const std::uint64_t limit = commit_limit(kernel);
    return limit - std::min(limit, reserve);
}

bool is_enough(const Kernel& kernel, const AddressSpace* space, std::uint64_t pages)
{
    switch (kernel.tunables.overcommit) {
        case Overcommit::Always: return true;
        // Each request alone is compared with all memory there is, whether free or not.
        case Overcommit::Heuristic: return pages <= kernel.total_pages + kernel.swap_pages;
        case Overcommit::Never: break;
    }
    return kernel.committed + pages < allowed(kernel, space);
}

}  // namespace

std::uint64_t commit_limit(const Kernel& kernel)
{
    const Tunables& t = kernel.tunables;
    if (t.overcommit_kbytes != 0) return t.overcommit_kbytes / kib_per_page + kernel.swap_pages;
    const std::uint64_t pool = kernel.huge_pool.total * kernel.huge_pool.frames()
                               + kernel.gigantic_pool.total * kernel.gigantic_pool.frames();
    return (kernel.total_pages - pool) * t.overcommit_ratio / 100 + kernel.swap_pages;
}

void set_commit_reserves(Kernel& kernel)
{
    constexpr std::uint64_t most_for_user = 1 << 17, most_for_admin = 1 << 13;
    const std::uint64_t free = kernel.frames.free_pages() * kib_per_page;
    kernel.tunables.user_reserve_kbytes = std::min(free / 32, most_for_user);
    kernel.tunables.admin_reserve_kbytes = std::min(free / 32, most_for_admin);
}

bool commit(Kernel& kernel, const AddressSpace* space, std::uint64_t pages)
{
    if (is_enough(kernel, space, pages)) {
        kernel.committed += pages;
        return true;
    }
    const Process* current = kernel.processes.find(kernel.current);
    log(kernel, format("__vm_enough_memory: pid: %u, comm: %s, bytes: %llu not enough memory for the "
                       "allocation",
                       kernel.current, current ? current->comm.c_str() : "",
                       static_cast<unsigned long long>(pages * page_size)));
    return false;
}

void uncommit(Kernel& kernel, std::uint64_t pages)
{
    kernel.committed -= pages;
}

}  // namespace fl::kernel
