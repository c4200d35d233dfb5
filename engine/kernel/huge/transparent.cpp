#include "kernel/huge/transparent.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/costs.h"
#include "kernel/huge/pool.h"
#include "kernel/reclaim/lists.h"

namespace fl::kernel {
namespace {

using trace::FaultStep;

// Linux: vma_thp_gfp_mask().
PageRequest::Effort effort_for(const Kernel& kernel, const Vma& area)
{
    using Effort = PageRequest::Effort;
    const bool advised = area.huge == HugeAdvice::Wanted;
    switch (kernel.tunables.huge_defrag) {
        case HugeDefrag::Always: return advised ? Effort::Direct : Effort::DirectOnce;
        case HugeDefrag::Defer: return Effort::NoRetry;
        case HugeDefrag::DeferMadvise: return advised ? Effort::Direct : Effort::NoRetry;
        case HugeDefrag::Madvise: return advised ? Effort::Direct : Effort::NoReclaim;
        case HugeDefrag::Never: break;
    }
    return Effort::NoReclaim;
}

// Linux: do_huge_pmd_anonymous_page(), __do_huge_pmd_anonymous_page().
std::optional<Outcome> map_huge(FaultContext& fault, VirtAddr begin)
{
    Kernel& kernel = fault.kernel;
    prepare_anonymous(kernel, fault.hardware, fault.space, fault.area_index, fault.record);
    const auto slot =
        provide_slot(kernel, fault.hardware, fault.space, {begin, huge_level}, fault.record);
    if (!slot) return Outcome::OutOfMemory;
    if (!fault.hardware.memory.load_entry(*slot).empty()) return std::nullopt;
    const PageRequest block{FrameUse::Anonymous, huge_order, effort_for(kernel, fault.area())};
    const auto head = allocate_pages(kernel, fault.hardware, block, fault.record);
    if (!head) {
        ++kernel.statistics.thp_fault_fallback;
        return std::nullopt;
    }
    kernel.frames.table.edit(*head).references = 0;
    const auto table = make_spare_table(kernel, fault.hardware, fault.space, begin, fault.record);
    if (!table) {
        free_pages(kernel, fault.hardware, *head, huge_order, fault.record);
        return Outcome::OutOfMemory;
    }
    deposit_table(kernel, frame_of(*slot), *table);
    make_whole(kernel, *head, fault.area(), begin);
    add_huge_mapping(kernel, fault.space, *head);
    list_add(kernel, *head, fault.record);
    if (fault.area().locked()) mark_locked(kernel, *head, true, fault.record);
    const hw::Pte entry = make_entry(*head, fault.area().protection, true);
    fault.hardware.memory.store_entry(*slot, {entry.raw | hw::pte_huge | hw::pte_dirty});
    kernel.now += costs::clear_page * huge_frames;
    ++kernel.statistics.thp_fault_alloc;
    fault.step(FaultStep::Anonymous);
    fault.step(FaultStep::Write);
    fault.step(FaultStep::HugePage);
    fault.step(FaultStep::NewZeroedPage);
    fault.frame = *head;
    fault.record.record(trace::HugePageMapped{page_of(begin), *head, huge_level});
    return Outcome::Minor;
}

// Linux: do_huge_pmd_wp_page(). Whoever is not alone goes on with small pages.
std::optional<Outcome> huge_write_protected(FaultContext& fault, const HugeEntry& huge)
{
    Frame& head = fault.kernel.frames.table.edit(huge.head());
    if (!(head.flags & FrameAnonExclusive) && head.references != 1) {
        split_huge_page(fault.kernel, fault.hardware, huge.head(), fault.record);
        return std::nullopt;
    }
    fault.step(FaultStep::WriteProtected);
    fault.step(FaultStep::HugePage);
    fault.step(FaultStep::SoleOwner);
    head.flags |= FrameAnonExclusive;
    ++fault.kernel.statistics.pgreuse;
    fault.hardware.memory.store_entry(huge.entry_at, {huge.entry.raw | hw::pte_write | hw::pte_dirty});
    flush_tlb_page(fault.kernel, fault.hardware, fault.space, huge.begin, fault.record);
    return Outcome::Minor;
}

}  // namespace

void make_whole(Kernel& kernel, FrameNumber head, const Vma& area, VirtAddr begin)
{
    FrameTable& table = kernel.frames.table;
    for (std::uint64_t i = 0; i < huge_frames; ++i) {
        Frame& frame = table.edit(head + i);
        frame.owner = area.anon_root;
        frame.index = area.page_index(begin) + i;
        frame.flags = i == 0 ? FrameHead | FrameAnonExclusive | FrameSwapBacked | FrameUptodate : FrameTail;
    }
    table.edit(head).order = huge_order;
}

bool huge_allowed(const Kernel& kernel, const hw::Hardware& hardware, const Vma& area)
{
    if (!area.anonymous() || area.shared || area.special || area.hugetlb || area.huge == HugeAdvice::Never)
        return false;
    if (hardware.memory.paging().narrow()) return false;
    const HugePages enabled = kernel.tunables.huge_pages;
    return enabled == HugePages::Always
           || (enabled == HugePages::Madvise && area.huge == HugeAdvice::Wanted);
}

std::optional<Outcome> huge_fault(FaultContext& fault)
{
    if (any_huge(fault.kernel)) {
        const auto huge = huge_entry_at(fault.hardware.memory, fault.space.root, fault.page);
        if (huge) {
            fault.step(FaultStep::EntryPresent);
            fault.frame = huge->head();
            if (fault.write() && !huge->entry.writable()) return huge_write_protected(fault, *huge);
            fault.step(FaultStep::Spurious);
            return Outcome::Minor;
        }
    }
    const VirtAddr begin = huge_floor(fault.page);
    const bool fits = fault.area().begin <= begin && begin + huge_size <= fault.area().end;
    if (!fits || !fault.write() || !huge_allowed(fault.kernel, fault.hardware, fault.area()))
        return std::nullopt;
    return map_huge(fault, begin);
}

void add_huge_mapping(Kernel& kernel, AddressSpace& space, FrameNumber head)
{
    Frame& frame = kernel.frames.table.edit(head);
    ++frame.references;
    space.rss_anon += huge_frames;
    if (frame.mappings++ != 0) return;
    kernel.statistics.nr_anon_pages += huge_frames;
    kernel.statistics.nr_anon_huge += huge_frames;
}

void drop_huge_mapping(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, FrameNumber head,
                       trace::Recorder& record)
{
    Frame& frame = kernel.frames.table.edit(head);
    space.rss_anon -= huge_frames;
    if (--frame.mappings == 0) {
        kernel.statistics.nr_anon_pages -= huge_frames;
        kernel.statistics.nr_anon_huge -= huge_frames;
        if (frame.flags & FrameMlocked) mark_locked(kernel, head, false, record);
    }
    if (--frame.references == 0) free_pages(kernel, hardware, head, huge_order, record);
}

void zap_huge(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const HugeEntry& huge,
              trace::Recorder& record)
{
    hardware.memory.store_entry(huge.entry_at, {});
    kernel.now += costs::unmap_page;
    record.record(trace::PageUnmapped{page_of(huge.begin), huge.head()});
    if (kernel.frames.table.at(huge.head()).use == FrameUse::HugePool) {
        drop_pool_page(kernel, hardware, space, huge);
        return;
    }
    free_spare_table(kernel, hardware, space, withdraw_table(kernel, huge.table()), record);
    drop_huge_mapping(kernel, hardware, space, huge.head(), record);
}

bool copy_huge(Kernel& kernel, hw::Hardware& hardware, AddressSpace& to, const HugeEntry& huge,
               trace::Recorder& record)
{
    const bool pool = kernel.frames.table.at(huge.head()).use == FrameUse::HugePool;
    const auto slot = provide_slot(kernel, hardware, to, {huge.begin, huge.level}, record);
    if (!slot) return false;
    if (!pool) {
        const auto table = make_spare_table(kernel, hardware, to, huge.begin, record);
        if (!table) return false;
        if (!(hardware.memory.load_entry(huge.entry_at) == huge.entry)) {  // split to make room for the table
            free_spare_table(kernel, hardware, to, *table, record);
            return true;
        }
        deposit_table(kernel, frame_of(*slot), *table);
    }
    const hw::Pte shared{huge.entry.raw & ~hw::pte_write};
    hardware.memory.store_entry(huge.entry_at, shared);
    hardware.memory.store_entry(*slot, shared);
    kernel.frames.table.edit(huge.head()).flags &= static_cast<std::uint16_t>(~FrameAnonExclusive);
    if (pool) add_pool_mapping(kernel, to, huge.head());
    else add_huge_mapping(kernel, to, huge.head());
    kernel.now += costs::copy_entry;
    return true;
}

}  // namespace fl::kernel
