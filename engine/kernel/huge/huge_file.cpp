#include "kernel/huge/huge_file.h"

#include "kernel/files/truncate.h"
#include "kernel/huge/pool.h"

#include <algorithm>

namespace fl::kernel {
namespace {

std::uint64_t pages_in(const std::vector<HugeRange>& ranges)
{
    std::uint64_t sum = 0;
    for (const HugeRange& range : ranges) sum += range.end - range.first;
    return sum;
}

// Linux: region_add(). The ranges stay in order and apart.
std::vector<HugeRange> with(const std::vector<HugeRange>& ranges, HugeRange added)
{
    std::vector<HugeRange> sum;
    for (const HugeRange& range : ranges) {
        if (range.end < added.first) sum.push_back(range);
        if (range.end < added.first || range.first > added.end) continue;
        added = {std::min(added.first, range.first), std::max(added.end, range.end)};
    }
    sum.push_back(added);
    for (const HugeRange& range : ranges)
        if (range.first > added.end) sum.push_back(range);
    return sum;
}

bool contains(const std::vector<HugeRange>& ranges, std::uint64_t index)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [=](const HugeRange& range) { return range.first <= index && index < range.end; });
}

// Pages from `first` on leave the file; Linux: remove_inode_hugepages(), hugetlb_unreserve_pages().
void forget_pages(Kernel& kernel, hw::Hardware& hardware, HugeFile& file, std::uint64_t first)
{
    const std::uint64_t kept_promises = pages_in(file.promised) - file.pages;
    std::uint32_t* link = &file.first;
    for (std::uint32_t at = file.first; at != no_frame;) {
        Frame& frame = kernel.frames.table.edit({at});
        const std::uint32_t next = frame.next;
        if (frame.index < first) {
            link = &frame.next;
        } else {
            *link = next;
            frame.next = no_frame;
            --file.pages;
            release_pool_page(kernel, hardware, {at}, false);
        }
        at = next;
    }
    for (HugeRange& range : file.promised) range.end = std::min(range.end, std::max(first, range.first));
    std::erase_if(file.promised, [](const HugeRange& range) { return range.first == range.end; });
    const std::uint64_t left = pages_in(file.promised) - file.pages;
    unreserve_pool_pages(kernel, pool_of(kernel, file.order), kept_promises - left);
}

}  // namespace

Result<InodeId> make_huge_file(Kernel& kernel, hw::Hardware& hardware, std::string_view path, unsigned order,
                               trace::Recorder& record)
{
    const auto inode = create_inode(kernel, hardware, InodeKind::HugeTlb, path, record);
    if (!inode) return inode.error();
    kernel.files.inodes.at(*inode).mode = 0100777;
    HugeFile file;
    file.order = static_cast<std::uint8_t>(order);
    kernel.huge_files.insert(*inode, std::move(file));
    return *inode;
}

bool promise_file_pages(Kernel& kernel, InodeId inode, HugeRange range)
{
    HugeFile& file = kernel.huge_files.at(inode);
    std::vector<HugeRange> all = with(file.promised, range);
    const std::uint64_t more = pages_in(all) - pages_in(file.promised);
    if (!reserve_pool_pages(kernel, pool_of(kernel, file.order), more)) return false;
    file.promised = std::move(all);
    return true;
}

std::optional<FrameNumber> find_huge_page(const Kernel& kernel, InodeId inode, std::uint64_t index)
{
    for (std::uint32_t at = kernel.huge_files.at(inode).first; at != no_frame;) {
        const Frame& frame = kernel.frames.table.at({at});
        if (frame.index == index) return FrameNumber{at};
        at = frame.next;
    }
    return std::nullopt;
}

std::optional<FrameNumber> frame_of_huge_file(const Kernel& kernel, InodeId inode, std::uint64_t page)
{
    const unsigned order = kernel.huge_files.at(inode).order;
    const auto head = find_huge_page(kernel, inode, page >> order);
    if (!head) return std::nullopt;
    return *head + (page & ((std::uint64_t{1} << order) - 1));
}

std::optional<FrameNumber> add_huge_page(Kernel& kernel, InodeId inode, std::uint64_t index)
{
    HugeFile& file = kernel.huge_files.at(inode);
    const bool promised = contains(file.promised, index);
    const auto head = take_pool_page(kernel, pool_of(kernel, file.order), promised);
    if (!head) return std::nullopt;
    Frame& frame = kernel.frames.table.edit(*head);
    frame.owner = inode;
    frame.index = index;
    frame.next = file.first;
    frame.references = 1;
    file.first = static_cast<std::uint32_t>(head->value);
    ++file.pages;
    if (!promised) file.promised = with(file.promised, {index, index + 1});
    return head;
}

Status set_huge_file_size(Kernel& kernel, hw::Hardware& hardware, InodeId id, ByteCount size,
                          trace::Recorder& record)
{
    HugeFile& file = kernel.huge_files.at(id);
    const std::uint64_t page_bytes = page_size << file.order;
    if (size.value % page_bytes != 0) return Errno::Invalid;
    Inode& inode = kernel.files.inodes.at(id);
    if (size < inode.size) {
        unmap_file_pages(kernel, hardware, id, {size.value / page_size}, record);
        forget_pages(kernel, hardware, file, size.value / page_bytes);
    }
    inode.size = size;
    inode.changed = kernel.now;
    return Done{};
}

void free_huge_file(Kernel& kernel, hw::Hardware& hardware, InodeId inode)
{
    forget_pages(kernel, hardware, kernel.huge_files.at(inode), 0);
    kernel.huge_files.erase(inode);
}

}  // namespace fl::kernel
