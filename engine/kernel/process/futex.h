// Sleeping on a word of memory until somebody says that it changed. Linux: kernel/futex/.
#pragma once

#include "kernel/kernel.h"

namespace fl::kernel {

// What the word at `address` is known by: its file and place when it is mapped shared, else its space and
// address.
FutexKey futex_key(const AddressSpace& space, std::uint32_t space_id, VirtAddr address);

// Wakes at most `count` sleepers, who came first first. How many it were.
std::uint32_t wake_futex(Kernel& kernel, const FutexKey& key, std::uint32_t count);

}  // namespace fl::kernel
