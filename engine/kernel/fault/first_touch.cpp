// Linux: mm/memory.c do_anonymous_page().
#include "kernel/address_space/areas.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/costs.h"
#include "kernel/fault/repair.h"
#include "kernel/reclaim/lists.h"

namespace fl::kernel {

using trace::FaultStep;

void map_page(FaultContext& fault, FrameNumber frame, bool writable, bool dirty)
{
    hw::Pte entry = make_entry(frame, fault.area().protection, writable);
    if (dirty) entry.raw |= hw::pte_dirty;
    if (frame == fault.kernel.zero_frame) entry.raw |= hw::pte_special;
    fault.hardware.memory.store_entry(fault.entry_at, entry);
    fault.frame = frame;
    if (fault.area().locked()) mark_locked(fault.kernel, frame, true, fault.record);
    fault.record.record(trace::PageMapped{page_of(fault.page), frame, entry.writable()});
}

Maybe<FrameNumber> new_anonymous_frame(FaultContext& fault)
{
    prepare_anonymous(fault.kernel, fault.hardware, fault.space, fault.area_index, fault.record);
    const auto number = allocate_page(fault.kernel, fault.hardware, FrameUse::Anonymous, fault.record);
    if (!number) return std::nullopt;
    Frame& frame = fault.kernel.frames.table.edit(*number);
    frame.mappings = 1;
    frame.flags = FrameAnonExclusive | FrameSwapBacked | FrameUptodate;
    frame.owner = fault.area().anon_root;
    frame.index = fault.area().page_index(fault.page);
    ++fault.space.rss_anon;
    ++fault.kernel.statistics.nr_anon_pages;
    list_add(fault.kernel, *number, fault.record);
    return number;
}

Outcome first_touch(FaultContext& fault)
{
    fault.step(FaultStep::Anonymous);
    if (!fault.write()) {
        // A read needs no memory yet: all untouched pages share one frame of zeros.
        fault.step(FaultStep::Read);
        fault.step(FaultStep::ZeroPage);
        map_page(fault, fault.kernel.zero_frame, false, false);
        return Outcome::Minor;
    }
    fault.step(FaultStep::Write);
    const auto frame = new_anonymous_frame(fault);
    if (!frame) return Outcome::OutOfMemory;
    fault.kernel.now += costs::clear_page;
    fault.step(FaultStep::NewZeroedPage);
    map_page(fault, *frame, true, true);
    return Outcome::Minor;
}

}  // namespace fl::kernel
