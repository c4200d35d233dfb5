// Frames whose contents have a slot as well. Linux: mm/swap_state.c add_to_swap(),
// __delete_from_swap_cache(); mm/swapfile.c folio_free_swap(), free_swap_and_cache().
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/swap/slots.h"
#include "kernel/swap/swap.h"

namespace fl::kernel {
namespace {

// Out of the cache and without a slot, if nobody else names it.
void let_go(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    const SwapEntry entry{kernel.frames.table.at(number).slot};
    leave_swap_cache(kernel, number);
    free_slot_if_unused(kernel, entry, record);
    Frame& frame = kernel.frames.table.edit(number);
    frame.flags |= FrameDirty;  // what was on the disk is lost
    if (frame.references == 0) free_page(kernel, hardware, number, record);
}

}  // namespace

void enter_swap_cache(Kernel& kernel, FrameNumber number, SwapEntry entry)
{
    Frame& frame = kernel.frames.table.edit(number);
    check(!(frame.flags & FrameSwapCache), "a frame has one slot at most");
    frame.flags |= FrameSwapCache | FrameSwapBacked;
    frame.slot = entry.raw;
    ++frame.references;
    SwapSlot& slot = edit_slot(kernel, entry);
    slot.flags = static_cast<std::uint8_t>((slot.flags & ~SlotShadow) | SlotCached);
    slot.holds = number.value;
    ++kernel.statistics.nr_swapcached;
    ++kernel.statistics.nr_file_pages;
}

void leave_swap_cache(Kernel& kernel, FrameNumber number)
{
    Frame& frame = kernel.frames.table.edit(number);
    SwapSlot& slot = edit_slot(kernel, {frame.slot});
    slot.flags &= static_cast<std::uint8_t>(~(SlotCached | SlotReadAhead));
    slot.holds = 0;
    frame.flags &= static_cast<std::uint16_t>(~FrameSwapCache);
    frame.slot = 0;
    --frame.references;
    --kernel.statistics.nr_swapcached;
    --kernel.statistics.nr_file_pages;
}

std::optional<FrameNumber> in_swap_cache(const Kernel& kernel, SwapEntry entry)
{
    const SwapSlot& slot = slot_of(kernel, entry);
    if (!slot.cached()) return std::nullopt;
    return slot.frame();
}

bool readable_in_swap_cache(const Kernel& kernel, SwapEntry entry)
{
    const auto frame = in_swap_cache(kernel, entry);
    return frame && (kernel.frames.table.at(*frame).flags & FrameUptodate);
}

std::optional<SwapEntry> add_to_swap(Kernel& kernel, hw::Hardware&, FrameNumber number,
                                     trace::Recorder& record)
{
    const auto entry = take_slot(kernel, kernel.frames.table.at(number).group);
    if (!entry) return std::nullopt;
    enter_swap_cache(kernel, number, *entry);
    kernel.frames.table.edit(number).flags |= FrameDirty | FrameUptodate;
    record.record(trace::SwapSlotTaken{number, entry->raw});
    return entry;
}

void drop_from_swap_cache(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, std::uint64_t shadow,
                          trace::Recorder& record)
{
    const SwapEntry entry{kernel.frames.table.at(number).slot};
    leave_swap_cache(kernel, number);
    if (shadow != 0 && slot_of(kernel, entry).count != 0) {
        SwapSlot& slot = edit_slot(kernel, entry);
        slot.flags |= SlotShadow;
        slot.holds = shadow;
    }
    free_slot_if_unused(kernel, entry, record);
    if (kernel.frames.table.at(number).references == 0) free_page(kernel, hardware, number, record);
}

bool give_up_slot(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    const Frame& frame = kernel.frames.table.at(number);
    if (!(frame.flags & FrameSwapCache) || (frame.flags & FrameWriteback)) return false;
    if (slot_of(kernel, {frame.slot}).count != 0) return false;
    let_go(kernel, hardware, number, record);
    return true;
}

void forget_unmapped(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    const Frame& frame = kernel.frames.table.at(number);
    if (!(frame.flags & FrameSwapCache) || frame.mappings != 0) return;
    if (slot_of(kernel, {frame.slot}).count == 0) let_go(kernel, hardware, number, record);
}

void release_slot(Kernel& kernel, hw::Hardware& hardware, SwapEntry entry, trace::Recorder& record)
{
    SwapSlot& slot = edit_slot(kernel, entry);
    check(slot.count != 0, "who gives a slot back had it");
    if (--slot.count != 0) return;
    if (!slot.cached()) {
        free_slot_if_unused(kernel, entry, record);
        return;
    }
    const FrameNumber frame = slot.frame();
    if (kernel.frames.table.at(frame).mappings == 0) forget_unmapped(kernel, hardware, frame, record);
    else if (swap_is_full(kernel)) give_up_slot(kernel, hardware, frame, record);
}

}  // namespace fl::kernel
