// Pipes with names. Linux: fs/pipe.c fifo_open().
#include "kernel/syscall/fifo_calls.h"

#include "kernel/files/metadata.h"
#include "kernel/files/store.h"
#include "kernel/process/scheduler.h"
#include "kernel/syscall/path_argument.h"

#include <algorithm>
#include <string>

namespace fl::kernel {
namespace {

// How often an end was opened, kept in Inode::subject: somebody may come and go while one waits.
constexpr std::uint32_t one_reader = 1, one_writer = 1 << 16, of_readers = one_writer - 1;

}  // namespace

Answer make_fifo(const CallContext& call, int directory, VirtAddr at, std::uint64_t mode)
{
    constexpr std::uint64_t kind_mask = 0170000, fifo = 0010000, regular = 0100000;
    std::string path;
    if (const Answer got = get_path(call, directory, at, Follow::No, path); got.failed()) return got;
    if (call.kernel.files.lookup(path)) return Errno::Exists;
    const std::uint64_t kind = mode & kind_mask ? mode & kind_mask : regular;
    if (simulated_text(path) || (kind != fifo && kind != regular)) return Errno::Perm;
    const Inode* parent = call.kernel.files.lookup(path.substr(0, std::max<std::size_t>(path.rfind('/'), 1)));
    if (!parent) return why_missing(call.kernel.files, path);
    if (parent->kind != InodeKind::Directory) return Errno::NotDirectory;
    const auto made = create_inode(call.kernel, call.hardware,
                                   kind == fifo ? InodeKind::Pipe : InodeKind::Regular, path, call.record);
    if (!made) return made.error();
    Inode& inode = call.kernel.files.inodes.at(*made);
    inode.mode = static_cast<std::uint32_t>(kind | (mode & 07777 & ~call.leader().umask));
    inode.uid = call.process().uid;
    inode.linked = true;
    call.kernel.files.names.insert_or_assign(path, inode.id);
    note_change(call.kernel, call.hardware, inode.id, call.record);
    return 0;
}

void send_through(Kernel& kernel, InodeId pipe, std::string_view text)
{
    Inode& inode = kernel.files.inodes.at(pipe);
    inode.text += text;
    inode.subject += one_writer;
    wake_all(kernel, WaitReason::Pipe);
}

Answer open_fifo(const CallContext& call, InodeId pipe, std::uint32_t flags)
{
    const std::uint32_t access = flags & OpenAccessMask;
    const auto inode = [&]() -> Inode& { return call.kernel.files.inodes.at(pipe); };
    // The descriptor + 1, and how often both ends had been opened.
    std::uint64_t& progress = call.process().call_progress;
    if (progress == 0) {
        const bool alone = inode().readers == 0;
        if (access == OpenWriteOnly && (flags & OpenNonBlock) && alone) return Errno::NoDeviceOrAddress;
        const auto opened = open_inode(call.kernel, call.hardware, call.pid, pipe, flags, call.record);
        if (!opened) return opened.error();
        inode().subject += access == OpenReadOnly ? one_reader : one_writer;
        wake_all(call.kernel, WaitReason::Pipe);
        if (access == OpenReadWrite || (flags & OpenNonBlock)) return *opened;
        progress = static_cast<std::uint64_t>(*opened) + 1 + (std::uint64_t{inode().subject} << 32);
    }
    const auto descriptor = static_cast<std::int64_t>((progress & 0xffffffff) - 1);
    const auto before = static_cast<std::uint32_t>(progress >> 32);
    const bool reads = access == OpenReadOnly;
    const std::uint32_t there = reads ? inode().writers : inode().readers;
    const bool came = reads ? inode().subject / one_writer != before / one_writer
                            : (inode().subject & of_readers) != (before & of_readers);
    const bool sent = reads && !inode().text.empty();
    return there != 0 || came || sent ? Answer{descriptor} : call.sleep(WaitReason::Pipe);
}

}  // namespace fl::kernel
