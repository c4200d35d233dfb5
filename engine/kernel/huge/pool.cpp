#include "kernel/huge/pool.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/costs.h"

#include <numeric>

namespace fl::kernel {
namespace {

using trace::FaultStep;

void put_in_pool(Kernel& kernel, FrameNumber head)
{
    Frame& frame = kernel.frames.table.edit(head);
    frame.flags = FrameHead;
    frame.next = kernel.huge_pool.first_free;
    kernel.huge_pool.first_free = static_cast<std::uint32_t>(head.value);
    ++kernel.huge_pool.free;
}

FrameNumber take_from_pool(Kernel& kernel)
{
    const FrameNumber head{kernel.huge_pool.first_free};
    Frame& frame = kernel.frames.table.edit(head);
    kernel.huge_pool.first_free = frame.next;
    frame.next = no_frame;
    --kernel.huge_pool.free;
    return head;
}

// Free frames of the pool hold zeros, so the buddy system may have them as they are.
void give_back(Kernel& kernel, FrameNumber head)
{
    trace::Recorder muted;
    muted.mute(true);
    free(kernel.frames, head, huge_order, muted);
    --kernel.huge_pool.total;
}

// Linux: dequeue_hugetlb_folio_vma(). A page for a fault: of the area's promise, or one nobody was promised.
std::optional<FrameNumber> page_for(Kernel& kernel, const Vma& area)
{
    HugePool& pool = kernel.huge_pool;
    if (pool.free == 0) return std::nullopt;
    if (area.pool_reserved && pool.reserved > 0) --pool.reserved;
    else if (pool.free <= pool.reserved) return std::nullopt;
    return take_from_pool(kernel);
}

// Linux: hugetlb_wp().
Outcome copy_pool_page(FaultContext& fault, const HugeEntry& huge)
{
    Kernel& kernel = fault.kernel;
    fault.step(FaultStep::WriteProtected);
    if (kernel.frames.table.at(huge.head()).mappings == 1) {
        fault.step(FaultStep::SoleOwner);
        fault.hardware.memory.store_entry(huge.entry_at, {huge.entry.raw | hw::pte_write | hw::pte_dirty});
        flush_tlb_page(fault.kernel, fault.hardware, fault.space, huge.begin, fault.record);
        return Outcome::Minor;
    }
    Vma unpromised = fault.area();
    unpromised.pool_reserved = false;  // its promise went into the page it has
    const auto fresh = page_for(kernel, unpromised);
    if (!fresh) return Outcome::Bus;
    fault.step(FaultStep::CopyOnWrite);
    for (std::uint64_t i = 0; i < huge_frames; ++i) fault.hardware.memory.copy(*fresh + i, huge.head() + i);
    kernel.now += costs::copy_page * huge_frames;
    const hw::Pte entry = make_entry(*fresh, fault.area().protection, true);
    fault.hardware.memory.store_entry(huge.entry_at, {entry.raw | hw::pte_huge | hw::pte_dirty});
    add_pool_mapping(kernel, fault.space, *fresh);
    fault.record.record(trace::HugePageMapped{page_of(huge.begin), *fresh, huge_level});
    flush_tlb_page(fault.kernel, fault.hardware, fault.space, huge.begin, fault.record);
    drop_pool_page(kernel, fault.hardware, fault.space, huge, fault.record);
    return Outcome::Minor;
}

}  // namespace

void set_pool_size(Kernel& kernel, std::uint64_t pages)
{
    HugePool& pool = kernel.huge_pool;
    trace::Recorder muted;
    muted.mute(true);
    const std::uint64_t kept = std::accumulate(
        kernel.frames.zones.begin(), kernel.frames.zones.end(), huge_frames,
        [](std::uint64_t sum, const Zone& zone) { return sum + zone.marks.high; });
    while (pool.total < pages && kernel.frames.free_pages() > kept + huge_frames) {
        const auto head = allocate(kernel.frames, huge_order, FrameUse::HugePool, muted);
        if (!head) break;
        Frame& frame = kernel.frames.table.edit(*head);
        frame.references = 0;
        frame.order = huge_order;
        for (std::uint64_t i = 1; i < huge_frames; ++i) kernel.frames.table.edit(*head + i).flags = FrameTail;
        put_in_pool(kernel, *head);
        ++pool.total;
    }
    while (pool.total > pages && pool.free > pool.reserved) give_back(kernel, take_from_pool(kernel));
    pool.wanted = std::min(pages, pool.total);
}

bool reserve_pool_pages(Kernel& kernel, std::uint64_t pages)
{
    HugePool& pool = kernel.huge_pool;
    if (pool.free - std::min(pool.free, pool.reserved) < pages) return false;
    pool.reserved += pages;
    return true;
}

void release_reservation(Kernel& kernel, const hw::Hardware& hardware, const AddressSpace& space,
                         const Vma& area, VirtAddr begin, VirtAddr end)
{
    if (!area.hugetlb || !area.pool_reserved) return;
    std::uint64_t unused = (end - begin) / huge_size;
    each_huge_entry(kernel, hardware.memory, space.root, begin, end, [&](const HugeEntry&) { --unused; });
    kernel.huge_pool.reserved -= std::min(unused, kernel.huge_pool.reserved);
}

Outcome pool_fault(FaultContext& fault)
{
    Kernel& kernel = fault.kernel;
    fault.step(FaultStep::HugePage);
    const VirtAddr begin = huge_floor(fault.page);
    if (const auto huge = huge_entry_at(fault.hardware.memory, fault.space.root, begin)) {
        fault.step(FaultStep::EntryPresent);
        fault.frame = huge->head();
        if (fault.write() && !huge->entry.writable()) return copy_pool_page(fault, *huge);
        fault.step(FaultStep::Spurious);
        return Outcome::Minor;
    }
    prepare_anonymous(kernel, fault.hardware, fault.space, fault.area_index, fault.record);
    const auto slot =
        provide_slot(kernel, fault.hardware, fault.space, {begin, huge_level}, fault.record);
    if (!slot) return Outcome::OutOfMemory;
    const auto head = page_for(kernel, fault.area());
    if (!head) return Outcome::Bus;
    add_pool_mapping(kernel, fault.space, *head);
    hw::Pte entry = make_entry(*head, fault.area().protection, fault.write());
    entry.raw |= hw::pte_huge | (fault.write() ? hw::pte_dirty : 0);
    fault.hardware.memory.store_entry(*slot, entry);
    kernel.now += costs::clear_page * huge_frames;
    fault.frame = *head;
    fault.step(FaultStep::NewZeroedPage);
    fault.record.record(trace::HugePageMapped{page_of(begin), *head, huge_level});
    return Outcome::Minor;
}

void add_pool_mapping(Kernel& kernel, AddressSpace& space, FrameNumber head)
{
    Frame& frame = kernel.frames.table.edit(head);
    ++frame.references;
    ++frame.mappings;
    ++space.hugetlb_pages;
}

void drop_pool_page(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const HugeEntry& huge,
                    trace::Recorder&)
{
    const FrameNumber head = huge.head();
    Frame& frame = kernel.frames.table.edit(head);
    --space.hugetlb_pages;
    --frame.mappings;
    if (--frame.references != 0) return;
    for (std::uint64_t i = 0; i < huge_frames; ++i) hardware.memory.clear(head + i);
    if (kernel.huge_pool.surplus() > 0) give_back(kernel, head);
    else put_in_pool(kernel, head);
}

}  // namespace fl::kernel
