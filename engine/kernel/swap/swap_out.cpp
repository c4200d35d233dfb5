// The way out. Linux: mm/page_io.c swap_writepage(), mm/rmap.c try_to_unmap_one(), mm/shmem.c
// shmem_writepage().
#include "kernel/address_space/zap.h"
#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/files/store.h"
#include "kernel/swap/slots.h"
#include "kernel/swap/swap.h"

#include <algorithm>

namespace fl::kernel {

void entry_to_swap(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr page,
                   PhysAddr entry_at, trace::Recorder& record)
{
    const hw::Pte entry = hardware.memory.load_entry(entry_at);
    Frame& frame = kernel.frames.table.edit(entry.frame());
    check(frame.flags & FrameSwapCache, "a page gets its slot before its entries name it");
    space.hiwater_rss = std::max(space.hiwater_rss, space.rss());
    const SwapEntry slot{frame.slot};
    const bool exclusive = (frame.flags & FrameAnonExclusive) != 0;
    if (entry.dirty()) frame.flags |= FrameDirty;
    frame.flags &= static_cast<std::uint16_t>(~FrameAnonExclusive);
    share_slot(kernel, slot);
    hardware.memory.store_entry(entry_at, swap_pte(slot, exclusive));
    ++space.swapents;
    kernel.now += costs::unmap_page;
    flush_tlb_page(kernel, hardware, space, page, record);
    record.record(trace::PageUnmapped{page_of(page), entry.frame()});
    drop_mapping(kernel, hardware, space, entry, record);
}

std::optional<SwapEntry> shared_to_swap(Kernel& kernel, hw::Hardware& hardware, FrameNumber number,
                                        trace::Recorder& record)
{
    const Frame page = kernel.frames.table.at(number);
    check(page.mappings == 0, "shared memory goes out when nobody maps it");
    const auto entry = add_to_swap(kernel, hardware, number, record);
    if (!entry) return std::nullopt;
    share_slot(kernel, *entry);
    kernel.cache.erase(page.owner, page.index);
    kernel.swap.shared.insert(page.owner, page.index, {entry->raw});
    count_cached(kernel, kernel.files.inodes.at(page.owner), -1);
    Frame& frame = kernel.frames.table.edit(number);
    frame.use = FrameUse::Anonymous;  // nobody's until it is asked for again
    frame.owner = 0;
    frame.index = 0;
    --frame.references;
    return entry;
}

SwapWrite write_to_swap(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    Frame& frame = kernel.frames.table.edit(number);
    const SwapEntry entry{frame.slot};
    if (give_up_slot(kernel, hardware, number, record)) return SwapWrite::Unwanted;
    if (!(frame.flags & FrameDirty)) return SwapWrite::Done;
    frame.flags &= static_cast<std::uint16_t>(~FrameDirty);
    SwapSlot& slot = edit_slot(kernel, entry);
    if (hardware.memory.is_zero(number)) {
        slot.flags |= SlotZero;
        ++kernel.statistics.swpout_zero;
        return SwapWrite::Done;
    }
    slot.flags &= static_cast<std::uint8_t>(~SlotZero);
    ++kernel.statistics.pswpout;
    wait_for_room(kernel, hardware, record);
    start_write(kernel, hardware, number, block_of(kernel, entry), record);
    return SwapWrite::Started;
}

}  // namespace fl::kernel
