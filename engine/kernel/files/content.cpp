// Bytes in and out of files, through the page cache. Linux: mm/filemap.c.
#include "kernel/huge/huge_file.h"
#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/files/metadata.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/reclaim/lists.h"
#include "kernel/swap/shared_pages.h"

#include <algorithm>

namespace fl::kernel {

std::uint64_t read_inode(const Kernel& kernel, const hw::Hardware& hardware, InodeId id, std::uint64_t offset,
                         std::span<std::byte> bytes)
{
    const Inode& inode = kernel.files.inodes.at(id);
    if (offset >= inode.size.value) return 0;
    const std::uint64_t length = std::min<std::uint64_t>(bytes.size(), inode.size.value - offset);
    for (std::uint64_t done = 0; done < length;) {
        const std::uint64_t at = (offset + done) % page_size;
        const std::uint64_t chunk = std::min(page_size - at, length - done);
        const auto target = bytes.subspan(done, chunk);
        const auto frame = inode.kind == InodeKind::HugeTlb
                               ? frame_of_huge_file(kernel, id, (offset + done) / page_size)
                               : kernel.cache.find(id, (offset + done) / page_size);
        if (frame) hardware.memory.read(address_in(*frame, at), target);
        else if (const auto slot = shared_slot(kernel, id, (offset + done) / page_size))
            peek_shared(kernel, hardware, *slot, at, target);
        else if (const auto block = block_of(inode, (offset + done) / page_size))
            hardware.disk.read(*block, at, target);
        else std::fill(target.begin(), target.end(), std::byte{0});  // a hole
        done += chunk;
    }
    return length;
}

Result<std::uint64_t> write_inode(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t offset,
                                  std::span<const std::byte> bytes, trace::Recorder& record)
{
    std::uint64_t done = 0;
    while (done < bytes.size()) {
        const std::uint64_t at = (offset + done) % page_size;
        const std::uint64_t chunk = std::min<std::uint64_t>(page_size - at, bytes.size() - done);
        const Fill fill = chunk == page_size ? Fill::Overwrite : Fill::Read;
        const auto frame = cached_page(kernel, hardware, id, (offset + done) / page_size, fill, record);
        if (!frame) break;
        if (!(kernel.frames.table.at(*frame).flags & FrameUptodate))
            wait_for_disk(kernel, hardware, when_done(kernel, *frame), record);
        hardware.memory.write(address_in(*frame, at), bytes.subspan(done, chunk));
        mark_accessed(kernel, *frame, record);
        mark_dirty(kernel, *frame, record);
        kernel.now += costs::copy_bytes_page;
        done += chunk;
    }
    if (done == 0 && !bytes.empty()) return Errno::NoSpace;
    Inode& inode = kernel.files.inodes.at(id);
    const bool grows = ByteCount{offset + done} > inode.size;
    inode.size = std::max(inode.size, ByteCount{offset + done});
    inode.changed = kernel.now;
    if (grows) note_change(kernel, hardware, id, record);
    return done;
}

}  // namespace fl::kernel
