// May the kernel promise that many more pages? Linux: mm/util.c __vm_enough_memory().
#pragma once

#include "kernel/kernel.h"

namespace fl::kernel {

// Pages that vm.overcommit_memory=2 would allow in all; printed as CommitLimit in every mode.
std::uint64_t commit_limit(const Kernel& kernel);
// What mode 2 keeps back, from the memory that is free at boot. Linux: init_user_reserve(),
// init_admin_reserve().
void set_commit_reserves(Kernel& kernel);

// Adds pages to Committed_AS, or refuses (ENOMEM for the program). `space` may be null.
bool commit(Kernel& kernel, const AddressSpace* space, std::uint64_t pages);
void uncommit(Kernel& kernel, std::uint64_t pages);

}  // namespace fl::kernel
