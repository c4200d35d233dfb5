#include "kernel/address_space/zap.h"

#include "kernel/address_space/tables.h"
#include "kernel/allocate.h"
#include "kernel/costs.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/huge/transparent.h"
#include "kernel/reclaim/lists.h"
#include "kernel/swap/swap.h"

#include <algorithm>

namespace fl::kernel {
namespace {

void count_mapped(Statistics& statistics, PageKind kind, Frame& frame, bool up)
{
    std::uint64_t& counter = kind == PageKind::Anonymous ? statistics.nr_anon_pages : statistics.nr_mapped;
    if (up && frame.mappings++ == 0) ++counter;
    if (!up && --frame.mappings == 0) --counter;
}

}  // namespace

PageKind kind_of(const Kernel& kernel, const Frame& frame)
{
    if (frame.use == FrameUse::Anonymous) return PageKind::Anonymous;
    const Inode* inode = kernel.files.inodes.find(frame.owner);
    return inode && inode->kind == InodeKind::Shared ? PageKind::Shared : PageKind::File;
}

std::uint64_t& rss_of(AddressSpace& space, PageKind kind)
{
    switch (kind) {
        case PageKind::Anonymous: return space.rss_anon;
        case PageKind::Shared: return space.rss_shmem;
        case PageKind::File: break;
    }
    return space.rss_file;
}

void add_mapping(Kernel& kernel, AddressSpace& space, FrameNumber number)
{
    Frame& frame = kernel.frames.table.edit(number);
    const PageKind kind = kind_of(kernel, frame);
    ++frame.references;
    count_mapped(kernel.statistics, kind, frame, true);
    ++rss_of(space, kind);
}

void drop_mapping(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, hw::Pte entry,
                  trace::Recorder& record)
{
    const FrameNumber number = entry.frame();
    if (number == kernel.zero_frame) return;
    Frame& frame = kernel.frames.table.edit(number);
    const PageKind kind = kind_of(kernel, frame);
    --rss_of(space, kind);
    count_mapped(kernel.statistics, kind, frame, false);
    if (kind != PageKind::Anonymous && entry.dirty()) mark_dirty(kernel, number, record);
    if (kind != PageKind::Anonymous && entry.accessed()) mark_accessed(kernel, number, record);
    if (frame.mappings == 0 && (frame.flags & FrameMlocked)) mark_locked(kernel, number, false, record);
    if (--frame.references == 0) free_page(kernel, hardware, number, record);
    else forget_unmapped(kernel, hardware, number, record);
}

void zap(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
         trace::Recorder& record)
{
    space.hiwater_rss = std::max(space.hiwater_rss, space.rss());  // Linux: update_hiwater_rss()
    VirtAddr first = end, last = begin;
    split_edges(kernel, hardware, space, begin, end, record);
    each_huge_entry(kernel, hardware.memory, space.root, begin, end, [&](const HugeEntry& huge) {
        zap_huge(kernel, hardware, space, huge, record);
        first = std::min(first, huge.begin);
        last = huge.begin + huge.size();
    });
    each_entry(hardware.memory, space.root, begin, end, [&](VirtAddr page, PhysAddr at, hw::Pte entry) {
        hardware.memory.store_entry(at, {});
        first = std::min(first, page);
        last = std::max(last, page + page_size);
        kernel.now += costs::unmap_page;
        if (is_swap(entry)) {
            --space.swapents;
            release_slot(kernel, hardware, swap_entry(entry), record);
            return;
        }
        record.record(trace::PageUnmapped{page_of(page), entry.frame()});
        drop_mapping(kernel, hardware, space, entry, record);
    });
    if (first < last) flush_tlb(kernel, hardware, space, first, last, record);
}

}  // namespace fl::kernel
