#include "kernel/files/rename.h"

#include "kernel/files/store.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace fl::kernel {
namespace {

bool is_below(std::string_view path, std::string_view directory)
{
    return path.size() > directory.size() && path.substr(0, directory.size()) == directory
           && path[directory.size()] == '/';
}

bool has_entries(const FileSystem& files, const std::string& directory)
{
    const auto next = files.names.lower_bound(directory + "/");
    return next != files.names.end() && is_below(next->first, directory);
}

bool is_device(InodeKind kind)
{
    return kind == InodeKind::Console || kind == InodeKind::Null || kind == InodeKind::Zero
           || kind == InodeKind::Disk;
}

// Linux: do_renameat2(), vfs_rename().
Status check_names(const FileSystem& files, const std::string& from, const std::string& to,
                   bool keep_existing)
{
    const Inode* source = files.lookup(from);
    const Inode* parent = files.lookup(to.substr(0, std::max<std::size_t>(to.rfind('/'), 1)));
    const Inode* target = files.lookup(to);
    if (from == "/" || to == "/" || from == shared_memory_directory || to == shared_memory_directory)
        return Errno::Busy;
    if (!source || !parent) return Errno::NoEntry;
    if (parent->kind != InodeKind::Directory) return Errno::NotDirectory;
    if (is_shared_memory(from) != is_shared_memory(to)) return Errno::CrossDevice;
    if (target && keep_existing) return Errno::Exists;
    if (is_below(to, from)) return Errno::Invalid;
    if (is_below(from, to)) return Errno::NotEmpty;
    if (is_device(source->kind)) return Errno::Perm;
    if (!target || target == source) return Done{};
    const bool moves_directory = source->kind == InodeKind::Directory;
    if (moves_directory && target->kind != InodeKind::Directory) return Errno::NotDirectory;
    if (!moves_directory && target->kind == InodeKind::Directory) return Errno::IsDirectory;
    if (is_device(target->kind)) return Errno::Perm;
    return moves_directory && has_entries(files, to) ? Status{Errno::NotEmpty} : Status{Done{}};
}

void release_name(Kernel& kernel, hw::Hardware& hardware, const std::string& path, trace::Recorder& record)
{
    const auto at = kernel.files.names.find(path);
    if (at == kernel.files.names.end()) return;
    const InodeId id = at->second;
    take_name(kernel.files, id, path);
    drop_inode_if_unused(kernel, hardware, id, record);
}

}  // namespace

Status rename(Kernel& kernel, hw::Hardware& hardware, const std::string& from, const std::string& to,
              bool keep_existing, trace::Recorder& record)
{
    FileSystem& files = kernel.files;
    if (const Status possible = check_names(files, from, to, keep_existing); !possible) return possible;
    if (from == to || files.lookup(from) == files.lookup(to)) return Done{};
    release_name(kernel, hardware, to, record);
    std::vector<std::pair<std::string, InodeId>> moved;  // a directory takes along what is below it
    for (auto at = files.names.lower_bound(from); at != files.names.end();) {
        const bool goes = at->first == from || is_below(at->first, from);
        if (!goes && at->first.compare(0, from.size(), from) != 0) break;
        if (goes) moved.push_back({to + at->first.substr(from.size()), at->second});
        at = goes ? files.names.erase(at) : std::next(at);
    }
    for (auto& [path, id] : moved) {
        files.inodes.at(id).path = path;
        files.names.insert_or_assign(std::move(path), id);
    }
    for (auto& [pid, process] : kernel.processes)
        if (process.directory == from || is_below(process.directory, from))
            process.directory = to + process.directory.substr(from.size());
    return Done{};
}

}  // namespace fl::kernel
