// An empty entry in an area that shows a file or shared memory.
// Linux: mm/memory.c do_read_fault(), do_cow_fault(), do_shared_fault(), do_fault_around().
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/files/read_ahead.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
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
        if (frame && (fault.kernel.frames.table.at(*frame).flags & FrameUptodate))
            map_cached(fault, page, at, *frame, writable_at_once(fault.area(), inode));
    }
}

// Linux: filemap_fault(). The page of the cache, ready to be shown; Wait while it is on its way.
Outcome find_page(FaultContext& fault, InodeId inode, FrameNumber& frame)
{
    Kernel& kernel = fault.kernel;
    const std::uint64_t index = fault.area().page_index(fault.page);
    const bool there = kernel.cache.find(inode, index).has_value();
    fault.step(there ? FaultStep::PageCacheHit : FaultStep::PageCacheMiss);
    const bool disk = on_disk(kernel.files.inodes.at(inode));
    if (disk
        && !read_ahead_mapped(kernel, fault.hardware, inode, index, fault.area().advice, fault.record))
        return Outcome::OutOfMemory;
    const auto found = cached_page(kernel, fault.hardware, inode, index, Fill::Read, fault.record);
    if (!found) return Outcome::OutOfMemory;
    frame = *found;
    if (kernel.frames.table.at(frame).flags & FrameUptodate)
        return disk && !there ? Outcome::Major : Outcome::Minor;
    // All of the window is waited for. A page that was read ahead and is late counts as one in time: how
    // often that happens would depend on the disk.
    fault.wait_until = there ? when_done(kernel, frame) : kernel.requests.requests.back().done;
    fault.read_ahead = there;
    return Outcome::Wait;
}

bool failed(Outcome outcome) { return outcome != Outcome::Minor && outcome != Outcome::Major; }

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
    FrameNumber frame;
    const Outcome found = find_page(fault, inode.id, frame);
    if (failed(found)) return found;
    map_cached(fault, fault.page, fault.entry_at, frame, writable_at_once(fault.area(), inode));
    fault.frame = frame;
    return found;
}

// Private: the program gets a copy of its own at once.
Outcome private_write_fault(FaultContext& fault, const Inode& inode)
{
    fault.step(FaultStep::Private);
    fault.step(FaultStep::Write);
    FrameNumber cached;
    const Outcome found = find_page(fault, inode.id, cached);
    if (failed(found)) return found;
    const Pin stays(fault.kernel, fault.hardware, cached, fault.record);
    const auto copy = new_anonymous_frame(fault);
    if (!copy) return Outcome::OutOfMemory;
    fault.step(FaultStep::CopyFromFile);
    fault.hardware.memory.copy(*copy, cached);
    fault.kernel.now += costs::copy_page;
    fault.record.record(trace::PageCopied{page_of(fault.page), cached, *copy});
    map_page(fault, *copy, true, true);
    return found;
}

Outcome shared_write_fault(FaultContext& fault, const Inode& inode)
{
    fault.step(FaultStep::Shared);
    fault.step(FaultStep::Write);
    FrameNumber frame;
    const Outcome found = find_page(fault, inode.id, frame);
    if (failed(found)) return found;
    add_mapping(fault.kernel, fault.space, frame);
    fault.step(FaultStep::MarkDirty);
    mark_dirty(fault.kernel, frame, fault.record);
    map_page(fault, frame, true, true);
    return found;
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
