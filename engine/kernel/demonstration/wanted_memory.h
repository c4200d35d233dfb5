// Memory the kernel takes because somebody wrote to /sys/faultline/kmalloc or vmalloc, as a module would that
// is written to try these out: so that a lesson can watch what otherwise only happens inside.
#pragma once

#include "kernel/slab/object.h"

#include <cstdint>

namespace fl::kernel {

struct WantedMemory {
    std::uint32_t number = 0;  // how kfree names it
    bool in_vmalloc = false;
    std::uint64_t bytes = 0;  // asked for
    VirtAddr at;              // the kernel's pointer
    Object object;            // of a kmalloc class; none: whole pages
    unsigned order = 0;       // of the block, when kmalloc went to the buddy system

    friend bool operator==(const WantedMemory&, const WantedMemory&) = default;
};

}  // namespace fl::kernel
