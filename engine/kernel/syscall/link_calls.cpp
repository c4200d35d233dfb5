// Names that lead to other names, and what else is said about a file. Linux: fs/namei.c, fs/open.c.
#include "kernel/files/metadata.h"
#include "kernel/files/store.h"
#include "kernel/syscall/clock.h"
#include "kernel/syscall/copy_calls.h"
#include "kernel/syscall/fifo_calls.h"
#include "kernel/syscall/lock_calls.h"
#include "kernel/syscall/path_argument.h"

#include <algorithm>
#include <array>
#include <string>

namespace fl::kernel {
namespace {


Answer check_new_name(const CallContext& call, const std::string& path)
{
    if (call.kernel.files.lookup(path)) return Errno::Exists;
    if (simulated_text(path)) return Errno::Perm;
    const Inode* parent = call.kernel.files.lookup(path.substr(0, std::max<std::size_t>(path.rfind('/'), 1)));
    if (!parent) return why_missing(call.kernel.files, path);
    return parent->kind == InodeKind::Directory ? Answer{0} : Answer{Errno::NotDirectory};
}

Answer make_link(const CallContext& call, VirtAddr target_at, int directory, VirtAddr at)
{
    std::string target, path;
    if (const Reach reach = call.memory().read_string(target_at, longest_path, target); reach != Reach::Ok)
        return reach;
    if (target.empty()) return Errno::NoEntry;
    if (const Answer got = get_path(call, directory, at, Follow::No, path); got.failed()) return got;
    if (const Answer fine = check_new_name(call, path); fine.failed()) return fine;
    const auto made = create_inode(call.kernel, call.hardware, InodeKind::Link, path, call.record);
    if (!made) return made.error();
    Inode& inode = call.kernel.files.inodes.at(*made);
    inode.text = target;
    inode.uid = call.process().uid;
    return 0;
}

Answer give_name(const CallContext& call, int from_directory, VirtAddr from_at, int directory, VirtAddr at,
                 Follow last)
{
    std::string from, path;
    if (const Answer got = get_path(call, from_directory, from_at, last, from); got.failed()) return got;
    if (const Answer got = get_path(call, directory, at, Follow::No, path); got.failed()) return got;
    const Inode* found = call.kernel.files.lookup(from);
    if (!found) return why_missing(call.kernel.files, from);
    if (const Answer fine = check_new_name(call, path); fine.failed()) return fine;
    const InodeKind kind = found->kind;
    if (kind == InodeKind::Directory) return Errno::Perm;
    if (is_shared_memory(from) != is_shared_memory(path)) return Errno::CrossDevice;
    if (kind != InodeKind::Regular && kind != InodeKind::Shared && kind != InodeKind::Link)
        return Errno::Perm;
    const InodeId id = found->id;
    ++call.kernel.files.inodes.at(id).more_names;
    call.kernel.files.names.insert_or_assign(path, id);
    note_change(call.kernel, call.hardware, id, call.record);
    return 0;
}

Answer read_link(const CallContext& call, int directory, VirtAddr at, VirtAddr to, std::uint64_t size)
{
    std::string path;
    if (const Answer got = get_path(call, directory, at, Follow::No, path); got.failed()) return got;
    const Inode* inode = call.kernel.files.lookup(path);
    const bool link = inode && inode->kind == InodeKind::Link;
    const std::string target = link ? inode->text : link_target(call, path);
    if (target.empty() && inode) return Errno::Invalid;
    if (target.empty())
        return simulated_text(path) && call.host.render(path, call.process().tgid)
                   ? Errno::Invalid
                   : why_missing(call.kernel.files, path);
    if (static_cast<std::int64_t>(size) <= 0) return Errno::Invalid;
    const auto bytes = std::as_bytes(std::span(target)).first(
        static_cast<std::size_t>(std::min<std::uint64_t>(target.size(), size)));
    const Reach reach = call.memory().write(to, bytes);
    return reach == Reach::Ok ? Answer{static_cast<std::int64_t>(bytes.size())} : Answer{reach};
}

Answer call_fchdir(const CallContext& call)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if (inode.kind != InodeKind::Directory) return Errno::NotDirectory;
    call.leader().directory = inode.path;
    return 0;
}

// All groups are one here.
Answer change_owner(const CallContext& call, InodeId id)
{
    const auto uid = static_cast<std::uint32_t>(call.argument(1));
    if (uid != ~0u) call.kernel.files.inodes.at(id).uid = uid;
    return 0;
}

Answer call_chown(const CallContext& call, Follow last)
{
    std::string path;
    if (const Answer got = get_path(call, at_working_directory, call.address(0), last, path); got.failed())
        return got;
    const Inode* inode = call.kernel.files.lookup(path);
    return inode ? change_owner(call, inode->id) : Answer{why_missing(call.kernel.files, path)};
}

Answer call_fchown(const CallContext& call)
{
    const OpenFile* file = call.file(call.integer(0));
    return file ? change_owner(call, file->inode) : Answer{Errno::BadFile};
}

Answer call_umask(const CallContext& call)
{
    const std::uint32_t before = call.leader().umask;
    call.leader().umask = static_cast<std::uint32_t>(call.argument(0)) & 0777;
    return before;
}

// Linux: vfs_utimes().
Answer call_utimensat(const CallContext& call)
{
    constexpr std::uint64_t no_follow = 0x100;
    constexpr std::int64_t now = 0x3fffffff, omit = 0x3ffffffe;  // UTIME_NOW, UTIME_OMIT
    constexpr std::int64_t second = 1'000'000'000;
    struct Time {
        std::int64_t seconds = 0, nanoseconds = now;
    };
    std::array<Time, 2> times;
    if (call.address(2).value != 0)
        if (const Reach reach = call.memory().get(call.address(2), times); reach != Reach::Ok)
            return reach;
    InodeId id = 0;
    if (call.argument(1) == 0) {
        const OpenFile* file = call.file(call.integer(0));
        if (!file) return Errno::BadFile;
        id = file->inode;
    } else {
        std::string path;
        const Follow last = call.argument(3) & no_follow ? Follow::No : Follow::Yes;
        const Answer got = get_path(call, call.integer(0), call.address(1), last, path);
        if (got.failed()) return got;
        const Inode* inode = call.kernel.files.lookup(path);
        if (!inode) return why_missing(call.kernel.files, path);
        id = inode->id;
    }
    for (const Time& time : times)
        if (time.nanoseconds < 0 || (time.nanoseconds >= second && time.nanoseconds < omit))
            return Errno::Invalid;
    Inode& inode = call.kernel.files.inodes.at(id);
    if (inode.accessed.value == 0) inode.accessed = inode.changed;
    Tick* const fields[] = {&inode.accessed, &inode.changed};
    for (std::size_t i = 0; i < times.size(); ++i)
        if (times[i].nanoseconds == now) *fields[i] = call.kernel.now;
        else if (times[i].nanoseconds != omit)
            *fields[i] = tick_of({static_cast<std::uint64_t>(times[i].seconds),
                                  static_cast<std::uint64_t>(times[i].nanoseconds)});
    inode.stamped = call.kernel.now;
    return 0;
}

}  // namespace

