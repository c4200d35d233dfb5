#include "kernel/slab/shrink.h"

#include "kernel/slab/objects.h"

#include <algorithm>

namespace fl::kernel {
namespace {

bool unused(const Inode& inode)
{
    return inode.linked && inode.kind == InodeKind::Regular && inode.opens == 0 && inode.maps == 0
           && inode.cached == 0 && (inode.objects.inode || inode.objects.dentry);
}

std::uint64_t objects_of(const Inode& inode)
{
    return (inode.objects.inode ? 1u : 0u) + (inode.objects.dentry ? 1u : 0u);
}

}  // namespace

std::uint64_t unused_file_objects(const Kernel& kernel)
{
    std::uint64_t objects = 0;
    for (const auto& [id, inode] : kernel.files.inodes)
        if (unused(inode)) objects += objects_of(inode);
    return objects;
}

std::uint64_t drop_file_objects(Kernel& kernel, hw::Hardware& hardware, std::uint64_t most,
                                trace::Recorder& record)
{
    std::uint64_t freed = 0;
    for (auto& [id, inode] : kernel.files.inodes) {
        if (freed >= most) break;
        if (!unused(inode)) continue;
        freed += objects_of(inode);
        free_inode(kernel, hardware, inode.objects, record);
    }
    return freed;
}

void shrink_slab(Kernel& kernel, hw::Hardware& hardware, int priority, trace::Recorder& record)
{
    constexpr std::uint64_t batch = 1024, seeks = 2;  // of a file system's shrinker
    if (priority > 1) return;  // less than a batch and less than all of them is not worth beginning
    const std::uint64_t freeable = unused_file_objects(kernel) * kernel.tunables.vfs_cache_pressure / 100;
    const std::uint64_t wanted = std::min((freeable >> priority) * 4 / seeks, freeable * 2);
    if (freeable == 0 || (wanted < batch && wanted < freeable)) return;
    const std::uint64_t scanned = std::min(wanted, freeable);
    kernel.statistics.slabs_scanned += scanned;
    static_cast<void>(drop_file_objects(kernel, hardware, scanned, record));
}

void drop_slab(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    ++kernel.statistics.drop_slab;
    kernel.statistics.slabs_scanned += unused_file_objects(kernel);
    static_cast<void>(drop_file_objects(kernel, hardware, ~std::uint64_t{0}, record));
}

}  // namespace fl::kernel
