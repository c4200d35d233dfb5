// mlock(2) and its relatives. Linux: mm/mlock.c.
#include "kernel/address_space/areas.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/populate.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/huge/transparent.h"
#include "kernel/reclaim/lists.h"

namespace fl::kernel {
namespace {

void mark_pages(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                bool on, trace::Recorder& record)
{
    split_edges(kernel, hardware, space, begin, end, record);
    each_huge_entry(kernel, hardware.memory, space.root, begin, end, [&](const HugeEntry& huge) {
        if (!space.areas.find(huge.begin)->hugetlb) mark_locked(kernel, huge.head(), on, record);
    });
    each_entry(hardware.memory, space.root, begin, end, [&](VirtAddr, PhysAddr, hw::Pte entry) {
        if (holds_frame(entry)) mark_locked(kernel, entry.frame(), on, record);
    });
}

Status lock_area(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                 AreaLock how, trace::Recorder& record)
{
    const Vma* found = space.areas.containing(begin);
    if (found->lock == how || found->special) return Done{};
    if (!split_area(kernel, hardware, space, begin, record)
        || !split_area(kernel, hardware, space, end, record))
        return Errno::NoMemory;
    Vma& area = space.areas.edit(space.areas.find_index(begin));
    const bool was = area.locked();
    area.lock = how;
    if (area.locked() == was) return Done{};
    if (was) space.locked_vm -= area.pages();
    else space.locked_vm += area.pages();
    mark_pages(kernel, hardware, space, begin, end, !was, record);
    return Done{};
}

// Walks the areas of [begin, end); ENOMEM at a hole, as far as it came.
Status lock_range(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                  AreaLock how, trace::Recorder& record)
{
    Status result = Done{};
    for (VirtAddr at = begin; at < end && result;) {
        const Vma* area = space.areas.containing(at);
        if (!area) {
            result = Errno::NoMemory;
            break;
        }
        const VirtAddr stop = std::min(end, area->end);
        result = lock_area(kernel, hardware, space, at, stop, how, record);
        at = stop;
    }
    merge_areas(kernel, hardware, space, begin, end, record);
    return result;
}

bool over_limit(const Process& process, std::uint64_t pages)
{
    return process.uid != 0 && pages > process.limits.locked / page_size;
}

}  // namespace

Status lock(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, AreaLock how,
            trace::Recorder& record)
{
    const bool on = how != AreaLock::None;
    AddressSpace& space = space_of(kernel, pid);
    const VirtAddr begin = page_floor(span.begin);
    const VirtAddr end{align_up(span.begin.value + span.length.value, page_size)};
    if (end < begin) return Errno::Invalid;
    if (on && over_limit(process_of(kernel, pid), space.locked_vm + (end - begin) / page_size))
        return Errno::NoMemory;
    kernel.now += costs::change_area;
    const Status locked = lock_range(kernel, hardware, space, begin, end, how, record);
    if (!locked || !on) return locked;
    return populate(kernel, hardware, pid, begin, end, record) ? Status{Done{}} : Status{Errno::Again};
}

// Linux: apply_mlockall_flags().
Status lock_all(Kernel& kernel, hw::Hardware& hardware, Pid pid, std::optional<AreaLock> current,
                AreaLock future, trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    const bool on = current && *current != AreaLock::None;
    if (on && over_limit(process_of(kernel, pid), space.total_vm)) return Errno::NoMemory;
    space.lock_future = future;
    kernel.now += costs::change_area;
    if (!current) return Done{};
    for (std::size_t i = 0; i < space.areas.size(); ++i) {
        const VirtAddr begin = space.areas[i].begin, end = space.areas[i].end;
        if (const Status done = lock_area(kernel, hardware, space, begin, end, *current, record); !done)
            return done;
    }
    merge_areas(kernel, hardware, space, {0}, kernel.layout.task_size, record);
    if (on) populate(kernel, hardware, pid, {0}, kernel.layout.task_size, record);
    return Done{};
}

}  // namespace fl::kernel