std::optional<Answer> link_call(const CallContext& call, SystemCall number)
{
    constexpr int here = at_working_directory;
    constexpr std::uint64_t follow = 0x400;  // AT_SYMLINK_FOLLOW
    switch (number) {
        case SystemCall::Symlink: return make_link(call, call.address(0), here, call.address(1));
        case SystemCall::Symlinkat:
            return make_link(call, call.address(0), call.integer(1), call.address(2));
        case SystemCall::Link:
            return give_name(call, here, call.address(0), here, call.address(1), Follow::No);
        case SystemCall::Linkat:
            return give_name(call, call.integer(0), call.address(1), call.integer(2), call.address(3),
                             call.argument(4) & follow ? Follow::Yes : Follow::No);
        case SystemCall::Readlink:
            return read_link(call, here, call.address(0), call.address(1), call.argument(2));
        case SystemCall::Readlinkat:
            return read_link(call, call.integer(0), call.address(1), call.address(2), call.argument(3));
        case SystemCall::Fchdir: return call_fchdir(call);
        case SystemCall::Chown: return call_chown(call, Follow::Yes);
        case SystemCall::Lchown: return call_chown(call, Follow::No);
        case SystemCall::Fchown: return call_fchown(call);
        case SystemCall::Umask: return call_umask(call);
        case SystemCall::Flock: return call_flock(call);
        case SystemCall::Sendfile: return call_sendfile(call);
        case SystemCall::CopyFileRange: return call_copy_file_range(call);
        case SystemCall::Mknod: return make_fifo(call, here, call.address(0), call.argument(1));
        case SystemCall::Mknodat:
            return make_fifo(call, call.integer(0), call.address(1), call.argument(2));
        case SystemCall::Utimensat: return call_utimensat(call);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
