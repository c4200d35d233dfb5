// System calls on open files. Linux: fs/read_write.c, fs/fcntl.c.
#include "kernel/files/store.h"
#include "kernel/files/truncate.h"
#include "kernel/syscall/lock_calls.h"
#include "kernel/syscall/call.h"
#include "kernel/syscall/transfer.h"

#include <algorithm>
#include <array>
#include <vector>

namespace fl::kernel {
namespace {

Answer call_lseek(const CallContext& call)
{
    OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if (inode.kind == InodeKind::Console || inode.kind == InodeKind::Pipe) return Errno::IllegalSeek;
    const auto offset = static_cast<std::int64_t>(call.argument(1));
    std::int64_t base = 0;
    switch (call.integer(2)) {
        case 0: break;
        case 1: base = static_cast<std::int64_t>(file->offset); break;
        case 2: base = static_cast<std::int64_t>(inode.size.value); break;
        default: return Errno::Invalid;
    }
    std::int64_t to = 0;
    if (__builtin_add_overflow(base, offset, &to)) return Errno::Overflow;
    if (to < 0) return Errno::Invalid;
    file->offset = static_cast<std::uint64_t>(to);
    return to;
}

Answer call_ftruncate(const CallContext& call)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const auto size = static_cast<std::int64_t>(call.argument(1));
    if (size < 0 || !file->writable()) return Errno::Invalid;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    const auto now = static_cast<std::int64_t>(inode.size.value);
    if (size != now)
        if (const Answer free = check_seals(inode, size < now ? SealShrink : SealGrow); free.failed())
            return free;
    return set_size(call.kernel, call.hardware, file->inode, {static_cast<std::uint64_t>(size)}, call.record);
}

Answer call_fallocate(const CallContext& call)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file || !file->writable()) return Errno::BadFile;
    const auto offset = static_cast<std::int64_t>(call.argument(2)),
               length = static_cast<std::int64_t>(call.argument(3));
    if (offset < 0 || length <= 0) return Errno::Invalid;
    enum : std::uint64_t { KeepSize = 1, PunchHole = 2 };
    const std::uint64_t mode = call.argument(1), end = call.argument(2) + call.argument(3);
    if ((mode & ~(KeepSize | PunchHole)) != 0 || mode == PunchHole) return Errno::NotSupported;
    const InodeKind kind = call.kernel.files.inodes.at(file->inode).kind;
    if (kind == InodeKind::Pipe) return Errno::IllegalSeek;
    if (kind != InodeKind::Regular && kind != InodeKind::Shared) return Errno::NoDevice;
    if (static_cast<std::int64_t>(end) < 0) return Errno::FileTooBig;
    const InodeId inode = file->inode;
    if (mode & PunchHole)
        return punch_hole(call.kernel, call.hardware, inode, {call.argument(2)}, {end}, call.record);
    const bool grows = end > call.kernel.files.inodes.at(inode).size.value;
    if (grows && !(mode & KeepSize))
        if (const Status grown = set_size(call.kernel, call.hardware, inode, {end}, call.record); !grown)
            return grown;
    // Memory is given at once (within the file only), room on the disk when it is needed.
    const ByteCount size = call.kernel.files.inodes.at(inode).size;
    const PageSpan wanted{call.argument(2) / page_size, pages_for(std::min(size, ByteCount{end})).value};
    if (kind == InodeKind::Shared)
        for (std::uint64_t page = wanted.first; page < wanted.end; ++page)
            if (!cached_page(call.kernel, call.hardware, inode, page, Fill::Overwrite, call.record))
                return Errno::NoSpace;
    return 0;
}

// Some area shares the file and may write there. Linux: mapping_deny_writable().
bool writable_somewhere(const Kernel& kernel, InodeId inode)
{
    bool found = false;
    for (const auto& [number, space] : kernel.spaces)
        for (const Vma& area : space.areas)
            found = found || (area.inode == inode && area.shared && area.may_write);
    return found;
}

