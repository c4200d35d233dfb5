// Where things lie in every address space, by the machine's kind of page tables. Linux: TASK_SIZE,
// DEFAULT_MAP_WINDOW, STACK_TOP, ELF_ET_DYN_BASE, and Documentation/arch/x86/x86_64/mm.rst.
// The C data model stays 64-bit on the machine with two levels: pointers have 8 bytes, addresses fit into 4.
#pragma once

#include "hw/paging.h"

namespace fl::kernel {

struct AddressLayout {
    VirtAddr task_size{0x7fff'ffff'f000};   // the last user page below 2^47 stays unused
    VirtAddr map_window{0x7fff'ffff'f000};  // mmap goes above it only where a hint asks for it
    VirtAddr stack_top{0x7fff'ffff'f000};   // without address randomisation
    VirtAddr executable_base{0x5555'5555'4000};
    VirtAddr kernel_half{0xffff'8000'0000'0000};
    VirtAddr direct_map{0xffff'8880'0000'0000};  // all of memory, frame after frame
    VirtAddr vmalloc_begin{0xffff'c900'0000'0000}, vmalloc_end{0xffff'e900'0000'0000};
    VirtAddr kernel_text{0xffff'ffff'8000'0000};
    VirtAddr vsyscall{0xffff'ffff'ff60'0000};  // shown in maps; not a real area. 0: there is none

    friend constexpr bool operator==(const AddressLayout&, const AddressLayout&) = default;
};

constexpr AddressLayout layout_for(hw::Paging paging)
{
    AddressLayout layout;
    layout.kernel_half = paging.kernel_half();
    if (paging.levels == 5) {
        layout.task_size = {(1ull << 56) - page_size};
        layout.direct_map = {0xff11'0000'0000'0000};
        layout.vmalloc_begin = {0xffa0'0000'0000'0000};
        layout.vmalloc_end = {0xffd2'0000'0000'0000};
    }
    if (paging.levels == 2) {
        // 3 GiB for the program, 1 GiB for the kernel, of which 896 MiB show memory.
        layout.task_size = layout.map_window = layout.stack_top = layout.direct_map = layout.kernel_half;
        layout.executable_base = {0x0804'8000};
        layout.vmalloc_begin = {0xf800'0000};
        layout.vmalloc_end = {0xff7f'e000};
        layout.kernel_text = {0xc100'0000};
        layout.vsyscall = {};
    }
    return layout;
}

}  // namespace fl::kernel
