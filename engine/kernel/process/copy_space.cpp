// A second address space with the same contents.
// Linux: kernel/fork.c dup_mmap(), mm/memory.c copy_page_range().
#include "kernel/process/copy_space.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/unmap.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/huge/transparent.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/slab/objects.h"
#include "kernel/swap/swap.h"

namespace fl::kernel {
namespace {

// Linux: vma_needs_copy(). What can be found again in a file is left for the child to fault in.
bool entries_are_copied(const Vma& area) { return area.anon_id != 0 && !area.wipe_on_fork; }

// Both name the slot now, so neither may take the page for its own alone. Linux: copy_nonpresent_pte().
void copy_swap_entry(Kernel& kernel, hw::Hardware& hardware, AddressSpace& to, PhysAddr from, PhysAddr target)
{
    const SwapEntry slot = swap_entry(hardware.memory.load_entry(from));
    share_slot(kernel, slot);
    ++to.swapents;
    hardware.memory.store_entry(from, swap_pte(slot));
    hardware.memory.store_entry(target, swap_pte(slot));
}

// The child gets the entries of one area; what is private and writable becomes read-only on both sides.
bool copy_entries(Kernel& kernel, hw::Hardware& hardware, AddressSpace& from, AddressSpace& to,
                  const Vma& area, trace::Recorder& record)
{
    bool enough = true, protect = false;
    split_edges(kernel, hardware, from, area.begin, area.end, record);
    each_huge_entry(kernel, hardware.memory, from.root, area.begin, area.end, [&](const HugeEntry& huge) {
        enough = enough && copy_huge(kernel, hardware, to, huge, record);
        protect = true;
    });
    if (!enough) return false;
    each_entry(
        hardware.memory, from.root, area.begin, area.end, [&](VirtAddr page, PhysAddr at, hw::Pte entry) {
            if (!enough) return;
            const auto target = provide_entry(kernel, hardware, to, page, record);
            enough = target.has_value();
            if (!enough) return;
            entry = hardware.memory.load_entry(at);  // making a table may have thrown out the page
            if (entry.raw == 0) return;
            kernel.now += costs::copy_entry;
            if (is_swap(entry)) {
                copy_swap_entry(kernel, hardware, to, at, *target);
                return;
            }
            if (!area.shared && entry.writable()) {
                entry.raw &= ~hw::pte_write;
                hardware.memory.store_entry(at, entry);
                protect = true;
            }
            hardware.memory.store_entry(*target, entry);
            if (entry.frame() == kernel.zero_frame || !holds_frame(entry)) return;
            kernel.frames.table.edit(entry.frame()).flags &= static_cast<std::uint16_t>(~FrameAnonExclusive);
            add_mapping(kernel, to, entry.frame());
        });
    if (protect) flush_tlb(kernel, hardware, from, area.begin, area.end, record);
    return enough;
}

// Linux: dup_mmap(). False when memory or the promise of it is out; `to` is then incomplete but consistent.
bool copy_areas(Kernel& kernel, hw::Hardware& hardware, AddressSpace& from, AddressSpace& to,
                trace::Recorder& record)
{
    for (std::size_t i = 0; i < from.areas.size(); ++i) {
        Vma area = from.areas[i];
        if (area.dont_fork) continue;
        if (area.accounted && !commit(kernel, &from, area.pages())) return false;
        area.lock = AreaLock::None;  // locks are not inherited
        area.pool_reserved = false;  // nor are promises
        if (area.wipe_on_fork) area.anon_id = area.anon_root = 0;
        if (area.anon_id != 0) {
            area.anon_id = kernel.next_anon_id++;
            area.inherited = true;
        }
        area.anon_vma = {};
        if (area.anon_id != 0) give_anon_vma(kernel, hardware, area, nullptr, record);
        area.object = demand_object(kernel, hardware, Cache::Area, record);
        if (area.inode) ++kernel.files.inodes.at(area.inode).maps;
        count_pages(to, area, area.pages(), Change::Add);
        to.areas.insert(area);
        note_area(kernel, to, area);
        if (entries_are_copied(from.areas[i])
            && !copy_entries(kernel, hardware, from, to, from.areas[i], record))
            return false;
    }
    return true;
}

// Everything but areas, tables and what is counted from them.
AddressSpace blank_copy(Kernel& kernel, const AddressSpace& from, FrameNumber root, std::uint32_t id)
{
    AddressSpace to;
    to.id = id;
    to.root = root;
    to.forked = true;
    give_context(kernel, to);
    to.mmap_base = from.mmap_base;
    to.start_code = from.start_code, to.end_code = from.end_code;
    to.start_data = from.start_data, to.end_data = from.end_data;
    to.start_brk = from.start_brk, to.brk = from.brk;
    to.start_stack = from.start_stack;
    to.arg_start = from.arg_start, to.arg_end = from.arg_end;
    to.env_start = from.env_start, to.env_end = from.env_end;
    to.executable_file = from.executable_file;
    return to;
}

}  // namespace

std::uint32_t copy_space(Kernel& kernel, hw::Hardware& hardware, std::uint32_t parent,
                         trace::Recorder& record)
{
    const Object object = allocate_object(kernel, hardware, Cache::Space, record);
    const auto root = object ? make_root(kernel, hardware, record) : std::nullopt;
    if (!root) {
        free_object(kernel, hardware, object, record);
        return 0;
    }
    const std::uint32_t id = lowest_free_key(kernel.spaces, 1);
    AddressSpace& to = kernel.spaces.insert(id, blank_copy(kernel, kernel.spaces.at(parent), *root, id));
    to.object = object;
    if (copy_areas(kernel, hardware, kernel.spaces.at(parent), to, record)) {
        to.hiwater_rss = to.rss();
        to.hiwater_vm = to.total_vm;
        return id;
    }
    unmap_everything(kernel, hardware, to, record);
    free_root(kernel, hardware, to, record);
    free_object(kernel, hardware, to.object, record);
    kernel.spaces.erase(id);
    return 0;
}

}  // namespace fl::kernel
