#include "kernel/address_space/map.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/populate.h"
#include "kernel/address_space/unmap.h"
#include "kernel/costs.h"
#include "kernel/files/store.h"
#include "kernel/huge/huge_file.h"
#include "kernel/huge/pool.h"

namespace fl::kernel {
namespace {

std::uint64_t pages_mapped_in(const AddressSpace& space, VirtAddr begin, VirtAddr end)
{
    std::uint64_t pages = 0;
    for (std::size_t i = space.areas.find_index(begin); i < space.areas.size() && space.areas[i].begin < end;
         ++i)
        pages += (std::min(end, space.areas[i].end) - std::max(begin, space.areas[i].begin)) / page_size;
    return pages;
}

// Mode 2 promises nothing it cannot keep, whatever the program says. Linux: do_mmap().
bool skips_accounting(const Kernel& kernel, const MapRequest& request)
{
    return request.noreserve && kernel.tunables.overcommit != Overcommit::Never;
}

Vma area_for(const Kernel& kernel, const AddressSpace& space, const MapRequest& request, VirtAddr begin,
             std::uint64_t length)
{
    Vma area;
    area.begin = begin;
    area.end = begin + length;
    area.protection = request.protection;
    area.inode = request.inode;
    area.file_page = request.inode ? request.file_page : page_of(begin).value;
    area.shared = request.shared;
    area.noreserve = request.hugetlb ? request.noreserve : skips_accounting(kernel, request);
    area.lock = space.lock_future;
    if (request.locked && !area.locked()) area.lock = AreaLock::Now;
    area.grows_down = request.grows_down;
    area.may_write = request.may_write;
    area.name = request.name;
    area.hugetlb = request.hugetlb;
    area.huge_order = request.hugetlb ? request.huge_order : std::uint8_t{0};
    area.special = request.name == AreaName::Vdso || request.name == AreaName::Vvar
                   || request.name == AreaName::VvarVclock;
    return area;
}

// Charges the area and gives it its backing; refuses with ENOMEM and leaves nothing behind.
Status prepare_huge(Kernel& kernel, hw::Hardware& hardware, Vma& area, trace::Recorder& record)
{
    const std::uint64_t pages = area.pages() >> area.huge_order;
    if (!area.shared) {
        if (area.noreserve) return Done{};
        if (!reserve_pool_pages(kernel, pool_of(kernel, area), pages)) return Errno::NoMemory;
        area.pool_reserved = true;
        return Done{};
    }
    const bool unnamed = area.inode == 0;
    if (unnamed) {
        const auto made = make_huge_file(kernel, hardware, "/anon_hugepage", area.huge_order, record);
        if (!made) return made.error();
        area.inode = *made;
        area.file_page = 0;
        kernel.files.inodes.at(*made).size = bytes_in({area.pages()});
    }
    const std::uint64_t first = area.file_page >> area.huge_order;
    if (area.noreserve || promise_file_pages(kernel, area.inode, {first, first + pages})) return Done{};
    if (unnamed) drop_inode_if_unused(kernel, hardware, area.inode, record);
    return Errno::NoMemory;
}

// A file of huge pages grows to what is mapped of it for writing. Linux: hugetlbfs_file_mmap().
void grow_huge_file(Kernel& kernel, const Vma& area)
{
    if (!area.hugetlb || area.inode == 0 || !(area.protection & ProtWrite)) return;
    Inode& inode = kernel.files.inodes.at(area.inode);
    inode.size = std::max(inode.size, bytes_in({area.file_page + area.pages()}));
}

Status prepare(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, Vma& area,
               trace::Recorder& record)
{
    if (area.hugetlb) return prepare_huge(kernel, hardware, area, record);
    if (area.shared && area.anonymous()) {
        const auto inode =
            make_shared_memory(kernel, hardware, space, area.pages(), area.noreserve, record);
        if (!inode) return inode.error();
        area.inode = *inode;
        area.file_page = 0;
        return Done{};
    }
    area.accounted = accountable(kernel, area);
    if (area.accounted && !commit(kernel, &space, area.pages())) return Errno::NoMemory;
    return Done{};
}

}  // namespace

Result<InodeId> make_shared_memory(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space,
                                   std::uint64_t pages, bool noreserve, trace::Recorder& record)
{
    if (!noreserve && !commit(kernel, &space, pages)) return Errno::NoMemory;
    const auto inode = create_inode(kernel, hardware, InodeKind::Shared, "/dev/zero", record);
    if (!inode) {
        if (!noreserve) uncommit(kernel, pages);
        return inode.error();
    }
    Inode& made = kernel.files.inodes.at(*inode);
    made.linked = false;
    made.size = bytes_in({pages});
    made.accounted = noreserve ? 0 : pages;
    return *inode;
}

Result<VirtAddr> map(Kernel& kernel, hw::Hardware& hardware, Pid pid, const MapRequest& request,
                     trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    if (request.length.value == 0) return Errno::Invalid;
    const std::uint64_t length = align_up(request.length.value, page_size);
    if (length < request.length.value || length > kernel.layout.task_size.value) return Errno::NoMemory;
    if (space.areas.size() > kernel.tunables.max_map_count) return Errno::NoMemory;
    const auto place = find_place(kernel, space, request);
    if (!place) return place.error();
    const VirtAddr end = *place + length;
    const std::uint64_t replaced = pages_mapped_in(space, *place, end);
    if (request.no_replace && replaced) return Errno::Exists;

    Vma area = area_for(kernel, space, request, *place, length);
    const std::uint64_t more = area.pages() - std::min(replaced, area.pages());
    if (!may_grow(space, process_of(kernel, pid).limits, area, more)) return Errno::NoMemory;
    if (const Status prepared = prepare(kernel, hardware, space, area, record); !prepared)
        return prepared.error();
    if (replaced && !unmap_range(kernel, hardware, space, *place, end, record)) {
        if (area.accounted) uncommit(kernel, area.pages());
        release_reservation(kernel, area, area.begin, area.end);
        if (area.inode) drop_inode_if_unused(kernel, hardware, area.inode, record);
        return Errno::NoMemory;
    }
    kernel.now += costs::change_area;
    record.record(trace::AreaMapped{area.begin, area.end, area.protection});
    insert_area(kernel, hardware, space, area, record);
    grow_huge_file(kernel, area);
    if ((request.populate || area.locked()) && !populate(kernel, hardware, pid, *place, end, record)
        && area.locked())
        return Errno::Again;
    return *place;
}

}  // namespace fl::kernel
