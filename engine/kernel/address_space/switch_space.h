// Which tables the processor follows, and what that costs in the TLB. Linux: arch/x86/mm/tlb.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// At boot the kernel's own tables are loaded. Linux: initialize_tlbstate_and_flush().
void start_tlb(Kernel& kernel, hw::Hardware& hardware, bool pcid);

// As if the machine had been started with or without tags: the TLB begins empty. No machine with two levels
// has them.
void use_pcids(Kernel& kernel, hw::Hardware& hardware, bool pcid);

// A new space gets a number that none had before it: what the TLB knows under others is not its own. Linux:
// init_new_context().
void give_context(Kernel& kernel, AddressSpace& space);

// CR3 for a program of that space, which is loaded if it is not. Linux: switch_mm_irqs_off().
void switch_space(Kernel& kernel, hw::Hardware& hardware, std::uint32_t space, trace::Recorder& record);
inline hw::AddressSpaceRegisters load_space(Kernel& kernel, hw::Hardware& hardware, std::uint32_t space,
                                            trace::Recorder& record)
{
    if (kernel.tlb.loaded != space || kernel.tlb.lazy) switch_space(kernel, hardware, space, record);
    return hardware.cr3;
}

// The processor goes to a thread of the kernel, or idles: it keeps the loaded space, and so do its entries in
// the TLB. Linux: enter_lazy_tlb() and context_switch(), mmgrab_lazy_tlb().
void borrow_space(Kernel& kernel, trace::Recorder& record);

// The last user left: frees what is left of a space, unless it is borrowed. Linux: mmdrop().
void drop_space(Kernel& kernel, hw::Hardware& hardware, std::uint32_t space, trace::Recorder& record);

// The kernel itself runs: the translations it needs for that are global. Linux: _PAGE_GLOBAL in
// _PAGE_TABLE and the direct map, __switch_to().
void touch_kernel(Kernel& kernel, hw::Hardware& hardware, VirtAddr stack);

// The space's tables changed in [begin, end): up to 33 pages are flushed one by one, more all at once. A
// space that is not loaded only ages. Linux: flush_tlb_mm_range(), flush_tlb_func().
void flush_tlb(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
               trace::Recorder& record);
void flush_tlb_page(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr address,
                    trace::Recorder& record);

}  // namespace fl::kernel
