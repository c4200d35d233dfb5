#include "kernel/files/store.h"

#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/block/requests.h"
#include "kernel/files/blocks.h"
#include "kernel/files/metadata.h"
#include "kernel/files/truncate.h"
#include "kernel/huge/huge_file.h"
#include "kernel/swap/shared_pages.h"
#include "kernel/reclaim/lists.h"
#include "kernel/slab/objects.h"

#include <algorithm>

namespace fl::kernel {
Result<InodeId> create_inode(Kernel& kernel, hw::Hardware& hardware, InodeKind kind, std::string_view path,
                             trace::Recorder& record)
{
    const auto objects = allocate_inode(kernel, hardware, kind, record);
    if (!objects) return Errno::NoMemory;
    FileSystem& files = kernel.files;
    Inode inode;
    inode.id = files.next_inode++;
    inode.kind = kind;
    inode.objects = *objects;
    inode.path = path;
    inode.changed = kernel.now;
    if (kind == InodeKind::Directory) inode.mode = 0040755;
    if (kind == InodeKind::Disk) inode.mode = 0060660;
    if (kind == InodeKind::Console || kind == InodeKind::Null || kind == InodeKind::Zero)
        inode.mode = 0020666;
    if (kind == InodeKind::Pipe) inode.mode = 0010600;
    if (kind == InodeKind::Link) inode.mode = 0120777;
    if (kind == InodeKind::Link) ++files.links;
    const bool nameless = kind == InodeKind::Pipe || kind == InodeKind::Text || kind == InodeKind::PageMap
                          || kind == InodeKind::HugeTlb
                          || (kind == InodeKind::Shared && !is_shared_memory(path));
    if (!nameless) files.names.insert_or_assign(inode.path, inode.id);
    else inode.linked = false;
    const InodeId id = inode.id;
    files.inodes.insert(id, std::move(inode));
    note_change(kernel, hardware, id, record);
    return id;
}

Result<InodeId> put_file(Kernel& kernel, hw::Hardware& hardware, std::string_view path,
                         std::span<const std::byte> bytes, std::uint32_t mode, trace::Recorder& record)
{
    const Inode* old = kernel.files.lookup(path);
    if (old && old->kind != InodeKind::Regular && old->kind != InodeKind::Shared) return Errno::IsDirectory;
    if (old && old->more_names != 0) {  // the other names see it too
        const InodeId id = old->id;
        if (const Status cut = set_size(kernel, hardware, id, {0}, record); !cut) return cut.error();
        const auto all = write_inode(kernel, hardware, id, 0, bytes, record);
        return all ? Result<InodeId>(id) : Result<InodeId>(all.error());
    }
    // A new inode under the old name: who has the old file open or mapped keeps it.
    if (old)
        if (const Status removed = remove_name(kernel, hardware, path, record); !removed)
            return removed.error();
    const InodeKind kind = is_shared_memory(path) ? InodeKind::Shared : InodeKind::Regular;
    const auto inode = create_inode(kernel, hardware, kind, path, record);
    if (!inode) return inode.error();
    kernel.files.inodes.at(*inode).mode = 0100000 | (mode & 0777);
    const auto written = write_inode(kernel, hardware, *inode, 0, bytes, record);
    if (!written || *written < bytes.size()) {
        static_cast<void>(remove_name(kernel, hardware, path, record));
        return Errno::NoMemory;
    }
    return *inode;
}

std::string file_text(const Kernel& kernel, const hw::Hardware& hardware, std::string_view path)
{
    const Inode* inode = kernel.files.lookup(path);
    if (!inode || (inode->kind != InodeKind::Regular && inode->kind != InodeKind::Shared)) return {};
    std::string text(inode->size.value, '\0');
    read_inode(kernel, hardware, inode->id, 0, std::as_writable_bytes(std::span<char>(text)));
    return text;
}

Status remove_name(Kernel& kernel, hw::Hardware& hardware, std::string_view path, trace::Recorder& record)
{
    const auto at = kernel.files.names.find(path);
    if (at == kernel.files.names.end()) return Errno::NoEntry;
    const InodeId id = at->second;
    Inode& inode = kernel.files.inodes.at(id);
    if (inode.kind == InodeKind::Directory) return Errno::IsDirectory;
    const bool removable = inode.kind == InodeKind::Regular || inode.kind == InodeKind::Shared ||
                           inode.kind == InodeKind::Link || inode.kind == InodeKind::Pipe;
    if (!removable) return Errno::Perm;
    take_name(kernel.files, id, path);
    note_change(kernel, hardware, id, record);
    drop_inode_if_unused(kernel, hardware, id, record);
    return Done{};
}

void take_name(FileSystem& files, InodeId id, std::string_view path)
{
    Inode& inode = files.inodes.at(id);
    const bool called_so = inode.path == path;
    files.names.erase(files.names.find(path));
    inode.linked = inode.more_names > 0;
    if (!inode.linked) return;
    --inode.more_names;
    for (const auto& [name, there] : files.names)
        if (called_so && there == id) inode.path = name;
}

void drop_inode_if_unused(Kernel& kernel, hw::Hardware& hardware, InodeId id, trace::Recorder& record)
{
    Inode* inode = kernel.files.inodes.find(id);
    if (!inode || inode->linked || inode->segment || inode->opens != 0 || inode->maps != 0) return;
    drop_cached_pages(kernel, hardware, id, {}, record);
    release_blocks(kernel, hardware, id, {});
    uncommit(kernel, inode->accounted);
    if (inode->kind == InodeKind::HugeTlb) free_huge_file(kernel, hardware, id);
    if (inode->kind == InodeKind::Link) --kernel.files.links;
    free_inode(kernel, hardware, inode->objects, record);
    kernel.files.inodes.erase(id);
}

void count_cached(Kernel& kernel, Inode& inode, std::int64_t change)
{
    const auto pages = static_cast<std::uint64_t>(change);
    inode.cached += pages;
    kernel.statistics.nr_file_pages += pages;
    if (inode.kind == InodeKind::Shared) kernel.statistics.nr_shmem += pages;
    if (inode.kind == InodeKind::Disk) kernel.statistics.nr_buffers += pages;
}

Result<FrameNumber> cached_page(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t index,
                                Fill fill, trace::Recorder& record)
{
    if (const auto there = kernel.cache.find(id, index)) return *there;
    if (shared_slot(kernel, id, index)) {
        if (!fetch_shared(kernel, hardware, id, index, record)) return Errno::NoMemory;
        return cached_page(kernel, hardware, id, index, fill, record);
    }
    const auto number = allocate_page(kernel, hardware, FrameUse::PageCache, record);
    if (!number) return Errno::NoMemory;
    Inode& inode = kernel.files.inodes.at(id);
    Frame& frame = kernel.frames.table.edit(*number);
    frame.owner = id;
    frame.index = index;
    frame.flags = inode.kind == InodeKind::Shared ? FrameUptodate | FrameSwapBacked : FrameUptodate;
    kernel.cache.insert(id, index, *number);
    count_cached(kernel, inode, 1);
    remember_inode(kernel, hardware, id, record);
    list_add(kernel, *number, record);
    record.record(trace::PageCached{id, index, *number});
    const auto block = fill == Fill::Read ? block_of(inode, index) : std::nullopt;
    if (block) start_read(kernel, hardware, *number, *block, record);
    return *number;
}

}  // namespace fl::kernel
