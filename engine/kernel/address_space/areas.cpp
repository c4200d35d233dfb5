#include "kernel/address_space/areas.h"

#include "kernel/huge/entries.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/slab/objects.h"

#include <algorithm>

namespace fl::kernel {
namespace {

bool same_flags_but_access(const Vma& a, const Vma& b)
{
    return a.shared == b.shared && a.inode == b.inode && a.name == b.name && a.advice == b.advice
           && a.may_write == b.may_write && a.grows_down == b.grows_down && a.noreserve == b.noreserve
           && a.lock == b.lock && a.accounted == b.accounted && a.dont_fork == b.dont_fork
           && a.huge == b.huge && !a.hugetlb && !b.hugetlb
           && a.wipe_on_fork == b.wipe_on_fork && a.dont_dump == b.dont_dump && !a.special && !b.special;
}

bool goes_on(const Vma& left, const Vma& right)
{
    return left.end == right.begin && right.file_page == left.file_page + left.pages();
}

// Linux: is_mergeable_anon_vma(). What may still be a parent's page ties its area to its own origin.
bool same_origin(const Vma& a, const Vma& b)
{
    if (a.anon_id == 0 && b.anon_id == 0) return true;
    if (a.anon_id == 0) return !b.inherited;
    if (b.anon_id == 0) return !a.inherited;
    return a.anon_id == b.anon_id;
}

void apply(std::uint64_t& counter, std::uint64_t pages, Change change)
{
    if (change == Change::Add) counter += pages;
    else counter -= pages;
}

// Two areas become one: it has the origin of whichever has one. One of them has none, or they are equal.
void share_origin(Kernel& kernel, hw::Hardware& hardware, Vma& area, const Vma& other,
                  trace::Recorder& record)
{
    if (area.anon_id == 0) {
        area.anon_root = other.anon_root;
        if (other.anon_id != 0) give_anon_vma(kernel, hardware, area, &other, record);
    }
    area.anon_id = std::max(area.anon_id, other.anon_id);
    area.inherited = area.inherited || other.inherited;
}

// The area at `index` swallows the next one.
void join_with_next(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, std::size_t index,
                    trace::Recorder& record)
{
    Vma& left = space.areas.edit(index);
    Vma& right = space.areas.edit(index + 1);
    left.end = right.end;
    share_origin(kernel, hardware, left, right, record);
    take_objects(kernel, hardware, right, record);
    if (left.inode) --kernel.files.inodes.at(left.inode).maps;
    record.record(trace::AreasMerged{left.begin, left.end});
    space.areas.erase(index + 1, index + 2);
}

}  // namespace

bool mergeable(const Vma& left, const Vma& right)
{
    return goes_on(left, right) && left.protection == right.protection && same_flags_but_access(left, right)
           && same_origin(left, right);
}

void count_pages(AddressSpace& space, const Vma& area, std::uint64_t pages, Change change)
{
    if (change == Change::Remove) space.hiwater_vm = std::max(space.hiwater_vm, space.total_vm);
    apply(space.total_vm, pages, change);
    if (area.locked()) apply(space.locked_vm, pages, change);
    const bool writable = (area.protection & ProtWrite) != 0;
    if (area.grows_down) apply(space.stack_vm, pages, change);
    else if ((area.protection & ProtExec) && !writable) apply(space.exec_vm, pages, change);
    else if (writable && !area.shared) apply(space.data_vm, pages, change);
}

void insert_area(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const Vma& area,
                 trace::Recorder& record)
{
    count_pages(space, area, area.pages(), Change::Add);
    note_area(kernel, space, area);
    const std::size_t at = space.areas.find_index(area.begin);
    const bool left = at > 0 && mergeable(space.areas[at - 1], area);
    const bool right = at < space.areas.size() && mergeable(area, space.areas[at]);
    if (left) {
        Vma& target = space.areas.edit(at - 1);
        target.end = area.end;
        share_origin(kernel, hardware, target, area, record);
        if (right && mergeable(target, space.areas[at]))
            join_with_next(kernel, hardware, space, at - 1, record);
        record.record(trace::AreasMerged{space.areas[at - 1].begin, space.areas[at - 1].end});
        return;
    }
    if (right) {
        Vma& target = space.areas.edit(at);
        target.begin = area.begin;
        target.file_page = area.file_page;
        share_origin(kernel, hardware, target, area, record);
        record.record(trace::AreasMerged{target.begin, target.end});
        return;
    }
    if (area.inode) {
        ++kernel.files.inodes.at(area.inode).maps;
        remember_inode(kernel, hardware, area.inode, record);
    }
    Vma fresh = area;
    give_objects(kernel, hardware, fresh, record);
    space.areas.insert(fresh);
}

bool split_area(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr at,
                trace::Recorder& record)
{
    const Vma* area = space.areas.containing(at);
    if (!area || area->begin == at) return true;
    if (space.areas.size() >= kernel.tunables.max_map_count || cuts_pool_page(space, at)) return false;
    cut_area(kernel, hardware, space, at, record);
    return true;
}

void cut_area(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr at,
              trace::Recorder& record)
{
    const std::size_t index = space.areas.find_index(at);
    if (index == space.areas.size() || space.areas[index].begin >= at) return;
    Vma right = space.areas[index];
    right.file_page += (at - right.begin) / page_size;
    right.begin = at;
    give_objects(kernel, hardware, right, record);
    space.areas.edit(index).end = at;
    space.areas.insert(right);
    if (right.inode) ++kernel.files.inodes.at(right.inode).maps;
    record.record(trace::AreaSplit{at});
}

void merge_areas(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                 trace::Recorder& record)
{
    std::size_t at = space.areas.find_index(begin);
    if (at > 0) --at;
    while (at + 1 < space.areas.size() && space.areas[at].end <= end) {
        if (mergeable(space.areas[at], space.areas[at + 1]))
            join_with_next(kernel, hardware, space, at, record);
        else ++at;
    }
}

void prepare_anonymous(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, std::size_t index,
                       trace::Recorder& record)
{
    Vma& area = space.areas.edit(index);
    if (area.anon_id != 0) return;
    // Linux: find_mergeable_anon_vma(). A neighbour that differs in access only lends its origin, so that
    // undoing an mprotect can merge them.
    const auto lends = [](const Vma& from, const Vma& left, const Vma& right) {
        return from.anon_id != 0 && !from.inherited && goes_on(left, right)
               && same_flags_but_access(left, right);
    };
    const Vma* lender = nullptr;
    if (index + 1 < space.areas.size() && lends(space.areas[index + 1], area, space.areas[index + 1]))
        lender = &space.areas[index + 1];
    else if (index > 0 && lends(space.areas[index - 1], space.areas[index - 1], area))
        lender = &space.areas[index - 1];
    give_anon_vma(kernel, hardware, area, lender, record);
    area.anon_id = lender ? lender->anon_id : kernel.next_anon_id++;
    area.anon_root = lender ? lender->anon_root : area.anon_id;
    note_area(kernel, space, area);
}

bool may_grow(const AddressSpace& space, const Limits& limits, const Vma& area, std::uint64_t pages)
{
    if (space.total_vm + pages > limits.address_space / page_size) return false;
    if (!area.private_writable() || area.grows_down) return true;
    return space.data_vm + pages <= limits.data / page_size;
}

bool accountable(const Kernel& kernel, const Vma& area)
{
    if (area.noreserve && kernel.tunables.overcommit != Overcommit::Never) return false;
    return area.private_writable();
}

}  // namespace fl::kernel
