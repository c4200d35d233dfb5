#include "kernel/files/metadata.h"

#include "kernel/files/drop.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/reclaim/lists.h"

namespace fl::kernel {

void note_change(Kernel& kernel, hw::Hardware& hardware, InodeId id, trace::Recorder& record)
{
    const FileSystem& files = kernel.files;
    const Inode& inode = files.inodes.at(id);
    const bool told_of = inode.kind == InodeKind::Regular || inode.kind == InodeKind::Directory;
    if (!told_of || files.disk == 0) return;
    constexpr std::uint64_t inodes_a_block = 16;
    const std::uint64_t block = files.free_blocks.end + id / inodes_a_block % inode_table_blocks;
    // Its bytes say nothing here, so a block that had left memory is not read again.
    const auto frame = cached_page(kernel, hardware, files.disk, block, Fill::Overwrite, record);
    if (!frame || !(kernel.frames.table.at(*frame).flags & FrameUptodate)) return;
    mark_accessed(kernel, *frame, record);
    mark_dirty(kernel, *frame, record);
}

void forget_alias(Kernel& kernel, hw::Hardware& hardware, hw::BlockNumber block, trace::Recorder& record)
{
    if (kernel.files.disk == 0 || !kernel.cache.find(kernel.files.disk, block.value)) return;
    drop_clean_pages(kernel, hardware, kernel.files.disk, block.value, block.value + 1, record);
}

}  // namespace fl::kernel
