// Linux: mm/mremap.c.
#include "kernel/address_space/areas.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/populate.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/unmap.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/huge/transparent.h"

namespace fl::kernel {
namespace {

struct Move {
    VirtAddr from, to;
    std::uint64_t old_length, new_length;
};

// Makes all tables first, so that moving itself cannot fail halfway.
bool prepare_tables(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const Move& move,
                    trace::Recorder& record)
{
    bool enough = true;
    each_entry(hardware.memory, space.root, move.from, move.from + std::min(move.old_length, move.new_length),
               [&](VirtAddr page, PhysAddr, hw::Pte) {
                   enough =
                       enough && provide_entry(kernel, hardware, space, move.to + (page - move.from), record);
               });
    return enough;
}

// Linux: move_page_tables(). No page is touched, no fault is taken: entries change their place.
void move_entries(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const Move& move,
                  trace::Recorder& record)
{
    const VirtAddr end = move.from + std::min(move.old_length, move.new_length);
    bool moved = false;
    each_entry(hardware.memory, space.root, move.from, end, [&](VirtAddr page, PhysAddr at, hw::Pte entry) {
        const auto target = existing_entry(hardware.memory, space.root, move.to + (page - move.from));
        check(target.has_value(), "mremap made the tables it moves entries into");
        hardware.memory.store_entry(*target, entry);
        hardware.memory.store_entry(at, {});
        kernel.now += costs::copy_entry;
        moved = true;
    });
    if (moved) flush_tlb(kernel, hardware, space, move.from, end, record);
}

Status charge_growth(Kernel& kernel, Pid pid, const Vma& area, std::uint64_t pages)
{
    AddressSpace& space = space_of(kernel, pid);
    if (!may_grow(space, process_of(kernel, pid).limits, area, pages)) return Errno::NoMemory;
    if (area.accounted && !commit(kernel, &space, pages)) return Errno::NoMemory;
    return Done{};
}

// Linux: mremap_to(), move_vma().
Result<VirtAddr> move_area(Kernel& kernel, hw::Hardware& hardware, Pid pid, const Move& move, bool keep_old,
                           trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    Vma area = *space.areas.containing(move.from);
    if (space.areas.size() + 3 >= kernel.tunables.max_map_count) return Errno::NoMemory;
    area.file_page = area.page_index(move.from);
    area.begin = move.to;
    area.end = move.to + move.new_length;
    // Untouched memory belongs to its new place from the start, and may merge there.
    if (area.anonymous() && area.anon_id == 0) area.file_page = page_of(move.to).value;
    if (const Status charged = charge_growth(kernel, pid, area, area.pages()); !charged)
        return charged.error();
    insert_area(kernel, hardware, space, area, record);
    if (!prepare_tables(kernel, hardware, space, move, record)) {
        unmap_range(kernel, hardware, space, area.begin, area.end, record);
        return Errno::NoMemory;
    }
    move_entries(kernel, hardware, space, move, record);
    record.record(trace::AreaMapped{area.begin, area.end, area.protection});
    if (!keep_old) unmap_range(kernel, hardware, space, move.from, move.from + move.old_length, record);
    if (area.locked()) populate(kernel, hardware, pid, area.begin, area.end, record);
    return move.to;
}

bool hole_follows(const AddressSpace& space, const Kernel& kernel, VirtAddr end, std::uint64_t length)
{
    const VirtAddr task_size = kernel.layout.task_size;
    if (end > task_size || task_size - end < length) return false;
    const Vma* next = space.areas.find(end);
    if (!next) return true;
    const std::uint64_t gap = next->grows_down ? kernel.tunables.stack_guard_gap * page_size : 0;
    return end + length + gap <= next->begin;
}

Result<VirtAddr> grow_in_place(Kernel& kernel, hw::Hardware& hardware, Pid pid, const Move& move,
                               trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    Vma more = *space.areas.containing(move.from);
    more.file_page += more.pages();
    more.begin = more.end;
    more.end = move.from + move.new_length;
    if (const Status charged = charge_growth(kernel, pid, more, more.pages()); !charged)
        return charged.error();
    insert_area(kernel, hardware, space, more, record);
    if (more.locked()) populate(kernel, hardware, pid, more.begin, more.end, record);
    return move.from;
}

Status check_target(const Kernel& kernel, const Remap& request, const Move& move)
{
    const VirtAddr task_size = kernel.layout.task_size;
    if (!request.may_move || offset_in_page(request.to) != 0) return Errno::Invalid;
    if (request.to > task_size || task_size - request.to < move.new_length) return Errno::Invalid;
    if (request.to + move.new_length > move.from && move.from + move.old_length > request.to)
        return Errno::Invalid;
    if (request.to.value < kernel.tunables.mmap_min_addr.value) return Errno::Perm;
    return Done{};
}

}  // namespace

Result<VirtAddr> remap(Kernel& kernel, hw::Hardware& hardware, Pid pid, const Remap& request,
                       trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    Move move{request.from, request.to, align_up(request.old_length.value, page_size),
              align_up(request.new_length.value, page_size)};
    const VirtAddr task_size = kernel.layout.task_size;
    const bool too_long =
        request.old_length.value > task_size.value || request.new_length.value > task_size.value;
    if (offset_in_page(request.from) != 0 || move.new_length == 0 || move.old_length == 0 || too_long)
        return Errno::Invalid;
    if (request.keep_old && (!request.may_move || move.old_length != move.new_length)) return Errno::Invalid;
    if (request.fixed)
        if (const Status target = check_target(kernel, request, move); !target) return target.error();
    const Vma* area = space.areas.containing(request.from);
    if (!area) return Errno::BadAddress;
    kernel.now += costs::change_area;

    if (move.new_length < move.old_length) {
        if (!unmap_range(kernel, hardware, space, move.from + move.new_length, move.from + move.old_length,
                         record))
            return Errno::NoMemory;
        move.old_length = move.new_length;
        area = space.areas.containing(request.from);
    }
    if (!request.fixed && !request.keep_old && move.new_length == move.old_length) return request.from;
    if (area->hugetlb) return Errno::Invalid;
    // Simplified: Linux moves whole huge entries where both ends are aligned.
    split_range(kernel, hardware, space, request.from, request.from + move.old_length, record);
    if (area->special || area->end - request.from < move.old_length) return Errno::BadAddress;

    if (request.fixed) {
        if (!unmap_range(kernel, hardware, space, move.to, move.to + move.new_length, record))
            return Errno::NoMemory;
        return move_area(kernel, hardware, pid, move, request.keep_old, record);
    }
    const std::uint64_t more = move.new_length - move.old_length;
    if (!request.keep_old && area->end == request.from + move.old_length
        && hole_follows(space, kernel, area->end, more))
        return grow_in_place(kernel, hardware, pid, move, record);
    if (!request.may_move) return Errno::NoMemory;
    MapRequest wanted;
    wanted.length = {move.new_length};
    wanted.inode = area->inode;
    wanted.shared = area->shared;
    const auto place = find_place(kernel, space, wanted);
    if (!place) return place.error();
    move.to = *place;
    return move_area(kernel, hardware, pid, move, request.keep_old, record);
}

}  // namespace fl::kernel
