#include "kernel/files/truncate.h"

#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/block/requests.h"
#include "kernel/files/blocks.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/huge/huge_file.h"
#include "kernel/reclaim/workingset.h"
#include "kernel/swap/shared_pages.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace fl::kernel {
namespace {

// Zeroes bytes within a page: growing again, or reading the hole, must not show old ones.
void clear_bytes(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t begin, std::uint64_t end,
                 trace::Recorder& record)
{
    if (begin >= end) return;
    const std::uint64_t page = begin / page_size;
    if (shared_slot(kernel, id, page)) static_cast<void>(fetch_shared(kernel, hardware, id, page, record));
    auto frame = kernel.cache.find(id, page);
    if (!frame && block_of(kernel.files.inodes.at(id), page))
        if (const auto made = cached_page(kernel, hardware, id, page, Fill::Read, record)) frame = *made;
    if (!frame) return;
    wait_for_disk(kernel, hardware, when_done(kernel, *frame), record);
    const std::vector<std::byte> zeros(end - begin);
    hardware.memory.write(address_in(*frame, begin % page_size), zeros);
    mark_dirty(kernel, *frame, record);
}

}  // namespace

void drop_cached_pages(Kernel& kernel, hw::Hardware& hardware, InodeId id, PageSpan span,
                       trace::Recorder& record)
{
    std::vector<std::pair<std::uint64_t, FrameNumber>> pages;
    kernel.cache.each_page(id, span.first, [&](std::uint64_t index, FrameNumber frame) {
        if (span.contains(index)) pages.push_back({index, frame});
    });
    forget_shared(kernel, hardware, id, span, record);
    forget_shadows(kernel, id, span);
    Inode& inode = kernel.files.inodes.at(id);
    for (const auto& [index, number] : pages) {
        // What the disk is still busy with is waited for. Linux: folio_wait_writeback().
        wait_for_disk(kernel, hardware, when_done(kernel, number), record);
        forget_dirty(kernel, number);
        Frame& frame = kernel.frames.table.edit(number);
        count_cached(kernel, inode, -1);
        kernel.cache.erase(id, index);
        if (--frame.references == 0) free_page(kernel, hardware, number, record);
    }
}

void unmap_file_pages(Kernel& kernel, hw::Hardware& hardware, InodeId id, PageSpan pages,
                      trace::Recorder& record)
{
    for (auto& [number, space] : kernel.spaces)
        for (std::size_t i = 0; i < space.areas.size(); ++i) {
            const Vma area = space.areas[i];
            const std::uint64_t first = std::max(pages.first, area.file_page);
            const std::uint64_t end = std::min(pages.end, area.file_page + area.pages());
            if (area.inode != id || first >= end) continue;
            const VirtAddr begin = area.begin + (first - area.file_page) * page_size;
            zap(kernel, hardware, space, begin, begin + (end - first) * page_size, record);
        }
}

Status set_size(Kernel& kernel, hw::Hardware& hardware, InodeId id, ByteCount size, trace::Recorder& record)
{
    constexpr std::uint64_t largest = 1ull << 43;  // 8 TiB, ext4's is near it
    Inode& inode = kernel.files.inodes.at(id);
    if (inode.kind == InodeKind::Directory) return Errno::IsDirectory;
    if (inode.kind == InodeKind::HugeTlb) return set_huge_file_size(kernel, hardware, id, size, record);
    if (inode.kind != InodeKind::Regular && inode.kind != InodeKind::Shared) return Errno::Invalid;
    if (size.value > largest) return Errno::FileTooBig;
    if (size < inode.size) {
        const PageSpan behind{pages_for(size).value};
        unmap_file_pages(kernel, hardware, id, behind, record);
        drop_cached_pages(kernel, hardware, id, behind, record);
        release_blocks(kernel, hardware, id, behind);
        if (size.value % page_size != 0)
            clear_bytes(kernel, hardware, id, size.value, behind.first * page_size, record);
    }
    inode.size = size;
    inode.changed = kernel.now;
    return Done{};
}

Status punch_hole(Kernel& kernel, hw::Hardware& hardware, InodeId id, ByteCount begin, ByteCount end,
                  trace::Recorder& record)
{
    Inode& inode = kernel.files.inodes.at(id);
    if (inode.kind != InodeKind::Regular && inode.kind != InodeKind::Shared) return Errno::Invalid;
    const PageSpan whole{pages_for(begin).value, end.value / page_size};
    const bool within_one = begin.value / page_size == end.value / page_size;
    clear_bytes(kernel, hardware, id, begin.value,
                within_one ? end.value : align_up(begin.value, page_size), record);
    if (!within_one) clear_bytes(kernel, hardware, id, whole.end * page_size, end.value, record);
    unmap_file_pages(kernel, hardware, id, whole, record);
    drop_cached_pages(kernel, hardware, id, whole, record);
    release_blocks(kernel, hardware, id, whole);
    inode.changed = kernel.now;
    return Done{};
}

}  // namespace fl::kernel
