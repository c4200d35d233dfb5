// Where a new area goes. Linux: arch_get_unmapped_area_topdown(), vm_unmapped_area(),
// thp_get_unmapped_area().
#include "kernel/address_space/map.h"

#include <optional>

namespace fl::kernel {
namespace {

constexpr std::uint64_t huge_page_size = 2ull << 20;

// A stack keeps a gap below it free for growing.
VirtAddr begin_with_gap(const Kernel& kernel, const Vma& area)
{
    if (!area.grows_down) return area.begin;
    const std::uint64_t gap = kernel.tunables.stack_guard_gap * page_size;
    return area.begin.value > gap ? area.begin - gap : VirtAddr{0};
}

// The highest hole between page 1 and `limit` that holds `length` bytes: its last possible address.
std::optional<VirtAddr> highest_hole(const Kernel& kernel, const AddressSpace& space, VirtAddr limit,
                                     std::uint64_t length)
{
    VirtAddr top = limit;
    std::size_t i = space.areas.find_index(limit);
    if (i < space.areas.size()) top = std::min(top, begin_with_gap(kernel, space.areas[i]));
    for (;; --i) {
        const VirtAddr bottom = i > 0 ? space.areas[i - 1].end : VirtAddr{page_size};
        if (bottom < top && top - bottom >= length) return top - length;
        if (i == 0) return std::nullopt;
        top = std::min(top, begin_with_gap(kernel, space.areas[i - 1]));
    }
}

std::optional<VirtAddr> lowest_hole(const Kernel& kernel, const AddressSpace& space, VirtAddr from,
                                    std::uint64_t length)
{
    const VirtAddr limit = kernel.layout.map_window;
    VirtAddr bottom = from;
    for (std::size_t i = space.areas.find_index(from); i <= space.areas.size(); ++i) {
        const VirtAddr top = i < space.areas.size() ? begin_with_gap(kernel, space.areas[i]) : limit;
        if (bottom < top && top - bottom >= length) return bottom;
        if (i < space.areas.size()) bottom = std::max(bottom, space.areas[i].end);
    }
    return std::nullopt;
}

// A hint above the window opens all that lies below the end of a five-level address space.
struct Wanted {
    std::uint64_t length;
    bool above_window;
};

std::optional<VirtAddr> any_hole(const Kernel& kernel, const AddressSpace& space, Wanted wanted)
{
    const AddressLayout& layout = kernel.layout;
    const std::uint64_t more = wanted.above_window ? layout.task_size - layout.map_window : 0;
    if (const auto at = highest_hole(kernel, space, space.mmap_base + more, wanted.length)) return at;
    // Below mmap_base everything is full: upwards from a third of the address space.
    return lowest_hole(kernel, space, {align_up(layout.map_window.value / 3, page_size)}, wanted.length);
}

// Anonymous areas of whole huge pages are aligned to them (since 6.12 only those).
std::optional<VirtAddr> aligned_hole(const Kernel& kernel, const AddressSpace& space, Wanted wanted,
                                     std::uint64_t unit)
{
    const auto padded = any_hole(kernel, space, {wanted.length + unit, wanted.above_window});
    if (!padded) return std::nullopt;
    const std::uint64_t up = (0 - padded->value) & (unit - 1);
    return *padded + (up == 0 ? unit : up);
}

bool hint_is_free(const Kernel& kernel, const AddressSpace& space, VirtAddr hint, std::uint64_t length)
{
    const VirtAddr task_size = kernel.layout.task_size;
    if (hint > task_size || task_size - hint < length) return false;
    const Vma* next = space.areas.find(hint);
    return !next || hint + length <= begin_with_gap(kernel, *next);
}

}  // namespace

Result<VirtAddr> find_place(const Kernel& kernel, const AddressSpace& space, const MapRequest& request)
{
    const std::uint64_t length = align_up(request.length.value, page_size);
    const std::uint64_t unit = request.hugetlb ? page_size << request.huge_order : huge_page_size;
    const VirtAddr task_size = kernel.layout.task_size;
    if (length > task_size.value) return Errno::NoMemory;
    if (request.fixed || request.no_replace) {
        if (offset_in_page(request.hint) != 0) return Errno::Invalid;
        if (request.hugetlb && request.hint.value % unit != 0) return Errno::Invalid;
        if (request.hint > task_size || task_size - request.hint < length) return Errno::NoMemory;
        if (request.hint.value < kernel.tunables.mmap_min_addr.value) return Errno::Perm;
        return request.hint;
    }
    VirtAddr hint = page_floor(request.hint);
    if (hint.value != 0) {
        hint = std::max(hint, VirtAddr{align_up(kernel.tunables.mmap_min_addr.value, page_size)});
        if (request.hugetlb) hint = {align_up(hint.value, unit)};
        if (hint_is_free(kernel, space, hint, length)) return hint;
    }
    const Wanted wanted{length, hint > kernel.layout.map_window};
    const bool aligned = length % huge_page_size == 0 && hint.value == 0 && !request.inode && !request.shared;
    if (aligned || request.hugetlb) {
        const auto at = aligned_hole(kernel, space, wanted, unit);
        if (at || request.hugetlb) return at ? Result<VirtAddr>{*at} : Result<VirtAddr>{Errno::NoMemory};
    }
    if (const auto at = any_hole(kernel, space, wanted)) return *at;
    return Errno::NoMemory;
}

}  // namespace fl::kernel
