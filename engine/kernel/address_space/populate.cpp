#include "kernel/address_space/populate.h"

#include "kernel/address_space/tables.h"
#include "kernel/block/requests.h"
#include "kernel/fault/handle_fault.h"

namespace fl::kernel {
namespace {

bool needs_fault(const hw::Hardware& hardware, const AddressSpace& space, VirtAddr page, bool write)
{
    const auto leaf = hw::find_leaf(hardware.memory, space.root, page);
    return !leaf || (write && !leaf->entry.writable());
}

}  // namespace

bool populate(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr begin, VirtAddr end,
              Populate how, trace::Recorder& record)
{
    for (VirtAddr page = begin; page < end;) {
        const Vma* area = space_of(kernel, pid).areas.find(page);
        if (!area || area->begin >= end) return true;
        page = std::max(page, area->begin);
        const VirtAddr stop = std::min(end, area->end);
        const bool write = how == Populate::AsNeeded && area->private_writable();
        if (area->protection == ProtNone || area->special || area->lock == AreaLock::OnFault) {
            page = stop;
            continue;
        }
        while (page < stop) {
            if (!needs_fault(hardware, space_of(kernel, pid), page, write)) {
                page += page_size;
                continue;
            }
            const hw::PageFault fault{
                .address = page, .kind = write ? hw::AccessKind::Write : hw::AccessKind::Read, .user = false};
            const Repair repair = repair_fault(kernel, hardware, pid, fault, record);
            if (repair.result == FaultResult::OutOfMemory) return false;
            if (repair.result == FaultResult::Wait) {
                sleep_at_once(kernel, hardware, pid, record);
                continue;
            }
            if (repair.result != FaultResult::Handled)
                break;  // beyond the end of a file: nothing to bring in
            page += page_size;
        }
        page = stop;
    }
    return true;
}

}  // namespace fl::kernel
