#include "kernel/files/truncate.h"

#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/block/requests.h"
#include "kernel/files/blocks.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/reclaim/workingset.h"
#include "kernel/swap/shared_pages.h"

#include <utility>
#include <vector>

namespace fl::kernel {
namespace {

// Zeroes what lies behind the new end in the last page: growing again must not show old bytes.
void clear_tail(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t size,
                trace::Recorder& record)
{
    const std::uint64_t offset = size % page_size;
    if (offset == 0) return;
    if (shared_slot(kernel, id, size / page_size))
        static_cast<void>(fetch_shared(kernel, hardware, id, size / page_size, record));
    auto frame = kernel.cache.find(id, size / page_size);
    if (!frame && kernel.files.inodes.at(id).blocks.find(size / page_size))
        if (const auto made = cached_page(kernel, hardware, id, size / page_size, Fill::Read, record))
            frame = *made;
    if (!frame) return;
    wait_for_disk(kernel, hardware, when_done(kernel, *frame), record);
    const std::vector<std::byte> zeros(page_size - offset);
    hardware.memory.write(address_in(*frame, offset), zeros);
    mark_dirty(kernel, *frame, record);
}

}  // namespace

void drop_cached_pages(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t first,
                       trace::Recorder& record)
{
    std::vector<std::pair<std::uint64_t, FrameNumber>> pages;
    kernel.cache.each_page(id, first, [&](std::uint64_t index, FrameNumber frame) {
        pages.push_back({index, frame});
    });
    forget_shared(kernel, hardware, id, first, record);
    forget_shadows(kernel, id, first);
    Inode& inode = kernel.files.inodes.at(id);
    for (const auto& [index, number] : pages) {
        // What the disk is still busy with is waited for. Linux: folio_wait_writeback().
        wait_for_disk(kernel, hardware, when_done(kernel, number), record);
        forget_dirty(kernel, number);
        Frame& frame = kernel.frames.table.edit(number);
        if (inode.kind == InodeKind::Shared) --kernel.statistics.nr_shmem;
        --kernel.statistics.nr_file_pages;
        --inode.cached;
        kernel.cache.erase(id, index);
        if (--frame.references == 0) free_page(kernel, hardware, number, record);
    }
}

void unmap_file_pages(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t first,
                      trace::Recorder& record)
{
    for (auto& [number, space] : kernel.spaces)
        for (std::size_t i = 0; i < space.areas.size(); ++i) {
            const Vma area = space.areas[i];
            if (area.inode != id || area.file_page + area.pages() <= first) continue;
            const VirtAddr begin =
                area.begin + (first > area.file_page ? first - area.file_page : 0) * page_size;
            zap(kernel, hardware, space, begin, area.end, record);
        }
}

Status set_size(Kernel& kernel, hw::Hardware& hardware, InodeId id, ByteCount size, trace::Recorder& record)
{
    constexpr std::uint64_t largest = 1ull << 43;  // 8 TiB, ext4's is near it
    Inode& inode = kernel.files.inodes.at(id);
    if (inode.kind == InodeKind::Directory) return Errno::IsDirectory;
    if (inode.kind != InodeKind::Regular && inode.kind != InodeKind::Shared) return Errno::Invalid;
    if (size.value > largest) return Errno::FileTooBig;
    if (size < inode.size) {
        const std::uint64_t first = pages_for(size).value;
        unmap_file_pages(kernel, hardware, id, first, record);
        drop_cached_pages(kernel, hardware, id, first, record);
        release_blocks(kernel, hardware, id, first);
        clear_tail(kernel, hardware, id, size.value, record);
    }
    inode.size = size;
    inode.changed = kernel.now;
    return Done{};
}

}  // namespace fl::kernel
