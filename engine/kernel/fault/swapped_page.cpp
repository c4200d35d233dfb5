// An entry that names a slot of the swap area. Linux: mm/memory.c do_swap_page().
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/fault/repair.h"
#include "kernel/swap/shared_pages.h"
#include "kernel/swap/swap.h"
#include "kernel/swap/swap_in.h"

#include <algorithm>

namespace fl::kernel {
namespace {

using trace::FaultStep;

// Linux: should_try_to_free_swap(). Is the copy on the disk better given up?
bool slot_is_in_the_way(const FaultContext& fault, FrameNumber number)
{
    const Frame& frame = fault.kernel.frames.table.at(number);
    const bool nobody_else = frame.references == 2;  // the swap cache and this mapping
    return swap_is_full(fault.kernel) || fault.area().locked() || (fault.write() && nobody_else);
}

Outcome worse(Outcome a, Outcome b) { return a == Outcome::Minor ? b : a; }

// The page is there: the entry shows it again instead of naming its slot.
Outcome map_again(FaultContext& fault, FrameNumber number)
{
    Kernel& kernel = fault.kernel;
    const bool was_exclusive = (fault.entry.raw & pte_swap_exclusive) != 0;
    slot_was_mapped(kernel, swap_entry(fault.entry));
    --fault.space.swapents;
    if (kernel.frames.table.at(number).mappings == 0) {
        Frame& frame = kernel.frames.table.edit(number);
        frame.owner = fault.area().anon_root;
        frame.index = fault.area().page_index(fault.page);
    }
    add_mapping(kernel, fault.space, number);
    if (slot_is_in_the_way(fault, number)) give_up_slot(kernel, fault.hardware, number, fault.record);
    const bool own = was_exclusive || kernel.frames.table.at(number).references == 1;
    if (own) kernel.frames.table.edit(number).flags |= FrameAnonExclusive;
    kernel.now += costs::map_cached_page;
    map_page(fault, number, own, own && fault.write());
    if (own || !fault.write()) return Outcome::Minor;
    fault.entry = fault.hardware.memory.load_entry(fault.entry_at);
    return write_protected(fault);
}

}  // namespace

Outcome swapped_page(FaultContext& fault)
{
    fault.step(FaultStep::EntrySwapped);
    const SwapEntry slot = swap_entry(fault.entry);
    Outcome outcome = Outcome::Minor;
    Tick until = fault.kernel.now;
    if (in_swap_cache(fault.kernel, slot)) {
        fault.step(FaultStep::SwapCacheHit);
        note_cache_hit(fault.kernel, slot);
    } else {
        fault.step(FaultStep::SwapIn);
        until = read_around(fault.kernel, fault.hardware, slot, fault.record);
        outcome = Outcome::Major;
        // Making room may have done anything to an entry: if it is another one now, it faults again.
        if (fault.hardware.memory.load_entry(fault.entry_at) != fault.entry) return outcome;
    }
    const auto frame = in_swap_cache(fault.kernel, slot);
    if (!frame) return Outcome::OutOfMemory;
    fault.frame = *frame;
    if (!(fault.kernel.frames.table.at(*frame).flags & FrameUptodate)) {
        fault.wait_until = std::max(until, when_done(fault.kernel, *frame));
        return Outcome::Wait;
    }
    return worse(outcome, map_again(fault, *frame));
}

Outcome fetch_swapped_page(FaultContext& fault)
{
    const InodeId inode = fault.area().inode;
    const std::uint64_t page = fault.area().page_index(fault.page);
    if (!shared_slot(fault.kernel, inode, page)) return Outcome::Minor;
    fault.step(FaultStep::EntrySwapped);
    const SharedRead read = read_shared(fault.kernel, fault.hardware, inode, page, fault.record);
    fault.step(read.from_disk ? FaultStep::SwapIn : FaultStep::SwapCacheHit);
    fault.wait_until = read.until;
    switch (read.how) {
        case SharedRead::How::OutOfMemory: return Outcome::OutOfMemory;
        case SharedRead::How::Reading: return Outcome::Wait;
        case SharedRead::How::Cached: break;
    }
    return read.from_disk ? Outcome::Major : Outcome::Minor;
}

}  // namespace fl::kernel
