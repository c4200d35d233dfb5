// System calls that take a path. Linux: fs/namei.c, fs/open.c, fs/stat.c.
#include "kernel/files/metadata.h"
#include "kernel/files/store.h"
#include "kernel/huge/huge_file.h"
#include "kernel/syscall/fifo_calls.h"
#include "kernel/syscall/file_status.h"
#include "kernel/syscall/path_argument.h"

#include <algorithm>
#include <array>
#include <string>

namespace fl::kernel {
namespace {

constexpr std::uint32_t at_empty_path = 0x1000, at_no_follow = 0x100, at_remove_directory = 0x200;

bool parent_exists(const Kernel& kernel, std::string_view path)
{
    const std::string_view parent = path.substr(0, std::max<std::size_t>(path.rfind('/'), 1));
    const Inode* inode = kernel.files.lookup(parent);
    return inode && inode->kind == InodeKind::Directory;
}

bool is_page_map(std::string_view path)
{
    return path.size() > 8 && path.substr(path.size() - 8) == "/pagemap";
}

// A file of /proc has no bytes: they are made when it is read.
Answer open_text(const CallContext& call, const std::string& path, std::uint32_t flags)
{
    const Pid subject = path.compare(0, 6, "/proc/") == 0 ? subject_of(call, path) : 0;
    const bool map = is_page_map(path) && subject != 0;
    const bool directory = !map && call.host.list(path, call.process().tgid).has_value();
    if (directory && (flags & OpenAccessMask)) return Errno::IsDirectory;
    if (!map && !directory && !call.host.render(path, call.process().tgid)) return Errno::NoEntry;
    const auto inode = create_inode(call.kernel, call.hardware, map ? InodeKind::PageMap : InodeKind::Text,
                                    path, call.record);
    if (!inode) return inode.error();
    call.kernel.files.inodes.at(*inode).subject = map ? subject : call.process().tgid;
    if (directory) call.kernel.files.inodes.at(*inode).mode = 0040555;
    const auto descriptor = open_inode(call.kernel, call.hardware, call.pid, *inode, flags, call.record);
    if (descriptor) return *descriptor;
    drop_inode_if_unused(call.kernel, call.hardware, *inode, call.record);
    return descriptor.error();
}

Answer open_path(const CallContext& call, int directory, VirtAddr at, std::uint32_t flags, std::uint32_t mode)
{
    std::string path;
    const bool exclusive = (flags & OpenCreate) && (flags & OpenExclusive);
    const Follow last = (flags & OpenNoFollow) || exclusive ? Follow::No : Follow::Yes;
    if (const Answer got = get_path(call, directory, at, last, path); got.failed()) return got;
    const InodeId shown = file_of_link(call, path);  // of something without a name
    if (shown == 0 && simulated_text(path)) return open_text(call, path, flags);
    if (path == "/dev/stdin" || path == "/dev/stdout" || path == "/dev/stderr") path = "/dev/tty";
    const Inode* found = shown ? call.kernel.files.inodes.find(shown) : call.kernel.files.lookup(path);
    if (found && exclusive) return Errno::Exists;
    if (found && found->kind == InodeKind::Link && !(flags & OpenPath)) return Errno::TooManyLinks;
    if (!found && (!(flags & OpenCreate) || !parent_exists(call.kernel, path)))
        return why_missing(call.kernel.files, path);
    if (found && found->kind == InodeKind::Directory && ((flags & OpenAccessMask) || (flags & OpenCreate)))
        return Errno::IsDirectory;
    if (found && found->kind != InodeKind::Directory && (flags & OpenDirectory)) return Errno::NotDirectory;
    if (found && found->kind == InodeKind::Pipe && shown == 0) return open_fifo(call, found->id, flags);
    if (found && found->kind == InodeKind::Disk && (flags & OpenAccessMask))
        return Errno::Busy;  // a file system is mounted from it

    InodeId inode = found ? found->id : 0;
    if (!found) {
        const InodeKind kind = is_shared_memory(path) ? InodeKind::Shared : InodeKind::Regular;
        const auto made = create_inode(call.kernel, call.hardware, kind, path, call.record);
        if (!made) return made.error();
        inode = *made;
        call.kernel.files.inodes.at(inode).mode = 0100000 | (mode & 07777 & ~call.leader().umask);
        call.kernel.files.inodes.at(inode).uid = call.process().uid;
    }
    const auto descriptor = open_inode(call.kernel, call.hardware, call.pid, inode, flags, call.record);
    if (!descriptor) return descriptor.error();
    const bool truncate = (flags & OpenTruncate) && (flags & OpenAccessMask) != OpenReadOnly;
    const InodeKind kind = call.kernel.files.inodes.at(inode).kind;
    if (truncate && (kind == InodeKind::Regular || kind == InodeKind::Shared))
        static_cast<void>(set_size(call.kernel, call.hardware, inode, {0}, call.record));
    return *descriptor;
}

Answer status_of_path(const CallContext& call, int directory, VirtAddr at, Follow last, FileStatus& status)
{
    std::string path;
    if (const Answer got = get_path(call, directory, at, last, path); got.failed()) return got;
    const Inode* inode = call.kernel.files.lookup(path);
    if (!inode && last == Follow::Yes) inode = call.kernel.files.inodes.find(file_of_link(call, path));
    if (inode) {
        status = status_of(call.kernel, *inode);
        return 0;
    }
    if (!simulated_text(path)) return why_missing(call.kernel.files, path);
    const std::string target = last == Follow::No ? link_target(call, path) : std::string();
    const bool listed = call.host.list(path, call.process().tgid).has_value();
    if (target.empty() && !listed && !call.host.render(path, call.process().tgid)) return Errno::NoEntry;
    Inode text;
    text.kind = InodeKind::Text;
    text.mode = !target.empty() ? 0120777 : listed ? 0040555 : 0100444;
    const OpenFile* open = target.empty() ? nullptr : open_of_link(call, path);
    if (open) text.mode = 0120000 | (open->readable() ? 0500 : 0) | (open->writable() ? 0300 : 0);
    status = status_of(call.kernel, text);
    if (open) status.size = 64;
    return 0;
}

Answer stat_path(const CallContext& call, int directory, VirtAddr at, VirtAddr to, Follow last)
{
    FileStatus status{};
    const Answer found = status_of_path(call, directory, at, last, status);
    return found.failed() ? found : Answer{call.memory().put(to, status)};
}

Answer stat_descriptor(const CallContext& call, int descriptor, VirtAddr to)
{
    const OpenFile* file = call.file(descriptor);
    if (!file) return Errno::BadFile;
    return call.memory().put(to, status_of(call.kernel, call.kernel.files.inodes.at(file->inode)));
}

Answer stat_at(const CallContext& call)
{
    std::string given;
    if (call.argument(3) & at_empty_path) {
        if (const Reach reach = call.memory().read_string(call.address(1), longest_path, given);
            reach != Reach::Ok)
            return reach;
        if (given.empty()) return stat_descriptor(call, call.integer(0), call.address(2));
    }
    const Follow last = call.argument(3) & at_no_follow ? Follow::No : Follow::Yes;
    return stat_path(call, call.integer(0), call.address(1), call.address(2), last);
}

// struct statx: what struct stat says, in another order.
Answer call_statx(const CallContext& call)
{
    FileStatus status{};
    const OpenFile* file = call.argument(2) & at_empty_path ? call.file(call.integer(0)) : nullptr;
    if (file) {
        status = status_of(call.kernel, call.kernel.files.inodes.at(file->inode));
    } else {
        const Follow last = call.argument(2) & at_no_follow ? Follow::No : Follow::Yes;
        const Answer found = status_of_path(call, call.integer(0), call.address(1), last, status);
        if (found.failed()) return found;
    }
    constexpr std::uint64_t known = 0x17ff;  // STATX_BASIC_STATS, STATX_MNT_ID
    std::array<std::uint64_t, 32> words{};
    words[0] = known | status.block_size << 32;
    words[2] = status.links | static_cast<std::uint64_t>(status.uid) << 32;
    words[3] = status.gid | static_cast<std::uint64_t>(status.mode) << 32;
    words[4] = status.inode;
    words[5] = status.size;
    words[6] = status.blocks;
    for (std::size_t i = 0; i < 2; ++i) {
        words[8 + i] = status.times[i];
        words[12 + i] = status.times[4 + i];
        words[14 + i] = status.times[2 + i];
    }
    words[16] = (status.special_device >> 8 & 0xfff) | (status.special_device & 0xff) << 32;
    words[17] = (status.device >> 8 & 0xfff) | (status.device & 0xff) << 32;
    return call.memory().put(call.address(4), words);
}

// Linux: fs/open.c chmod_common().
Answer change_mode(const CallContext& call, InodeId id, std::uint64_t mode)
{
    Inode& inode = call.kernel.files.inodes.at(id);
    inode.mode = (inode.mode & 0170000) | static_cast<std::uint32_t>(mode & 07777);
    note_change(call.kernel, call.hardware, id, call.record);
    return 0;
}

Answer change_mode_of_path(const CallContext& call, int directory, VirtAddr at, std::uint64_t mode)
{
    std::string path;
    if (const Answer got = get_path(call, directory, at, Follow::Yes, path); got.failed()) return got;
    if (const Inode* inode = call.kernel.files.lookup(path)) return change_mode(call, inode->id, mode);
    return simulated_text(path) && call.host.render(path, call.process().tgid) ? Errno::Perm : Errno::NoEntry;
}

Answer change_mode_of_file(const CallContext& call, int descriptor, std::uint64_t mode)
{
    const OpenFile* file = call.file(descriptor);
    return file ? change_mode(call, file->inode, mode) : Answer{Errno::BadFile};
}

Answer access_path(const CallContext& call, int directory, VirtAddr at, int mode)
{
    std::string path;
    if (const Answer got = get_path(call, directory, at, Follow::Yes, path); got.failed()) return got;
    const Inode* inode = call.kernel.files.lookup(path);
    if (!inode && simulated_text(path) && call.host.render(path, call.process().tgid)) return 0;
    if (!inode) return why_missing(call.kernel.files, path);
    const bool executes = (mode & 1) && inode->kind == InodeKind::Regular && !(inode->mode & 0111);
    return executes ? Answer{Errno::Access} : Answer{0};
}

Answer unlink_path(const CallContext& call, int directory, VirtAddr at)
{
    std::string path;
    if (const Answer got = get_path(call, directory, at, Follow::No, path); got.failed()) return got;
    if (!call.kernel.files.lookup(path)) return why_missing(call.kernel.files, path);
    return remove_name(call.kernel, call.hardware, path, call.record);
}

Answer truncate_path(const CallContext& call)
{
    std::string path;
    if (const Answer got = get_path(call, call.address(0), path); got.failed()) return got;
    if (static_cast<std::int64_t>(call.argument(1)) < 0) return Errno::Invalid;
    const Inode* inode = call.kernel.files.lookup(path);
    if (!inode) return Errno::NoEntry;
    return set_size(call.kernel, call.hardware, inode->id, {call.argument(1)}, call.record);
}

Answer call_getcwd(const CallContext& call)
{
    const std::string& directory = call.leader().directory;
    if (directory.size() + 1 > call.argument(1)) return Errno::Range;
    const auto bytes = std::as_bytes(std::span(directory.c_str(), directory.size() + 1));
    const Reach reach = call.memory().write(call.address(0), bytes);
    return reach == Reach::Ok ? Answer{static_cast<std::int64_t>(bytes.size())} : Answer{reach};
}

Answer call_chdir(const CallContext& call)
{
    std::string path;
    if (const Answer got = get_path(call, call.address(0), path); got.failed()) return got;
    const Inode* inode = call.kernel.files.lookup(path);
    if (!inode) return why_missing(call.kernel.files, path);
    if (inode->kind != InodeKind::Directory) return Errno::NotDirectory;
    call.leader().directory = path;
    return 0;
}

Answer call_memfd(const CallContext& call)
{
    std::string name;
    if (const Reach reach = call.memory().read_string(call.address(0), 249, name); reach != Reach::Ok)
        return reach;
    constexpr std::uint64_t huge_tlb = 4, huge_size_bits = 63ull << 26, known = 0x1f;
    const std::uint64_t flags_asked = call.argument(1);
    const bool huge = (flags_asked & huge_tlb) != 0;
    if (flags_asked & 0xffff'ffff & ~(known | (huge ? huge_size_bits : 0))) return Errno::Invalid;
    const auto order = huge_order_of(flags_asked);
    if (!order || (huge && call.hardware.memory.paging().narrow())) return Errno{19};  // ENODEV
    const auto inode =
        huge ? make_huge_file(call.kernel, call.hardware, "/memfd:" + name, *order, call.record)
             : create_inode(call.kernel, call.hardware, InodeKind::Shared, "/memfd:" + name, call.record);
    if (!inode) return inode.error();
    call.kernel.files.inodes.at(*inode).seals = flags_asked & 2 ? 0 : 1;  // MFD_ALLOW_SEALING, F_SEAL_SEAL
    const std::uint32_t flags = OpenReadWrite | ((call.argument(1) & 1) ? OpenCloseOnExec : 0u);
    const auto descriptor = open_inode(call.kernel, call.hardware, call.pid, *inode, flags, call.record);
    if (descriptor) return *descriptor;
    drop_inode_if_unused(call.kernel, call.hardware, *inode, call.record);
    return descriptor.error();
}

}  // namespace

std::optional<Answer> path_call(const CallContext& call, SystemCall number)
{
    const auto word = [&](unsigned i) { return static_cast<std::uint32_t>(call.argument(i)); };
    constexpr int here = at_working_directory;
    switch (number) {
        case SystemCall::Open: return open_path(call, here, call.address(0), word(1), word(2));
        case SystemCall::Openat:
            return open_path(call, call.integer(0), call.address(1), word(2), word(3));
        case SystemCall::Stat: return stat_path(call, here, call.address(0), call.address(1), Follow::Yes);
        case SystemCall::Lstat: return stat_path(call, here, call.address(0), call.address(1), Follow::No);
        case SystemCall::Fstat: return stat_descriptor(call, call.integer(0), call.address(1));
        case SystemCall::Newfstatat: return stat_at(call);
        case SystemCall::Statx: return call_statx(call);
        case SystemCall::Access: return access_path(call, here, call.address(0), call.integer(1));
        case SystemCall::Faccessat:
            return access_path(call, call.integer(0), call.address(1), call.integer(2));
        case SystemCall::Unlink: return unlink_path(call, here, call.address(0));
        case SystemCall::Unlinkat:
            if (call.argument(2) & at_remove_directory) return std::nullopt;  // directory_call
            return unlink_path(call, call.integer(0), call.address(1));
        case SystemCall::Chmod: return change_mode_of_path(call, here, call.address(0), call.argument(1));
        case SystemCall::Fchmod: return change_mode_of_file(call, call.integer(0), call.argument(1));
        case SystemCall::Fchmodat:
            return change_mode_of_path(call, call.integer(0), call.address(1), call.argument(2));
        case SystemCall::Truncate: return truncate_path(call);
        case SystemCall::Getcwd: return call_getcwd(call);
        case SystemCall::Chdir: return call_chdir(call);
        case SystemCall::MemfdCreate: return call_memfd(call);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
