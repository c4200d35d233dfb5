// sendfile(2) and copy_file_range(2). Linux: fs/read_write.c, fs/splice.c.
#include "kernel/syscall/copy_calls.h"

#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/files/blocks.h"
#include "kernel/files/store.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"
#include "kernel/syscall/transfer.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace fl::kernel {
namespace {

constexpr std::uint64_t room_of_pipe = 65536;

bool has_bytes(const Inode& inode)
{
    return inode.kind == InodeKind::Regular || inode.kind == InodeKind::Shared;
}

// A page of a file is in the cache, or is on its way.
Answer source_ready(const CallContext& call, InodeId inode, std::uint64_t page)
{
    Kernel& kernel = call.kernel;
    const auto frame = cached_page(kernel, call.hardware, inode, page, Fill::Read, call.record);
    if (!frame) return frame.error();
    if (kernel.frames.table.at(*frame).flags & FrameUptodate) return 0;
    sleep_for_disk(kernel, call.pid, when_done(kernel, *frame), call.record);
    return CallResult::Retry;
}

Answer put_into_pipe(const CallContext& call, Inode& pipe, const OpenFile& to, std::string_view bytes)
{
    if (pipe.readers == 0) {
        send_signal(call.kernel, call.pid, {SigPipe, si_user, {}, call.pid}, call.record);
        return Errno::BrokenPipe;
    }
    const std::uint64_t room = room_of_pipe - std::min<std::uint64_t>(pipe.text.size(), room_of_pipe);
    if (room == 0) return to.flags & OpenNonBlock ? Answer{Errno::Again} : call.sleep(WaitReason::Pipe);
    const std::string_view part = bytes.substr(0, static_cast<std::size_t>(room));
    pipe.text += part;
    wake_all(call.kernel, WaitReason::Pipe);
    return static_cast<std::int64_t>(part.size());
}

Answer put_copied(const CallContext& call, int descriptor, std::uint64_t at, std::span<const std::byte> bytes)
{
    const OpenFile& to = *call.file(descriptor);
    Inode& inode = call.kernel.files.inodes.at(to.inode);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (inode.kind == InodeKind::Pipe) return put_into_pipe(call, inode, to, text);
    if (inode.kind == InodeKind::Console)
        call.record.record_console(static_cast<std::uint8_t>(descriptor), std::string(text));
    if (!has_bytes(inode)) return static_cast<std::int64_t>(bytes.size());
    for (const std::uint64_t edge : {at, at + bytes.size()}) {
        if (edge % page_size == 0 || !block_of(inode, edge / page_size)) continue;
        if (const Answer ready = source_ready(call, to.inode, edge / page_size); ready.failed()) return ready;
    }
    const auto written = write_inode(call.kernel, call.hardware, to.inode, at, bytes, call.record);
    return written ? Answer{static_cast<std::int64_t>(*written)} : Answer{written.error()};
}

// Both places are moved on by what was copied.
Answer copy_bytes(const CallContext& call, InodeId from, std::uint64_t& read_at, int descriptor,
            std::uint64_t& write_at, std::uint64_t size)
{
    std::uint64_t done = 0;
    while (done < size && read_at < call.kernel.files.inodes.at(from).size.value) {
        const std::uint64_t rest = call.kernel.files.inodes.at(from).size.value - read_at;
        const std::uint64_t part = std::min({size - done, rest, page_size - read_at % page_size});
        const Answer ready = source_ready(call, from, read_at / page_size);
        if (ready.failed() && done == 0) return ready;
        std::vector<std::byte> bytes(static_cast<std::size_t>(part));
        if (!ready.failed()) read_inode(call.kernel, call.hardware, from, read_at, bytes);
        const Answer written = ready.failed() ? ready : put_copied(call, descriptor, write_at, bytes);
        if (written.failed() && done == 0) return written;
        if (written.failed()) {
            if (written.how == CallResult::Retry) wake(call.process());  // it tells how far it came
            break;
        }
        const auto moved = static_cast<std::uint64_t>(written.value);
        call.kernel.now += costs::copy_bytes_page;
        read_at += moved;
        write_at += moved;
        done += moved;
        if (moved < part) break;
    }
    return static_cast<std::int64_t>(done);
}

// Where it begins: the place given by the program, or where the file stands.
Answer begin_copy(const CallContext& call, VirtAddr given, const OpenFile& file, std::uint64_t& at)
{
    at = file.offset;
    if (given.value == 0) return 0;
    if (const Reach reach = call.memory().get(given, at); reach != Reach::Ok) return reach;
    return static_cast<std::int64_t>(at) < 0 ? Answer{Errno::Invalid} : Answer{0};
}

void end_copy(const CallContext& call, VirtAddr given, int descriptor, std::uint64_t at)
{
    if (given.value == 0)
        call.file(descriptor)->offset = at;
    else
        static_cast<void>(call.patient_memory().put(given, at));
}

}  // namespace

Answer call_sendfile(const CallContext& call)
{
    const OpenFile *to = call.file(call.integer(0)), *from = call.file(call.integer(1));
    if (!to || !from || !from->readable() || !to->writable()) return Errno::BadFile;
    if (!has_bytes(call.kernel.files.inodes.at(from->inode)) || (to->flags & OpenAppend))
        return Errno::Invalid;
    std::uint64_t read_at = 0, write_at = to->offset;
    if (const Answer begun = begin_copy(call, call.address(2), *from, read_at); begun.failed()) return begun;
    const Answer answer = copy_bytes(call, from->inode, read_at, call.integer(0), write_at, call.argument(3));
    if (answer.failed()) return answer;
    end_copy(call, call.address(2), call.integer(1), read_at);
    call.file(call.integer(0))->offset = write_at;
    return answer;
}

Answer call_copy_file_range(const CallContext& call)
{
    const OpenFile *from = call.file(call.integer(0)), *to = call.file(call.integer(2));
    if (!to || !from || !from->readable() || !to->writable() || (to->flags & OpenAppend))
        return Errno::BadFile;
    if (call.argument(5) != 0) return Errno::Invalid;
    for (const OpenFile* file : {from, to}) {
        const Inode& inode = call.kernel.files.inodes.at(file->inode);
        if (inode.kind == InodeKind::Directory) return Errno::IsDirectory;
        if (!has_bytes(inode)) return Errno::Invalid;
    }
    std::uint64_t read_at = 0, write_at = 0;
    if (const Answer begun = begin_copy(call, call.address(1), *from, read_at); begun.failed()) return begun;
    if (const Answer begun = begin_copy(call, call.address(3), *to, write_at); begun.failed()) return begun;
    const std::uint64_t size = std::min<std::uint64_t>(call.argument(4), 0x7ffff000);
    if (from->inode == to->inode && read_at < write_at + size && write_at < read_at + size)
        return Errno::Invalid;
    const Answer answer = copy_bytes(call, from->inode, read_at, call.integer(2), write_at, size);
    if (answer.failed()) return answer;
    end_copy(call, call.address(1), call.integer(0), read_at);
    end_copy(call, call.address(3), call.integer(2), write_at);
    return answer;
}

}  // namespace fl::kernel
