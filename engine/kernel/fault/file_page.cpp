// An empty entry in an area that shows a file or shared memory.
// Linux: mm/memory.c do_read_fault(), do_cow_fault(), do_shared_fault(), do_fault_around().
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/files/store.h"
#include "kernel/fault/repair.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/pin.h"

namespace fl::kernel {
namespace {

using trace::FaultStep;

// Linux: vma_wants_writenotify(). Shared memory has no disk to keep in step: its pages are writable at once.
bool writable_at_once(const Vma& area, const Inode& inode)
{
    return area.shared && inode.kind == InodeKind::Shared;
}

void map_cached(FaultContext& fault, VirtAddr page, PhysAddr entry_at, FrameNumber frame, bool writable)
{
    add_mapping(fault.kernel, fault.space, frame);
    if (fault.area().locked()) mark_locked(fault.kernel, frame, true, fault.record);
    const hw::Pte entry = make_entry(frame, fault.area().protection, writable);
    fault.hardware.memory.store_entry(entry_at, entry);
    fault.record.record(trace::PageMapped{page_of(page), frame, entry.writable()});
    fault.kernel.now += costs::map_cached_page;
}

// The window of entries around the fault, within the area and within one PTE table: [first, last], as table
// indices.
struct Window {
    std::uint64_t first, last;
};

Window window_around(const FaultContext& fault)
{
    const Vma& area = fault.area();
    const std::uint64_t size =
        std::max<std::uint64_t>(1, fault.kernel.tunables.fault_around.value / page_size);
    const hw::Paging paging = fault.hardware.memory.paging();
    const std::uint64_t at = paging.index(fault.page, 1);
    const std::uint64_t offset = (fault.page - area.begin) / page_size;
    const std::uint64_t first = std::max(align_down(at, size), at - std::min(at, offset));
    const std::uint64_t end = std::min({first + size, paging.entries(), at + area.pages() - offset});
    return {first, end - 1};
}

// Maps every page of the window that is cached already: no further fault for them.
void fault_around(FaultContext& fault, const Inode& inode)
{
    const Window window = window_around(fault);
    const hw::Paging paging = fault.hardware.memory.paging();
    const std::uint64_t here = paging.index(fault.page, 1);
    const FrameNumber table = frame_of(fault.entry_at);
    const std::uint64_t file_pages = pages_for(inode.size).value;
    for (std::uint64_t i = window.first; i <= window.last; ++i) {
        const VirtAddr page{fault.page.value + (i - here) * page_size};
        const std::uint64_t index = fault.area().page_index(page);
        const PhysAddr at = paging.slot(table, i);
        if (index >= file_pages || !fault.hardware.memory.load_entry(at).empty()) continue;
        if (i != here && inode.readahead_mark != 0 && index == inode.readahead_mark) continue;
        const auto frame = fault.kernel.cache.find(inode.id, index);
        if (frame) map_cached(fault, page, at, *frame, writable_at_once(fault.area(), inode));
    }
}

// Linux: filemap_fault(). The page of the cache; `major` if it had to be brought in.
std::optional<FrameNumber> cached_or_read(FaultContext& fault, const Inode& inode, bool& major)
{
    const std::uint64_t index = fault.area().page_index(fault.page);
    const auto there = fault.kernel.cache.find(inode.id, index);
    fault.step(there ? FaultStep::PageCacheHit : FaultStep::PageCacheMiss);
    if (inode.kind == InodeKind::Regular) {
        major = !there;
        if (!read_ahead(fault.kernel, fault.hardware, inode.id, index, fault.record)) return std::nullopt;
    }
    // Looked up again: reading ahead may have thrown out what was there.
    const auto made = cached_page(fault.kernel, fault.hardware, inode.id, index, fault.record);
    if (!made) return std::nullopt;
    return *made;
}

Outcome finish(bool major) { return major ? Outcome::Major : Outcome::Minor; }

Outcome read_fault(FaultContext& fault, const Inode& inode)
{
    fault.step(FaultStep::Read);
    if (fault.kernel.tunables.fault_around.value > page_size) {
        fault_around(fault, inode);
        const hw::Pte now = fault.hardware.memory.load_entry(fault.entry_at);
        if (now.raw != 0) {
            fault.step(FaultStep::PageCacheHit);
            fault.step(FaultStep::FaultAround);
            fault.frame = now.frame();
            return Outcome::Minor;
        }
    }
    bool major = false;
    const auto frame = cached_or_read(fault, inode, major);
    if (!frame) return Outcome::OutOfMemory;
    map_cached(fault, fault.page, fault.entry_at, *frame, writable_at_once(fault.area(), inode));
    fault.frame = *frame;
    return finish(major);
}

// Private: the program gets a copy of its own at once.
Outcome private_write_fault(FaultContext& fault, const Inode& inode)
{
    fault.step(FaultStep::Private);
    fault.step(FaultStep::Write);
    bool major = false;
    const auto cached = cached_or_read(fault, inode, major);
    if (!cached) return Outcome::OutOfMemory;
    const Pin stays(fault.kernel, fault.hardware, *cached, fault.record);
    const auto copy = new_anonymous_frame(fault);
    if (!copy) return Outcome::OutOfMemory;
    fault.step(FaultStep::CopyFromFile);
    fault.hardware.memory.copy(*copy, *cached);
    fault.kernel.now += costs::copy_page;
    fault.record.record(trace::PageCopied{page_of(fault.page), *cached, *copy});
    map_page(fault, *copy, true, true);
    return finish(major);
}

Outcome shared_write_fault(FaultContext& fault, const Inode& inode)
{
    fault.step(FaultStep::Shared);
    fault.step(FaultStep::Write);
    bool major = false;
    const auto frame = cached_or_read(fault, inode, major);
    if (!frame) return Outcome::OutOfMemory;
    add_mapping(fault.kernel, fault.space, *frame);
    fault.step(FaultStep::MarkDirty);
    mark_dirty(fault.kernel, *frame);
    map_page(fault, *frame, true, true);
    return finish(major);
}

Outcome write_fault(FaultContext& fault, const Inode& inode)
{
    return fault.area().shared ? shared_write_fault(fault, inode) : private_write_fault(fault, inode);
}

}  // namespace

Outcome file_page(FaultContext& fault)
{
    fault.step(FaultStep::FileBacked);
    const Inode& inode = fault.kernel.files.inodes.at(fault.area().inode);
    if (fault.area().page_index(fault.page) >= pages_for(inode.size).value) {
        fault.step(FaultStep::BeyondEndOfFile);
        return Outcome::Bus;
    }
    const Outcome fetched = fetch_swapped_page(fault);
    if (fetched != Outcome::Minor && fetched != Outcome::Major) return fetched;
    const Outcome mapped = fault.write() ? write_fault(fault, inode) : read_fault(fault, inode);
    return mapped == Outcome::Minor ? fetched : mapped;
}

}  // namespace fl::kernel
