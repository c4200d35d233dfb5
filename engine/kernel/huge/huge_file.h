// Files of huge pages. Linux: fs/hugetlbfs/inode.c, and the regions of struct resv_map.
#pragma once

#include "kernel/files/store.h"
#include "kernel/huge/entries.h"

namespace fl::kernel {

// MAP_HUGE_2MB, MAP_HUGE_1GB and their like: bits 26 and up of flags hold the binary logarithm of the size.
// Linux: hstate_sizelog().
inline std::optional<std::uint8_t> huge_order_of(std::uint64_t flags)
{
    constexpr unsigned size_shift = 26, two_mib = 21, one_gib = 30;
    const std::uint64_t size = flags >> size_shift & 63;
    if (size == one_gib) return std::uint8_t{gigantic_order};
    if (size == 0 || size == two_mib) return std::uint8_t{huge_order};
    return std::nullopt;
}

// Without a name in any directory; size 0. Linux: hugetlb_file_setup().
Result<InodeId> make_huge_file(Kernel& kernel, hw::Hardware& hardware, std::string_view path, unsigned order,
                               trace::Recorder& record);
// A shared mapping promises the pages that are neither there nor promised yet, or is refused. Linux:
// hugetlb_reserve_pages().
bool promise_file_pages(Kernel& kernel, InodeId inode, HugeRange range);
// Page `index`, counted in huge pages, if the file has it.
std::optional<FrameNumber> find_huge_page(const Kernel& kernel, InodeId inode, std::uint64_t index);
// The frame of a page of 4 KiB within.
std::optional<FrameNumber> frame_of_huge_file(const Kernel& kernel, InodeId inode, std::uint64_t page);
// A page of zeros that the file has from now on. Nothing when the pool has none. Linux:
// hugetlb_add_to_page_cache().
std::optional<FrameNumber> add_huge_page(Kernel& kernel, InodeId inode, std::uint64_t index);
// A multiple of its pages (EINVAL); what lies behind is unmapped and goes. Linux: hugetlb_vmtruncate().
Status set_huge_file_size(Kernel& kernel, hw::Hardware& hardware, InodeId inode, ByteCount size,
                          trace::Recorder& record);
// Nobody has it open or mapped any more.
void free_huge_file(Kernel& kernel, hw::Hardware& hardware, InodeId inode);

}  // namespace fl::kernel
