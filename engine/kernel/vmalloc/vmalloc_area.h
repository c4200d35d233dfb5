// One stretch of the kernel's vmalloc area. Linux: struct vmap_area and struct vm_struct.
#pragma once

#include "kernel/slab/object.h"

#include <cstdint>

namespace fl::kernel {

enum class VmallocUser : std::uint8_t { KernelStack, Module };  // /proc/vmallocinfo names who asked

struct VmallocArea {
    VirtAddr begin;
    std::uint64_t pages = 0;  // the page behind them stays unmapped: whoever runs over the end is caught
    VmallocUser user = VmallocUser::KernelStack;
    Object place, description, list;  // vmap_area, vm_struct, and the array of pages

    VirtAddr end() const { return begin + (pages + 1) * page_size; }  // with the guard page
    friend bool operator==(const VmallocArea&, const VmallocArea&) = default;
};

}  // namespace fl::kernel
