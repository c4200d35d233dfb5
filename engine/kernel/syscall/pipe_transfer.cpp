// Bytes through a pipe. Linux: fs/pipe.c, pipe_read(), pipe_write().
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"
#include "kernel/syscall/transfer.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::uint64_t pipe_capacity = 65536, pipe_atomic = 4096;

}  // namespace

Answer read_pipe(const CallContext& call, Inode& pipe, const OpenFile& file, VirtAddr to, std::uint64_t size)
{
    if (size == 0) return 0;
    if (pipe.text.empty()) {
        if (pipe.writers == 0) return 0;
        return file.flags & OpenNonBlock ? Answer{Errno::Again} : call.sleep(WaitReason::Pipe);
    }
    const std::string_view sent = std::string_view(pipe.text).substr(0, size);
    const Answer length = put_text(call, to, sent);
    if (length.failed()) return length;
    // Linux: copy_page_to_iter(). Of a page of the pipe all is delivered or nothing.
    if (static_cast<std::uint64_t>(length.value) < sent.size() && sent.size() <= page_size)
        return Errno::BadAddress;
    pipe.text.erase(0, static_cast<std::size_t>(length.value));
    wake_all(call.kernel, WaitReason::Pipe);
    return length;
}

Answer write_pipe(const CallContext& call, Inode& pipe, const OpenFile& file, VirtAddr from,
                  std::uint64_t size)
{
    if (pipe.readers == 0) {
        send_signal(call.kernel, call.pid, {SigPipe, si_user, {}, call.pid}, call.record);
        return Errno::BrokenPipe;
    }
    // Simplified: more than a pipe holds is written in parts, and the program is told how far it came.
    const std::uint64_t room = pipe_capacity - std::min<std::uint64_t>(pipe.text.size(), pipe_capacity);
    const std::uint64_t needed = size <= pipe_capacity ? size : pipe_atomic;
    if (room < needed) return file.flags & OpenNonBlock ? Answer{Errno::Again} : call.sleep(WaitReason::Pipe);
    const Answer length = usable(call, from, std::min(size, room), hw::AccessKind::Read);
    if (length.failed()) return length;
    pipe.text += take_text(call, from, length.value);
    wake_all(call.kernel, WaitReason::Pipe);
    return length;
}

}  // namespace fl::kernel
