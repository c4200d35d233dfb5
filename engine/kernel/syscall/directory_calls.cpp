// Making and removing directories. Linux: fs/namei.c do_mkdirat(), do_rmdir().
#include "kernel/files/store.h"
#include "kernel/syscall/path_argument.h"

#include <algorithm>
#include <string>

namespace fl::kernel {
namespace {

constexpr std::uint64_t at_remove_directory = 0x200;  // AT_REMOVEDIR

Answer make_directory(const CallContext& call, int from, VirtAddr at, std::uint64_t mode)
{
    std::string path;
    if (const Answer got = get_path(call, from, at, Follow::No, path); got.failed()) return got;
    if (simulated_text(path)) return call.host.make_directory(path, call.process().tgid);
    if (path == "/" || call.kernel.files.lookup(path)) return Errno::Exists;
    const Inode* parent = call.kernel.files.lookup(path.substr(0, std::max<std::size_t>(path.rfind('/'), 1)));
    if (!parent) return why_missing(call.kernel.files, path);
    if (parent->kind != InodeKind::Directory) return Errno::NotDirectory;
    const auto made = create_inode(call.kernel, call.hardware, InodeKind::Directory, path, call.record);
    if (!made) return made.error();
    Inode& inode = call.kernel.files.inodes.at(*made);
    inode.mode = 0040000 | static_cast<std::uint32_t>(mode & 01777 & ~call.leader().umask);
    inode.uid = call.process().uid;
    return 0;
}

bool is_empty(const FileSystem& files, const std::string& directory)
{
    const std::string prefix = directory + "/";
    const auto below = files.names.lower_bound(prefix);
    return below == files.names.end() || below->first.compare(0, prefix.size(), prefix) != 0;
}

Answer remove_directory(const CallContext& call, int from, VirtAddr at)
{
    std::string path;
    if (const Answer got = get_path(call, from, at, Follow::No, path); got.failed()) return got;
    if (simulated_text(path)) return call.host.remove_directory(path, call.process().tgid);
    if (path == "/") return Errno::Busy;
    FileSystem& files = call.kernel.files;
    const Inode* inode = files.lookup(path);
    if (!inode) return why_missing(call.kernel.files, path);
    if (inode->kind != InodeKind::Directory) return Errno::NotDirectory;
    if (!is_empty(files, path)) return Errno::NotEmpty;
    const InodeId id = inode->id;
    files.inodes.at(id).linked = false;
    files.names.erase(path);
    drop_inode_if_unused(call.kernel, call.hardware, id, call.record);
    return 0;
}

}  // namespace

std::optional<Answer> directory_call(const CallContext& call, SystemCall number)
{
    constexpr int here = at_working_directory;
    switch (number) {
        case SystemCall::Mkdir: return make_directory(call, here, call.address(0), call.argument(1));
        case SystemCall::Mkdirat:
            return make_directory(call, call.integer(0), call.address(1), call.argument(2));
        case SystemCall::Rmdir: return remove_directory(call, here, call.address(0));
        case SystemCall::Getdents64: return list_directory(call);
        case SystemCall::Unlinkat:
            if (call.argument(2) & at_remove_directory)
                return remove_directory(call, call.integer(0), call.address(1));
            return std::nullopt;
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
