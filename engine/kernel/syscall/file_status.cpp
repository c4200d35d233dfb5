#include "kernel/syscall/file_status.h"

#include "kernel/files/blocks.h"
#include "kernel/syscall/clock.h"

namespace fl::kernel {

FileStatus status_of(const Kernel& kernel, const Inode& inode)
{
    constexpr std::uint64_t disk = 0xfe00, memory = 0x1a, terminal = 0x8800, null = 0x103, zero = 0x105;
    FileStatus status{};
    const bool in_proc = inode.kind == InodeKind::Text || inode.kind == InodeKind::PageMap;
    status.device = in_proc ? 0x17 : inode.kind == InodeKind::Shared ? memory : disk;
    status.inode = inode.id;
    status.links = inode.linked || in_proc ? 1 + inode.more_names : 0;
    if (inode.kind == InodeKind::Directory) status.links = 2;
    status.mode = inode.mode;
    status.uid = inode.uid;
    status.size = in_proc || inode.kind == InodeKind::Disk ? 0 : inode.size.value;
    if (inode.kind == InodeKind::Link) status.size = inode.text.size();
    status.block_size = in_proc ? 1024 : page_size;
    status.blocks = blocks_of(kernel, inode) * (page_size / 512);
    if (inode.kind == InodeKind::Disk) status.special_device = disk;
    if (const HugeFile* huge = kernel.huge_files.find(inode.id)) {
        status.block_size = page_size << huge->order;
        status.blocks = huge->pages * (status.block_size / 512);
    }
    if (inode.kind == InodeKind::Null) status.special_device = null;
    if (inode.kind == InodeKind::Zero) status.special_device = zero;
    if (inode.kind == InodeKind::Console) {
        status.mode = kernel.files.console_is_file ? 0100644 : 0020620;
        status.special_device = kernel.files.console_is_file ? 0 : terminal;
        status.block_size = kernel.files.console_is_file ? page_size : 1024;
    }
    const WallClock changed = wall_clock(inode.changed);
    const WallClock accessed = inode.accessed.value ? wall_clock(inode.accessed) : changed;
    const bool later = inode.changed > inode.stamped && inode.changed <= kernel.now;  // written since
    const WallClock stamped = inode.stamped.value && !later ? wall_clock(inode.stamped) : changed;
    status.times = {accessed.seconds,    accessed.nanoseconds, changed.seconds,
                    changed.nanoseconds, stamped.seconds,      stamped.nanoseconds};
    return status;
}

}  // namespace fl::kernel
