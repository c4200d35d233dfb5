#include "kernel/slab/objects.h"

namespace fl::kernel {
namespace {

struct Objects {
    Kernel& kernel;
    hw::Hardware& hardware;
    trace::Recorder& record;
    bool enough = true;

    void want(Object& object, Cache cache)
    {
        if (!enough) return;
        object = allocate_object(kernel, hardware, cache, record);
        enough = static_cast<bool>(object);
    }
    void drop(Object& object)
    {
        free_object(kernel, hardware, object, record);
        object = {};
    }
};

Cache inode_cache(InodeKind kind)
{
    switch (kind) {
        case InodeKind::Regular: case InodeKind::Directory: case InodeKind::Link: return Cache::Ext4Inode;
        case InodeKind::Console: case InodeKind::Null: case InodeKind::Zero: case InodeKind::Disk:
        case InodeKind::Shared: case InodeKind::HugeTlb: return Cache::ShmemInode;
        case InodeKind::Text: case InodeKind::PageMap: return Cache::ProcInode;
        case InodeKind::Pipe: break;
    }
    return Cache::Inode;
}

// One user more or fewer of an anon_vma; how many there are now. They are counted in its first bytes.
std::uint64_t count_users(hw::Hardware& hardware, Object anon_vma, std::int64_t change)
{
    const std::uint64_t users =
        hardware.memory.load64(anon_vma.at) + static_cast<std::uint64_t>(change);
    hardware.memory.store64(anon_vma.at, users);
    return users;
}

}  // namespace

std::optional<TaskObjects> allocate_task(Kernel& kernel, hw::Hardware& hardware, bool thread,
                                         trace::Recorder& record)
{
    TaskObjects made;
    Objects objects{kernel, hardware, record};
    objects.want(made.task, Cache::Task);
    objects.want(made.pid, Cache::PidNumber);
    if (!thread) {
        objects.want(made.files, Cache::Files);
        objects.want(made.handlers, Cache::Handlers);
        objects.want(made.signal, Cache::Signal);
    }
    if (objects.enough) return made;
    free_task(kernel, hardware, made, record);
    return std::nullopt;
}

void free_task(Kernel& kernel, hw::Hardware& hardware, TaskObjects& task, trace::Recorder& record)
{
    Objects objects{kernel, hardware, record};
    for (Object* object : {&task.files, &task.handlers, &task.signal, &task.pid, &task.task})
        objects.drop(*object);
}

std::optional<InodeObjects> allocate_inode(Kernel& kernel, hw::Hardware& hardware, InodeKind kind,
                                           trace::Recorder& record)
{
    InodeObjects made;
    Objects objects{kernel, hardware, record};
    objects.want(made.dentry, Cache::Dentry);
    objects.want(made.inode, inode_cache(kind));
    if (kind == InodeKind::Pipe) {  // Linux: alloc_pipe_info(); 16 buffers of 40 bytes
        objects.want(made.pipe, kmalloc_cache(192, KmallocKind::Charged));
        objects.want(made.buffers, kmalloc_cache(16 * 40, KmallocKind::Charged));
    }
    if (objects.enough) return made;
    free_inode(kernel, hardware, made, record);
    return std::nullopt;
}

void free_inode(Kernel& kernel, hw::Hardware& hardware, InodeObjects& inode, trace::Recorder& record)
{
    Objects objects{kernel, hardware, record};
    for (Object* object : {&inode.buffers, &inode.pipe, &inode.inode, &inode.dentry}) objects.drop(*object);
}

void remember_inode(Kernel& kernel, hw::Hardware& hardware, InodeId id, trace::Recorder& record)
{
    const InodeObjects& there = kernel.files.inodes.at(id).objects;
    if (there.inode && there.dentry) [[likely]] return;
    const Cache cache = inode_cache(kernel.files.inodes.at(id).kind);
    // Each may throw the file out of the caches again, so the second is looked at anew.
    if (!there.dentry) {
        const Object dentry = demand_object(kernel, hardware, Cache::Dentry, record);
        kernel.files.inodes.at(id).objects.dentry = dentry;
    }
    if (!there.inode) {
        const Object inode = demand_object(kernel, hardware, cache, record);
        kernel.files.inodes.at(id).objects.inode = inode;
    }
}

void give_objects(Kernel& kernel, hw::Hardware& hardware, Vma& area, trace::Recorder& record)
{
    area.object = demand_object(kernel, hardware, Cache::Area, record);
    if (area.anon_vma) count_users(hardware, area.anon_vma, 1);
}

void take_objects(Kernel& kernel, hw::Hardware& hardware, Vma& area, trace::Recorder& record)
{
    free_object(kernel, hardware, area.object, record);
    area.object = {};
    if (area.anon_vma && count_users(hardware, area.anon_vma, -1) == 0)
        free_object(kernel, hardware, area.anon_vma, record);
    area.anon_vma = {};
}

void give_anon_vma(Kernel& kernel, hw::Hardware& hardware, Vma& area, const Vma* from,
                   trace::Recorder& record)
{
    area.anon_vma = from ? from->anon_vma : demand_object(kernel, hardware, Cache::AnonVma, record);
    if (!area.anon_vma) return;
    if (!from) hardware.memory.store64(area.anon_vma.at, 0);
    count_users(hardware, area.anon_vma, 1);
}

}  // namespace fl::kernel
