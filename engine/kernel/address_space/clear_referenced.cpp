#include "kernel/address_space/clear_referenced.h"

#include "kernel/address_space/tables.h"

namespace fl::kernel {

void clear_referenced(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, const Vma& area)
{
    each_entry(hardware.memory, space.root, area.begin, area.end, [&](VirtAddr, PhysAddr at, hw::Pte entry) {
        if (!entry.present()) return;
        hardware.memory.store_entry(at, {entry.raw & ~hw::pte_accessed});
        if (entry.frame().value < kernel.frames.table.size().value)
            kernel.frames.table.edit(entry.frame()).flags &= static_cast<std::uint16_t>(~FrameReferenced);
    });
}

}  // namespace fl::kernel
