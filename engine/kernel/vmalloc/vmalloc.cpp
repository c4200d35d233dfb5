#include "kernel/vmalloc/vmalloc.h"

#include "base/check.h"
#include "hw/page_table.h"
#include "kernel/address_space/kernel_half.h"
#include "kernel/allocate.h"
#include "kernel/slab/slab.h"

#include <algorithm>

namespace fl::kernel {
namespace {

std::size_t index_of(const Kernel& kernel, VirtAddr begin)
{
    const auto at = std::partition_point(kernel.vmalloc.begin(), kernel.vmalloc.end(),
                                         [&](const VmallocArea& area) { return area.begin < begin; });
    return static_cast<std::size_t>(at - kernel.vmalloc.begin());
}

// Linux: alloc_vmap_area(): the lowest place that fits.
std::optional<VirtAddr> find_hole(const Kernel& kernel, const VmallocRequest& request)
{
    const std::uint64_t bytes = (request.pages + 1) * page_size;
    VirtAddr at = kernel.layout.vmalloc_begin;
    for (const VmallocArea& area : kernel.vmalloc) {
        if (at + bytes <= area.begin) break;
        at = {align_up(area.end().value, request.align)};
    }
    if (kernel.layout.vmalloc_end - at < bytes) return std::nullopt;
    return at;
}

void free_descriptions(Kernel& kernel, hw::Hardware& hardware, const VmallocArea& area,
                       trace::Recorder& record)
{
    for (const Object object : {area.list, area.description, area.place})
        free_object(kernel, hardware, object, record);
}

bool describe_area(Kernel& kernel, hw::Hardware& hardware, VmallocArea& area, trace::Recorder& record)
{
    constexpr std::uint64_t vm_struct = 64, pointer = 8;
    area.place = allocate_object(kernel, hardware, Cache::VmapArea, record);
    if (area.place) area.description = allocate_object(kernel, hardware, kmalloc_cache(vm_struct), record);
    const std::uint64_t list = std::min<std::uint64_t>(area.pages * pointer, largest_kmalloc);
    if (area.description) area.list = allocate_object(kernel, hardware, kmalloc_cache(list), record);
    if (area.list) return true;
    free_descriptions(kernel, hardware, area, record);
    return false;
}

}  // namespace

std::optional<VirtAddr> vmalloc(Kernel& kernel, hw::Hardware& hardware, const VmallocRequest& request,
                                trace::Recorder& record)
{
    VmallocArea area;
    area.pages = request.pages;
    area.user = request.user;
    if (!describe_area(kernel, hardware, area, record)) return std::nullopt;
    const auto begin = find_hole(kernel, request);
    if (!begin) {
        free_descriptions(kernel, hardware, area, record);
        return std::nullopt;
    }
    area.begin = *begin;
    const auto index = static_cast<std::ptrdiff_t>(index_of(kernel, *begin));
    kernel.vmalloc.insert(kernel.vmalloc.begin() + index, area);
    for (std::uint64_t page = 0; page < request.pages; ++page) {
        const auto frame = allocate_page(kernel, hardware, request.use, record);
        if (frame && map_kernel_page(kernel, hardware, *begin + page * page_size, *frame, record)) {
            ++kernel.statistics.nr_vmalloc;
            continue;
        }
        if (frame) free_page(kernel, hardware, *frame, record);
        vfree(kernel, hardware, *begin, record);
        return std::nullopt;
    }
    return begin;
}

void vfree(Kernel& kernel, hw::Hardware& hardware, VirtAddr begin, trace::Recorder& record)
{
    const std::size_t index = index_of(kernel, begin);
    const bool known = index < kernel.vmalloc.size() && kernel.vmalloc[index].begin == begin;
    check(known, "vfree() of what vmalloc() gave");
    const VmallocArea area = kernel.vmalloc[index];
    kernel.vmalloc.erase(kernel.vmalloc.begin() + static_cast<std::ptrdiff_t>(index));
    for (std::uint64_t page = 0; page < area.pages; ++page) {
        const VirtAddr at = begin + page * page_size;
        const auto frame = vmalloc_frame(kernel, hardware, at);
        if (!frame) continue;  // memory ran out before this one
        unmap_kernel_page(kernel, hardware, at);
        --kernel.statistics.nr_vmalloc;
        free_page(kernel, hardware, *frame, record);
    }
    free_descriptions(kernel, hardware, area, record);
}

std::optional<FrameNumber> vmalloc_frame(const Kernel& kernel, const hw::Hardware& hardware, VirtAddr page)
{
    const auto slot = hw::find_entry(hardware.memory, kernel.kernel_root, page);
    if (!slot) return std::nullopt;
    const hw::Pte entry = hardware.memory.load_entry(*slot);
    if (!entry.present()) return std::nullopt;
    return entry.frame();
}

}  // namespace fl::kernel
