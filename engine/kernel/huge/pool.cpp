// Linux: mm/hugetlb.c hugetlb_fault(), hugetlb_no_page(), hugetlb_wp().
#include "kernel/huge/pool.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/huge/huge_file.h"

namespace fl::kernel {
namespace {

using trace::FaultStep;

unsigned level_of(const Vma& area) { return area.huge_order == gigantic_order ? gigantic_level : huge_level; }

// The page of its file an address shows, counted in huge pages.
std::uint64_t huge_index(const Vma& area, VirtAddr at) { return area.page_index(at) >> area.huge_order; }

bool is_private_page(const Kernel& kernel, FrameNumber head)
{
    return kernel.frames.table.at(head).owner == 0;
}

void store_huge(FaultContext& fault, PhysAddr at, FrameNumber head, bool writable)
{
    hw::Pte entry = make_entry(head, fault.area().protection, writable);
    entry.raw |= hw::pte_huge | (fault.write() ? hw::pte_dirty : 0);
    fault.hardware.memory.store_entry(at, entry);
    fault.frame = head;
    const VirtAddr begin{align_down(fault.page.value, fault.area().huge_bytes())};
    fault.record.record(
        trace::HugePageMapped{page_of(begin), head, static_cast<std::uint8_t>(level_of(fault.area()))});
}

void copy_contents(FaultContext& fault, FrameNumber to, FrameNumber from, std::uint64_t frames)
{
    for (std::uint64_t i = 0; i < frames; ++i) fault.hardware.memory.copy(to + i, from + i);
    fault.kernel.now += costs::copy_page * frames;
}

// A write to what is shown read-only: a page of a file, or one that is shared with a child.
Outcome copy_pool_page(FaultContext& fault, const HugeEntry& huge)
{
    Kernel& kernel = fault.kernel;
    fault.step(FaultStep::WriteProtected);
    const bool from_file = !is_private_page(kernel, huge.head());
    const bool owner = fault.area().pool_reserved;
    HugePool& pool = pool_of(kernel, fault.area());
    std::optional<FrameNumber> fresh;
    if (from_file || kernel.frames.table.at(huge.head()).mappings > 1) {
        // What was promised for a private page has gone into it: a second one nobody promised.
        fresh = take_pool_page(kernel, pool, owner && from_file);
        if (!fresh && !owner) return Outcome::Bus;
        // Linux: unmap_ref_private(). Whom it was promised has it; the others fault again, and do without.
        if (!fresh) take_from_sharers(kernel, fault.hardware, huge, fault.space.id, fault.record);
    }
    if (!fresh) {
        fault.step(FaultStep::SoleOwner);
        fault.hardware.memory.store_entry(huge.entry_at, {huge.entry.raw | hw::pte_write | hw::pte_dirty});
        flush_tlb_page(kernel, fault.hardware, fault.space, huge.begin, fault.record);
        return Outcome::Minor;
    }
    fault.step(FaultStep::CopyOnWrite);
    copy_contents(fault, *fresh, huge.head(), huge.frames());
    add_pool_mapping(kernel, fault.space, *fresh);
    store_huge(fault, huge.entry_at, *fresh, true);
    flush_tlb_page(kernel, fault.hardware, fault.space, huge.begin, fault.record);
    kernel.frames.table.edit(huge.head()).mappings -= 1;
    fault.space.hugetlb_pages -= huge.frames();
    release_pool_page(kernel, fault.hardware, huge.head(), false);
    return Outcome::Minor;
}

// The file's page, made if need be. Linux: hugetlb_no_page() with VM_MAYSHARE.
Outcome show_file_page(FaultContext& fault, PhysAddr slot)
{
    Kernel& kernel = fault.kernel;
    const Vma& area = fault.area();
    const std::uint64_t index = huge_index(area, fault.page);
    fault.step(area.shared ? FaultStep::Shared : FaultStep::Private);
    auto head = find_huge_page(kernel, area.inode, index);
    fault.step(head ? FaultStep::PageCacheHit : FaultStep::NewZeroedPage);
    if (!head) {
        head = add_huge_page(kernel, area.inode, index);
        if (!head) return Outcome::Bus;
        kernel.now += costs::clear_page * (area.huge_bytes() / page_size);
    }
    add_pool_mapping(kernel, fault.space, *head);
    store_huge(fault, slot, *head, area.shared);
    if (area.shared || !fault.write()) return Outcome::Minor;
    const auto huge = huge_entry_at(fault.hardware.memory, fault.space.root, fault.page);
    return copy_pool_page(fault, *huge);  // without a second fault
}

Outcome first_pool_page(FaultContext& fault)
{
    Kernel& kernel = fault.kernel;
    if (!fault.area().shared)
        prepare_anonymous(kernel, fault.hardware, fault.space, fault.area_index, fault.record);
    const auto slot = provide_slot(kernel, fault.hardware, fault.space,
                                   {fault.page, level_of(fault.area())}, fault.record);
    if (!slot) return Outcome::OutOfMemory;
    const Vma& area = fault.area();
    if (area.inode) {
        const std::uint64_t index = huge_index(area, fault.page);
        if (index >= kernel.files.inodes.at(area.inode).size.value / area.huge_bytes()) return Outcome::Bus;
        if (area.shared || find_huge_page(kernel, area.inode, index)) return show_file_page(fault, *slot);
    }
    const auto head = take_pool_page(kernel, pool_of(kernel, area), area.pool_reserved);
    if (!head) return Outcome::Bus;
    add_pool_mapping(kernel, fault.space, *head);
    kernel.now += costs::clear_page * (area.huge_bytes() / page_size);
    fault.step(FaultStep::NewZeroedPage);
    store_huge(fault, *slot, *head, fault.write());
    return Outcome::Minor;
}

}  // namespace

Outcome pool_fault(FaultContext& fault)
{
    fault.step(FaultStep::HugePage);
    const auto huge = huge_entry_at(fault.hardware.memory, fault.space.root, fault.page);
    if (!huge) return first_pool_page(fault);
    fault.step(FaultStep::EntryPresent);
    fault.frame = huge->head();
    if (fault.write() && !huge->entry.writable()) return copy_pool_page(fault, *huge);
    fault.step(FaultStep::Spurious);
    return Outcome::Minor;
}

void add_pool_mapping(Kernel& kernel, AddressSpace& space, FrameNumber head)
{
    Frame& frame = kernel.frames.table.edit(head);
    ++frame.references;
    ++frame.mappings;
    space.hugetlb_pages += std::uint64_t{1} << frame.order;
}

void drop_pool_page(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const HugeEntry& huge)
{
    const Vma* area = space.areas.containing(huge.begin);
    const bool promised = area && area->pool_reserved && is_private_page(kernel, huge.head());
    space.hugetlb_pages -= huge.frames();
    --kernel.frames.table.edit(huge.head()).mappings;
    release_pool_page(kernel, hardware, huge.head(), promised);
}

void take_from_sharers(Kernel& kernel, hw::Hardware& hardware, const HugeEntry& huge, std::uint32_t owner,
                       trace::Recorder& record)
{
    if (!is_private_page(kernel, huge.head())) return;
    for (auto& [id, space] : kernel.spaces) {
        const auto theirs = id == owner ? std::nullopt
                                        : huge_entry_at(hardware.memory, space.root, huge.begin);
        if (theirs && theirs->head() == huge.head())
            zap(kernel, hardware, space, theirs->begin, theirs->begin + theirs->size(), record);
    }
}

}  // namespace fl::kernel