Answer duplicate(const CallContext& call, int from, std::size_t lowest, bool close_on_exec)
{
    if (!call.file(from)) return Errno::BadFile;
    std::vector<Descriptor>& descriptors = call.leader().descriptors;
    const std::uint32_t file = descriptors[static_cast<std::size_t>(from)].file;
    if (lowest >= call.leader().limits.open_files) return Errno::Invalid;
    std::size_t slot = lowest;
    while (slot < descriptors.size() && descriptors[slot].file != 0) ++slot;
    if (slot >= call.leader().limits.open_files) return Errno::TooManyFiles;
    if (slot >= descriptors.size()) descriptors.resize(slot + 1);
    descriptors[slot] = {file, close_on_exec};
    ++call.kernel.files.open_files.at(file).users;
    return static_cast<std::int64_t>(slot);
}

Answer call_dup2(const CallContext& call, bool close_on_exec)
{
    const int from = call.integer(0), to = call.integer(1);
    if (!call.file(from) || to < 0 || static_cast<std::uint64_t>(to) >= call.leader().limits.open_files)
        return Errno::BadFile;
    if (from == to) return to;
    static_cast<void>(close_descriptor(call.kernel, call.hardware, call.pid, to, call.record));
    return duplicate(call, from, static_cast<std::size_t>(to), close_on_exec);
}

// Linux: memfd_add_seals(), memfd_get_seals().
Answer call_seals(const CallContext& call, InodeId id, bool adds)
{
    Inode& inode = call.kernel.files.inodes.at(id);
    if (inode.kind != InodeKind::Shared) return Errno::Invalid;
    if (!adds) return inode.seals;
    const auto seals = static_cast<std::uint32_t>(call.argument(2));
    if (!call.file(call.integer(0))->writable()) return Errno::Perm;
    if (seals & ~0x1fu) return Errno::Invalid;
    if (inode.seals & SealSeal) return Errno::Perm;
    if ((seals & SealWrite) && !(inode.seals & SealWrite) && writable_somewhere(call.kernel, id))
        return Errno::Busy;
    inode.seals |= seals;
    return 0;
}

Answer call_fcntl(const CallContext& call)
{
    enum {
        DupFd = 0, GetFd = 1, SetFd = 2, GetFl = 3, SetFl = 4, GetLock = 5, SetLock = 6, SetLockWait = 7,
        DupFdCloexec = 1030, GetPipeSize = 1032, AddSeals = 1033, GetSeals = 1034,
        OpenGetLock = 36, OpenSetLock = 37, OpenSetLockWait = 38  // F_OFD_...
    };
    OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    Descriptor& descriptor = call.leader().descriptors[static_cast<std::size_t>(call.integer(0))];
    constexpr std::uint32_t changeable = OpenAppend | OpenNonBlock;
    switch (call.integer(1)) {
        case DupFd: case DupFdCloexec:
            if (call.integer(2) < 0) return Errno::Invalid;
            return duplicate(call, call.integer(0), static_cast<std::size_t>(call.integer(2)),
                             call.integer(1) == DupFdCloexec);
        case GetFd: return descriptor.close_on_exec ? 1 : 0;
        case SetFd: descriptor.close_on_exec = (call.argument(2) & 1) != 0; return 0;
        case GetFl: {
            constexpr std::uint32_t large = 0100000;  // O_LARGEFILE, of all that open(2) opened
            constexpr std::uint32_t kept = OpenAccessMask | OpenAppend | OpenNonBlock | OpenDirectory
                                           | OpenNoFollow | OpenPath;
            const bool pipe = call.kernel.files.inodes.at(file->inode).kind == InodeKind::Pipe;
            return (file->flags & kept) | (pipe ? 0 : large);
        }
        case SetFl:
            file->flags =
                (file->flags & ~changeable) | (static_cast<std::uint32_t>(call.argument(2)) & changeable);
            return 0;
        case GetLock: case OpenGetLock:
            return call_file_lock(call, FileLockCall::Ask, call.integer(1) == OpenGetLock);
        case SetLock: case OpenSetLock:
            return call_file_lock(call, FileLockCall::Try, call.integer(1) == OpenSetLock);
        case SetLockWait: case OpenSetLockWait:
            return call_file_lock(call, FileLockCall::Wait, call.integer(1) == OpenSetLockWait);
        case GetPipeSize:
            return call.kernel.files.inodes.at(file->inode).kind == InodeKind::Pipe ? Answer{65536}
                                                                                    : Answer{Errno::BadFile};
        case AddSeals: case GetSeals:
            return call_seals(call, file->inode, call.integer(1) == AddSeals);
        default: return Errno::Invalid;
    }
}

