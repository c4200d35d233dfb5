// A write to a page that is there but write-protected. Linux: mm/memory.c do_wp_page(), wp_page_copy(),
// wp_page_reuse().
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/files/writeback.h"
#include "kernel/fault/repair.h"
#include "kernel/reclaim/pin.h"
#include "kernel/swap/swap.h"

namespace fl::kernel {
namespace {

using trace::FaultStep;

// Linux: wp_can_reuse_anon_folio(). The last owner just takes it; a copy in swap that nobody needs goes.
bool sole_owner(FaultContext& fault, FrameNumber number)
{
    const Frame& frame = fault.kernel.frames.table.at(number);
    if (frame.use != FrameUse::Anonymous) return false;
    if (frame.flags & FrameAnonExclusive) return true;
    if (frame.references == 2) give_up_slot(fault.kernel, fault.hardware, number, fault.record);
    return frame.references == 1;
}

Outcome take_over(FaultContext& fault, FrameNumber number)
{
    fault.step(FaultStep::SoleOwner);
    fault.kernel.frames.table.edit(number).flags |= FrameAnonExclusive;
    ++fault.kernel.statistics.pgreuse;
    map_page(fault, number, true, true);
    flush_tlb_page(fault.kernel, fault.hardware, fault.space, fault.page, fault.record);
    return Outcome::Minor;
}

Outcome copy_page(FaultContext& fault, FrameNumber old)
{
    const bool zero = old == fault.kernel.zero_frame;
    const Pin stays(fault.kernel, fault.hardware, old, fault.record);
    const auto fresh = new_anonymous_frame(fault);
    if (!fresh) return Outcome::OutOfMemory;
    if (zero) {
        fault.step(FaultStep::NewZeroedPage);
        fault.kernel.now += costs::clear_page;
    } else {
        fault.step(FaultStep::CopyOnWrite);
        fault.hardware.memory.copy(*fresh, old);
        fault.kernel.now += costs::copy_page;
        fault.record.record(trace::PageCopied{page_of(fault.page), old, *fresh});
    }
    map_page(fault, *fresh, true, true);
    flush_tlb_page(fault.kernel, fault.hardware, fault.space, fault.page, fault.record);
    drop_mapping(fault.kernel, fault.hardware, fault.space, fault.entry, fault.record);
    return Outcome::Minor;
}

// The first write of a shared file page: the kernel notes that the file changed. Linux: wp_page_shared(),
// page_mkwrite().
Outcome make_shared_writable(FaultContext& fault, FrameNumber number)
{
    fault.step(FaultStep::Shared);
    fault.step(FaultStep::MarkDirty);
    mark_dirty(fault.kernel, number, fault.record);
    map_page(fault, number, true, true);
    flush_tlb_page(fault.kernel, fault.hardware, fault.space, fault.page, fault.record);
    return Outcome::Minor;
}

}  // namespace

Outcome write_protected(FaultContext& fault)
{
    fault.step(FaultStep::WriteProtected);
    const FrameNumber number = fault.entry.frame();
    if (fault.area().shared) return make_shared_writable(fault, number);
    if (number != fault.kernel.zero_frame && sole_owner(fault, number))
        return take_over(fault, number);
    return copy_page(fault, number);
}

}  // namespace fl::kernel
