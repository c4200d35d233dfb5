// Linux: mm/mmap.c SYSCALL_DEFINE1(brk), do_brk_flags().
#include "kernel/address_space/areas.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/populate.h"
#include "kernel/address_space/unmap.h"
#include "kernel/costs.h"

namespace fl::kernel {
namespace {

// A page must stay free above the heap, and the whole guard gap if a stack follows.
bool room_up_to(const Kernel& kernel, const AddressSpace& space, VirtAddr old_end, VirtAddr new_end)
{
    const Vma* next = space.areas.find(old_end);
    if (!next) return new_end < kernel.layout.task_size;
    const std::uint64_t gap =
        page_size + (next->grows_down ? kernel.tunables.stack_guard_gap * page_size : 0);
    return new_end + gap <= next->begin;
}

bool grow(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr old_end, VirtAddr new_end,
          trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    if (!room_up_to(kernel, space, old_end, new_end)) return false;
    Vma area;
    area.begin = old_end;
    area.end = new_end;
    area.protection = ProtRead | ProtWrite;
    area.file_page = page_of(old_end).value;
    area.accounted = true;
    area.lock = space.lock_future;
    if (!may_grow(space, process_of(kernel, pid).limits, area, area.pages())) return false;
    if (space.areas.size() > kernel.tunables.max_map_count) return false;
    if (!commit(kernel, &space, area.pages())) return false;
    insert_area(kernel, hardware, space, area, record);
    kernel.now += costs::change_area;
    if (area.locked()) populate(kernel, hardware, pid, old_end, new_end, record);
    return true;
}

}  // namespace

VirtAddr set_break(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr wanted, trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    const VirtAddr before = space.brk;
    if (wanted < space.start_brk || wanted >= kernel.layout.task_size) return before;
    const std::uint64_t data = (wanted - space.start_brk) + (space.end_data - space.start_data);
    if (data > process_of(kernel, pid).limits.data) return before;

    const VirtAddr old_end = page_ceil(before), new_end = page_ceil(wanted);
    if (new_end < old_end && !unmap_range(kernel, hardware, space, new_end, old_end, record)) return before;
    if (new_end > old_end && !grow(kernel, hardware, pid, old_end, new_end, record)) return before;
    space.brk = wanted;
    if (wanted != before) record.record(trace::BreakMoved{before, wanted});
    return wanted;
}

}  // namespace fl::kernel
