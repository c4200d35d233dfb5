#include "kernel/process/futex.h"

#include "kernel/process/scheduler.h"

namespace fl::kernel {

FutexKey futex_key(const AddressSpace& space, std::uint32_t space_id, VirtAddr address)
{
    const Vma* area = space.areas.containing(address);
    if (!area || !area->shared || !area->inode) return {space_id, 0, address.value};
    return {0, area->inode, area->page_index(address) * page_size + offset_in_page(address)};
}

std::uint32_t wake_futex(Kernel& kernel, const FutexKey& key, std::uint32_t count)
{
    std::uint32_t woken = 0;
    while (woken < count) {
        Process* first = nullptr;
        for (auto& [pid, process] : kernel.processes) {
            const bool sleeps =
                process.waiting == WaitReason::Futex && !process.futex_woken && process.futex == key;
            if (sleeps && (!first || process.futex_since < first->futex_since)) first = &process;
        }
        if (!first) break;
        first->futex_woken = true;
        wake(*first);
        ++woken;
    }
    return woken;
}

}  // namespace fl::kernel
