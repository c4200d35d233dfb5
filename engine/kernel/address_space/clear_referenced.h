// Forgets which pages of an area were used. Linux: clear_refs_pte_range().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"

namespace fl::kernel {

// As in Linux the TLB is not told: an access that hits there leaves no trace until the entry is gone.
void clear_referenced(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, const Vma& area);

}  // namespace fl::kernel
