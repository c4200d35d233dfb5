#include "kernel/reclaim/reverse_map.h"

#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/reclaim/lists.h"
#include "kernel/swap/swap.h"

#include <algorithm>

namespace fl::kernel {
namespace {

template <class Same>
bool still_there(const AddressSpace& space, Same same)
{
    return std::any_of(space.areas.begin(), space.areas.end(), same);
}

}  // namespace

void note_area(Kernel& kernel, const AddressSpace& space, const Vma& area)
{
    if (area.inode) kernel.space_index.add(SpaceIndex::Key::file(area.inode), space.id);
    if (area.anon_root) kernel.space_index.add(SpaceIndex::Key::origin(area.anon_root), space.id);
}

void forget_area(Kernel& kernel, const AddressSpace& space, const Vma& area)
{
    if (area.inode && !still_there(space, [&](const Vma& other) { return other.inode == area.inode; }))
        kernel.space_index.remove(SpaceIndex::Key::file(area.inode), space.id);
    if (area.anon_root &&
        !still_there(space, [&](const Vma& other) { return other.anon_root == area.anon_root; }))
        kernel.space_index.remove(SpaceIndex::Key::origin(area.anon_root), space.id);
}

Referenced page_referenced(Kernel& kernel, hw::Hardware& hardware, FrameNumber number)
{
    Referenced result;
    each_mapping(kernel, hardware, number, [&](const Mapping& mapping) {
        const Vma& area = kernel.spaces.at(mapping.space).areas[mapping.area];
        if (area.locked()) {
            result.locked = true;
            return false;
        }
        if (!mapping.entry.accessed()) return true;
        hardware.memory.store_entry(mapping.entry_at, {mapping.entry.raw & ~hw::pte_accessed});
        // Who said that he reads straight on will not come back. Linux: VM_SEQ_READ.
        if (area.advice == Advice::Sequential) return true;
        ++result.entries;
        if (area.protection & ProtExec) result.executable = true;
        return true;
    });
    return result;
}

bool try_to_unmap(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    bool locked = false;
    const bool to_swap = kernel.frames.table.at(number).flags & FrameSwapCache;
    each_mapping(kernel, hardware, number, [&](const Mapping& mapping) {
        AddressSpace& space = kernel.spaces.at(mapping.space);
        locked = space.areas[mapping.area].locked();
        if (locked) return false;
        space.hiwater_rss = std::max(space.hiwater_rss, space.rss());
        kernel.now += costs::unmap_page;
        if (to_swap) {
            entry_to_swap(kernel, hardware, space, mapping.page, mapping.entry_at, record);
            return true;
        }
        hardware.memory.store_entry(mapping.entry_at, {});
        flush_tlb_page(kernel, hardware, space, mapping.page, record);
        record.record(trace::PageUnmapped{page_of(mapping.page), number});
        drop_mapping(kernel, hardware, space, {mapping.entry.raw & ~hw::pte_accessed}, record);
        return true;
    });
    if (locked) mark_locked(kernel, number, true, record);
    return kernel.frames.table.at(number).mappings == 0;
}

}  // namespace fl::kernel
