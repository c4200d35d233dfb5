#include "kernel/reclaim/advice.h"

#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reclaim.h"
#include "kernel/swap/swap.h"

#include <vector>

namespace fl::kernel {
namespace {

// Pages of the range that nobody else maps: others have a say in the rest. Their use so far is forgotten.
std::vector<FrameNumber> own_pages(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                   VirtAddr begin, VirtAddr end, trace::Recorder& record)
{
    std::vector<FrameNumber> pages;
    each_entry(hardware.memory, space.root, begin, end, [&](VirtAddr, PhysAddr at, hw::Pte entry) {
        if (!holds_frame(entry) || entry.frame() == kernel.zero_frame) return;
        if (kernel.frames.table.at(entry.frame()).mappings != 1) return;
        if (entry.accessed()) hardware.memory.store_entry(at, {entry.raw & ~hw::pte_accessed});
        kernel.frames.table.edit(entry.frame()).flags &= static_cast<std::uint16_t>(~FrameReferenced);
        pages.push_back(entry.frame());
    });
    if (!pages.empty()) flush_tlb(kernel, hardware, space, begin, end, record);
    return pages;
}

// A slot, or bytes waiting to be written, would keep the contents alive. False: they cannot be given up.
bool forget_copies(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    const Frame& frame = kernel.frames.table.at(number);
    if (!(frame.flags & (FrameSwapCache | FrameDirty))) return true;
    if (frame.mappings != 1) return false;
    if ((frame.flags & FrameSwapCache) && !give_up_slot(kernel, hardware, number, record)) return false;
    kernel.frames.table.edit(number).flags &= static_cast<std::uint16_t>(~FrameDirty);
    return true;
}

// Linux: folio_mark_lazyfree().
void mark_lazy(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    const std::uint16_t flags = kernel.frames.table.at(number).flags;
    if (!(flags & FrameOnLru) || !(flags & FrameSwapBacked)) return;
    if (flags & (FrameSwapCache | FrameUnevictable)) return;
    set_swap_backed(kernel, number, false, record);
    ++kernel.statistics.pglazyfree;
}

}  // namespace

void make_cold(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
               trace::Recorder& record)
{
    for (const FrameNumber page : own_pages(kernel, hardware, space, begin, end, record))
        if (kernel.frames.table.at(page).flags & FrameActive) deactivate_page(kernel, page, record);
}

void page_out_range(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                    trace::Recorder& record)
{
    reclaim_pages(kernel, hardware, own_pages(kernel, hardware, space, begin, end, record), record);
}

void give_up_contents(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin,
                      VirtAddr end, trace::Recorder& record)
{
    bool changed = false;
    each_entry(hardware.memory, space.root, begin, end, [&](VirtAddr, PhysAddr at, hw::Pte entry) {
        if (is_swap(entry)) {
            hardware.memory.store_entry(at, {});
            --space.swapents;
            release_slot(kernel, hardware, swap_entry(entry), record);
            return;
        }
        if (!holds_frame(entry) || entry.frame() == kernel.zero_frame) return;
        if (kernel.frames.table.at(entry.frame()).use != FrameUse::Anonymous) return;
        if (!forget_copies(kernel, hardware, entry.frame(), record)) return;
        if (entry.accessed() || entry.dirty()) {
            hardware.memory.store_entry(at, {entry.raw & ~(hw::pte_accessed | hw::pte_dirty)});
            changed = true;
        }
        mark_lazy(kernel, entry.frame(), record);
    });
    if (changed) flush_tlb(kernel, hardware, space, begin, end, record);
}

}  // namespace fl::kernel
