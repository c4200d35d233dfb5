// Open files and the numbers processes have for them. Linux: fs/file.c, fs/file_table.c.
#include "kernel/files/store.h"
#include "kernel/process/scheduler.h"
#include "kernel/slab/objects.h"

namespace fl::kernel {
namespace {

void count_pipe_end(Inode& inode, const OpenFile& file, int change)
{
    if (inode.kind != InodeKind::Pipe) return;
    const auto by = static_cast<std::uint32_t>(change);
    if (file.writable()) inode.writers += by;
    if (file.readable()) inode.readers += by;
    if (inode.writers + inode.readers == 0) inode.text.clear();
}

void release(Kernel& kernel, hw::Hardware& hardware, std::uint32_t number, trace::Recorder& record)
{
    OpenFile& file = kernel.files.open_files.at(number);
    if (--file.users > 0) return;
    Inode& inode = kernel.files.inodes.at(file.inode);
    count_pipe_end(inode, file, -1);
    if (inode.kind == InodeKind::Pipe)
        wake_all(kernel, WaitReason::Pipe);  // the other end may have become the last
    --inode.opens;
    const InodeId id = inode.id;
    free_object(kernel, hardware, file.object, record);
    kernel.files.open_files.erase(number);
    drop_inode_if_unused(kernel, hardware, id, record);
}

}  // namespace

Result<int> open_inode(Kernel& kernel, hw::Hardware& hardware, Pid pid, InodeId id, std::uint32_t flags,
                       trace::Recorder& record)
{
    Process& process = leader_of(kernel, pid);
    std::size_t slot = 0;
    while (slot < process.descriptors.size() && process.descriptors[slot].file != 0) ++slot;
    if (slot >= process.limits.open_files) return Errno::TooManyFiles;
    const Object object = allocate_object(kernel, hardware, Cache::File, record);
    if (!object) return Errno::NoMemory;
    if (slot == process.descriptors.size()) process.descriptors.push_back({});

    const OpenFile file{.inode = id, .offset = 0, .flags = flags, .users = 1, .object = object, .ahead = {}};
    Inode& inode = kernel.files.inodes.at(id);
    ++inode.opens;
    remember_inode(kernel, hardware, id, record);
    count_pipe_end(inode, file, 1);
    const std::uint32_t number = kernel.files.next_open++;
    kernel.files.open_files.insert(number, file);
    process.descriptors[slot] = {number, (flags & OpenCloseOnExec) != 0};
    return static_cast<int>(slot);
}

unsigned table_size(const Process& process)
{
    unsigned size = process.kernel_thread ? 64 : 256;
    while (!process.kernel_thread && size < process.descriptors.size()) size *= 2;
    return size;
}

Status close_descriptor(Kernel& kernel, hw::Hardware& hardware, Pid pid, int descriptor,
                        trace::Recorder& record)
{
    Process& process = leader_of(kernel, pid);
    if (!open_file(kernel, pid, descriptor)) return Errno::BadFile;
    Descriptor& slot = process.descriptors[static_cast<std::size_t>(descriptor)];
    const std::uint32_t number = slot.file;
    const InodeId inode = kernel.files.open_files.at(number).inode;
    slot = {};
    release(kernel, hardware, number, record);
    if (!kernel.files.locks.empty()) release_locks(kernel, inode, number, process.tgid);
    return Done{};
}

void close_all(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    const int count = static_cast<int>(leader_of(kernel, pid).descriptors.size());
    for (int i = 0; i < count; ++i) static_cast<void>(close_descriptor(kernel, hardware, pid, i, record));
    leader_of(kernel, pid).descriptors.clear();
}

OpenFile* open_file(Kernel& kernel, Pid pid, int descriptor)
{
    const Process& process = leader_of(kernel, pid);
    if (descriptor < 0 || static_cast<std::size_t>(descriptor) >= process.descriptors.size()) return nullptr;
    const std::uint32_t number = process.descriptors[static_cast<std::size_t>(descriptor)].file;
    return number == 0 ? nullptr : kernel.files.open_files.find(number);
}

}  // namespace fl::kernel