Answer call_pipe(const CallContext& call, std::uint32_t flags)
{
    const VirtAddr to = call.address(0);
    if (const Reach reach = call.memory().fault_in(to, 8, hw::AccessKind::Write); reach != Reach::Ok)
        return reach;
    const auto inode = create_inode(call.kernel, call.hardware, InodeKind::Pipe, "pipe", call.record);
    if (!inode) return inode.error();
    const auto reader =
        open_inode(call.kernel, call.hardware, call.pid, *inode, OpenReadOnly | flags, call.record);
    if (!reader) {
        drop_inode_if_unused(call.kernel, call.hardware, *inode, call.record);
        return reader.error();
    }
    const auto writer =
        open_inode(call.kernel, call.hardware, call.pid, *inode, OpenWriteOnly | flags, call.record);
    if (!writer) {
        static_cast<void>(close_descriptor(call.kernel, call.hardware, call.pid, *reader, call.record));
        return writer.error();
    }
    const std::array<std::int32_t, 2> ends{*reader, *writer};
    // Making it may have thrown the page out again, and the call cannot begin anew.
    return UserMemory(call.kernel, call.hardware, call.pid, call.record, OnDisk::Wait).put(to, ends);
}

Answer call_ioctl(const CallContext& call)
{
    constexpr std::uint64_t tcgets = 0x5401, tiocgwinsz = 0x5413;
    const OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const bool terminal = call.kernel.files.inodes.at(file->inode).kind == InodeKind::Console
                          && !call.kernel.files.console_is_file;
    if (!terminal) return Errno::NotTerminal;
    if (call.argument(1) == tcgets) {
        const std::array<std::uint32_t, 9> settings{0x500, 5, 0xbf, 0x8a3b};
        return call.put_unless_null(call.address(2), settings);
    }
    if (call.argument(1) != tiocgwinsz) return Errno::Invalid;
    const std::array<std::uint16_t, 4> size{24, 80, 0, 0};
    return call.put_unless_null(call.address(2), size);
}

Answer call_close(const CallContext& call)
{
    return close_descriptor(call.kernel, call.hardware, call.pid, call.integer(0), call.record);
}

}  // namespace

std::optional<Answer> file_call(const CallContext& call, SystemCall number)
{
    switch (number) {
        case SystemCall::Read: return read_call(call, call.address(1), call.argument(2), current_offset);
        case SystemCall::Write: return write_call(call, call.address(1), call.argument(2), current_offset);
        case SystemCall::Pread64: return read_call(call, call.address(1), call.argument(2), call.argument(3));
        case SystemCall::Pwrite64:
            return write_call(call, call.address(1), call.argument(2), call.argument(3));
        case SystemCall::Readv: return vector_call(call, read_call, current_offset);
        case SystemCall::Writev: return vector_call(call, write_call, current_offset);
        case SystemCall::Preadv: return vector_call(call, read_call, call.argument(3));
        case SystemCall::Pwritev: return vector_call(call, write_call, call.argument(3));
        case SystemCall::Close: return call_close(call);
        case SystemCall::Lseek: return call_lseek(call);
        case SystemCall::Ftruncate: return call_ftruncate(call);
        case SystemCall::Fallocate: return call_fallocate(call);
        case SystemCall::Dup: return duplicate(call, call.integer(0), 0, false);
        case SystemCall::Dup2: return call_dup2(call, false);
        case SystemCall::Dup3:
            if (call.integer(0) == call.integer(1)) return Answer{Errno::Invalid};
            return call_dup2(call, (call.argument(2) & OpenCloseOnExec) != 0);
        case SystemCall::Fcntl: return call_fcntl(call);
        case SystemCall::Pipe: return call_pipe(call, 0);
        case SystemCall::Pipe2:
            return call_pipe(call,
                             static_cast<std::uint32_t>(call.argument(1)) & (OpenCloseOnExec | OpenNonBlock));
        case SystemCall::Ioctl: return call_ioctl(call);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
