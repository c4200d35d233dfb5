#include "kernel/address_space/unmap.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/files/store.h"
#include "kernel/huge/pool.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/slab/objects.h"

#include <vector>

namespace fl::kernel {
namespace {

// Areas [first, last) leave the lists and counts; their pages are gone already.
void forget_areas(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, std::size_t first,
                  std::size_t last, trace::Recorder& record)
{
    std::vector<Vma> gone;
    for (std::size_t i = first; i < last; ++i) gone.push_back(space.areas[i]);
    space.areas.erase(first, last);
    for (Vma& area : gone) {
        take_objects(kernel, hardware, area, record);
        forget_area(kernel, space, area);
        count_pages(space, area, area.pages(), Change::Remove);
        if (area.accounted) uncommit(kernel, area.pages());
        if (!area.inode) continue;
        --kernel.files.inodes.at(area.inode).maps;
        drop_inode_if_unused(kernel, hardware, area.inode, record);
    }
}

}  // namespace

bool unmap_range(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                 trace::Recorder& record)
{
    std::size_t first = space.areas.find_index(begin);
    if (first == space.areas.size() || space.areas[first].begin >= end) return true;
    const bool cut_in_two = space.areas[first].begin < begin && end < space.areas[first].end;
    if (cut_in_two && space.areas.size() >= kernel.tunables.max_map_count) return false;
    if (cuts_pool_page(space, begin) || cuts_pool_page(space, end)) return false;
    cut_area(kernel, hardware, space, begin, record);
    cut_area(kernel, hardware, space, end, record);
    first = space.areas.find_index(begin);
    std::size_t last = first;
    while (last < space.areas.size() && space.areas[last].begin < end) ++last;

    zap(kernel, hardware, space, begin, end, record);
    for (std::size_t i = first; i < last; ++i)
        release_reservation(kernel, space.areas[i], space.areas[i].begin, space.areas[i].end);
    const VirtAddr floor = first > 0 ? space.areas[first - 1].end : VirtAddr{0};
    const VirtAddr ceiling =
        last < space.areas.size() ? space.areas[last].begin : hardware.memory.paging().user_end();
    free_tables(kernel, hardware, space, {begin, end, floor, ceiling}, record);
    record.record(trace::AreaUnmapped{std::max(begin, space.areas[first].begin),
                                      std::min(end, space.areas[last - 1].end)});
    kernel.now += costs::change_area * (last - first);
    forget_areas(kernel, hardware, space, first, last, record);
    return true;
}

void unmap_everything(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, trace::Recorder& record)
{
    for (std::size_t i = 0; i < space.areas.size(); ++i) {
        const VirtAddr begin = space.areas[i].begin, end = space.areas[i].end;
        zap(kernel, hardware, space, begin, end, record);
        release_reservation(kernel, space.areas[i], begin, end);
    }
    const VirtAddr end = hardware.memory.paging().user_end();
    free_tables(kernel, hardware, space, {{0}, end, {0}, end}, record);
    forget_areas(kernel, hardware, space, 0, space.areas.size(), record);
}

Status unmap(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, trace::Recorder& record)
{
    const VirtAddr task_size = kernel.layout.task_size;
    if (offset_in_page(span.begin) != 0 || span.begin > task_size) return Errno::Invalid;
    if (span.length.value == 0 || span.length.value > task_size - span.begin) return Errno::Invalid;
    const VirtAddr end = page_ceil(span.begin + span.length.value);
    if (cuts_pool_page(space_of(kernel, pid), span.begin) || cuts_pool_page(space_of(kernel, pid), end))
        return Errno::Invalid;
    if (!unmap_range(kernel, hardware, space_of(kernel, pid), span.begin, end, record))
        return Errno::NoMemory;
    return Done{};
}

}  // namespace fl::kernel
