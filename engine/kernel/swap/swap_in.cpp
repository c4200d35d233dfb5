// Linux: mm/swap_state.c __read_swap_cache_async(), mm/page_io.c swap_read_folio().
#include "kernel/swap/swap_in.h"

#include "kernel/address_space/tables.h"
#include "kernel/allocate.h"
#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/workingset.h"
#include "kernel/swap/slots.h"
#include "kernel/swap/swap.h"

namespace fl::kernel {
namespace {

void fill(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, SwapEntry entry, trace::Recorder& record)
{
    if (slot_of(kernel, entry).flags & SlotZero) {
        kernel.frames.table.edit(frame).flags |= FrameUptodate;
        kernel.now += costs::clear_page;
        ++kernel.statistics.swpin_zero;
        return;
    }
    ++kernel.statistics.pswpin;
    start_read(kernel, hardware, frame, block_of(kernel, entry), record);
}

}  // namespace

std::optional<FrameNumber> read_slot(Kernel& kernel, hw::Hardware& hardware, SwapEntry entry, Wanted wanted,
                                     trace::Recorder& record)
{
    const auto frame = allocate_page(kernel, hardware, FrameUse::Anonymous, record);
    if (!frame) return std::nullopt;
    const auto there = in_swap_cache(kernel, entry);
    if (there || slot_of(kernel, entry).count == 0) {  // making room has changed things
        free_page(kernel, hardware, *frame, record);
        return there;
    }
    kernel.frames.table.edit(*frame).flags = FrameSwapBacked;
    const std::uint64_t shadow = take_shadow(kernel, entry);
    enter_swap_cache(kernel, *frame, entry);
    --kernel.frames.table.edit(*frame).references;  // the one allocate_page gave is the cache's
    if (shadow != 0) refault(kernel, *frame, shadow, record);
    list_add(kernel, *frame, record);
    fill(kernel, hardware, *frame, entry, record);
    const bool ahead = wanted == Wanted::Ahead;
    if (ahead) {
        edit_slot(kernel, entry).flags |= SlotReadAhead;
        ++kernel.statistics.swap_ra;
    }
    record.record(trace::PageSwappedIn{*frame, entry.raw, ahead});
    return frame;
}

void fetch_ahead(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr page,
                 trace::Recorder& record)
{
    const auto at = existing_entry(hardware.memory, space.root, page);
    const hw::Pte entry = at ? hardware.memory.load_entry(*at) : hw::Pte{};
    if (is_swap(entry) && !in_swap_cache(kernel, swap_entry(entry)))
        static_cast<void>(read_slot(kernel, hardware, swap_entry(entry), Wanted::Now, record));
}

void slot_was_mapped(Kernel& kernel, SwapEntry entry)
{
    SwapSlot& slot = edit_slot(kernel, entry);
    check(slot.count != 0 && slot.cached(), "a page is mapped from the swap cache in place of its slot");
    --slot.count;
}

}  // namespace fl::kernel
