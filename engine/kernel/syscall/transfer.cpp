#include "kernel/syscall/transfer.h"

#include "kernel/block/requests.h"
#include "kernel/costs.h"
#include "kernel/files/read_ahead.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"
#include "kernel/reclaim/lists.h"
#include "kernel/syscall/page_map.h"

#include <algorithm>
#include <array>
#include <vector>

namespace fl::kernel {
namespace {

constexpr std::uint64_t most_at_once = 0x7ffff000;                            // Linux: MAX_RW_COUNT
constexpr std::uint64_t chunk_size = 16 * page_size, most_console = 1 << 20;  // bytes printed by one call

// The page is ready to be read: nothing; or else until when to wait.
Answer ready_to_read(const CallContext& call, std::uint32_t open_file, std::uint64_t page,
                     std::uint64_t wanted)
{
    Kernel& kernel = call.kernel;
    const InodeId inode = kernel.files.open_files.at(open_file).inode;
    if (!on_disk(kernel.files.inodes.at(inode))) return 0;
    if (!read_ahead(kernel, call.hardware, open_file, page, wanted, call.record)) return Errno::NoMemory;
    const auto frame = kernel.cache.find(inode, page);
    if (!frame) return 0;  // gone again; its bytes are on the disk
    if (kernel.frames.table.at(*frame).flags & FrameUptodate) {
        mark_accessed(kernel, *frame, call.record);
        return 0;
    }
    sleep_for_disk(kernel, call.pid, when_done(kernel, *frame), call.record);
    return CallResult::Retry;
}

// Page by page; what has been moved before a wait is not moved again.
Answer read_pages(const CallContext& call, std::uint32_t open_file, VirtAddr to, std::uint64_t size,
                  std::uint64_t offset)
{
    const InodeId inode = call.kernel.files.open_files.at(open_file).inode;
    const std::uint64_t end = call.kernel.files.inodes.at(inode).size.value;
    const Answer length =
        usable(call, to, offset < end ? std::min(size, end - offset) : 0, hw::AccessKind::Write);
    if (length.failed()) return length;
    const auto total = static_cast<std::uint64_t>(length.value);
    std::array<std::byte, page_size> bytes;
    std::uint64_t done = call.process().call_progress;
    while (done < total) {
        const std::uint64_t at = offset + done, part = std::min(page_size - at % page_size, total - done);
        const std::uint64_t pages = pages_for({at % page_size + total - done}).value;
        const Answer ready = ready_to_read(call, open_file, at / page_size, pages);
        call.process().call_progress = done;
        if (ready.failed()) return ready;
        read_inode(call.kernel, call.hardware, inode, at, std::span(bytes).first(part));
        static_cast<void>(call.patient_memory().write(to + done, std::span(bytes).first(part)));
        call.kernel.now += costs::copy_bytes_page;
        done += part;
    }
    return length;
}

Answer read_zeros(const CallContext& call, VirtAddr to, std::uint64_t size)
{
    const std::vector<std::byte> zeros(chunk_size);
    const Answer length = usable(call, to, size, hw::AccessKind::Write);
    if (length.failed()) return length;
    for (std::uint64_t done = 0; done < static_cast<std::uint64_t>(length.value); done += chunk_size) {
        const std::uint64_t part = std::min(chunk_size, static_cast<std::uint64_t>(length.value) - done);
        static_cast<void>(call.patient_memory().write(to + done, std::span(zeros).first(part)));
    }
    return length;
}

// Pages that are written in part only must hold the rest first.
Answer ready_to_write(const CallContext& call, InodeId inode, std::uint64_t offset, std::uint64_t size)
{
    Kernel& kernel = call.kernel;
    for (const std::uint64_t at : {offset, offset + size}) {
        const std::uint64_t page = at / page_size;
        if (at % page_size == 0 || !block_of(kernel.files.inodes.at(inode), page)) continue;
        const auto frame = cached_page(kernel, call.hardware, inode, page, Fill::Read, call.record);
        if (!frame) return frame.error();
        if (kernel.frames.table.at(*frame).flags & FrameUptodate) continue;
        sleep_for_disk(kernel, call.pid, when_done(kernel, *frame), call.record);
        return CallResult::Retry;
    }
    return 0;
}

Answer write_pages(const CallContext& call, const OpenFile& file, VirtAddr from, std::uint64_t size,
                   std::uint64_t offset)
{
    const std::uint64_t limit = call.leader().limits.file_size;
    if (offset > (1ull << 43)) return Errno::FileTooBig;
    if (offset >= limit) {
        send_signal(call.kernel, call.pid, {SigXfsz, si_user, {}, call.pid}, call.record);
        return Errno::FileTooBig;
    }
    size = std::min(size, limit - offset);
    const Answer length = usable(call, from, size, hw::AccessKind::Read);
    if (length.failed()) return length;
    const InodeId inode = file.inode;
    const auto total = static_cast<std::uint64_t>(length.value);
    std::uint64_t done = call.process().call_progress;
    while (done < total) {
        std::vector<std::byte> bytes(std::min<std::uint64_t>(chunk_size, total - done));
        if (const Answer ready = ready_to_write(call, inode, offset + done, bytes.size()); ready.failed())
            return ready;
        static_cast<void>(call.patient_memory().read(from + done, bytes));
        const auto written =
            write_inode(call.kernel, call.hardware, inode, offset + done, bytes, call.record);
        if (!written) return done != 0 ? Answer{static_cast<std::int64_t>(done)} : Answer{written.error()};
        done += *written;
        call.process().call_progress = done;
        if (*written < bytes.size()) break;
        const auto wait = throttle_writer(call.kernel, call.record);
        if (!wait || done == total) continue;
        sleep_for_disk(call.kernel, call.pid, *wait, call.record);
        return CallResult::Retry;
    }
    return static_cast<std::int64_t>(done);
}

// Linux: seq_read_iter(). The text is made before it is copied, so a fault on the buffer is not in it.
Answer read_text(const CallContext& call, Inode& inode, VirtAddr to, std::uint64_t size, std::uint64_t offset)
{
    if (offset == 0) {
        const auto text = call.host.render(inode.path, inode.subject);
        if (!text) return Errno::NoProcess;
        inode.text = *text;
    }
    if (offset >= inode.text.size()) return 0;
    return put_text(call, to, std::string_view(inode.text).substr(offset, size));
}

Answer read_from(const CallContext& call, Inode& inode, const OpenFile& file, VirtAddr to, std::uint64_t size,
                 std::uint64_t offset)
{
    const auto descriptor = static_cast<std::size_t>(call.integer(0));
    const std::uint32_t number = call.leader().descriptors[descriptor].file;
    switch (inode.kind) {
        case InodeKind::Regular: case InodeKind::Shared: case InodeKind::Disk: case InodeKind::HugeTlb:
            return read_pages(call, number, to, size, offset);
        case InodeKind::Directory: return Errno::IsDirectory;
        case InodeKind::Zero: return read_zeros(call, to, size);
        case InodeKind::Pipe: return read_pipe(call, inode, file, to, size);
        case InodeKind::Text: return read_text(call, inode, to, size, offset);
        case InodeKind::PageMap: return read_page_map(call, inode.subject, to, size, offset);
        case InodeKind::Console: case InodeKind::Null: break;  // nobody types: the end at once
        case InodeKind::Link: break;                           // never open but with O_PATH
    }
    return 0;
}

Answer write_to(const CallContext& call, Inode& inode, const OpenFile& file, VirtAddr from,
                std::uint64_t size, std::uint64_t offset)
{
    if (inode.kind == InodeKind::Regular || inode.kind == InodeKind::Shared)
        return write_pages(call, file, from, size, offset);
    if (inode.kind == InodeKind::Null || inode.kind == InodeKind::Zero)
        return static_cast<std::int64_t>(size);
    if (inode.kind == InodeKind::Pipe) return write_pipe(call, inode, file, from, size);
    if (inode.kind == InodeKind::Directory || inode.kind == InodeKind::PageMap) return Errno::BadFile;
    if (inode.kind == InodeKind::HugeTlb) return Errno::Invalid;  // huge pages are written by storing there
    const Answer length = usable(call, from, std::min(size, most_console), hw::AccessKind::Read);
    if (length.failed()) return length;
    const std::string text = take_text(call, from, length.value);
    if (inode.kind == InodeKind::Console) {
        call.record.record_console(static_cast<std::uint8_t>(call.integer(0)), text);
        return length;
    }
    const Status written = call.host.write(inode.path, text, call.process().tgid);
    return written ? length : Answer{written.error()};
}

// Where a transfer begins; afterwards the file has moved on unless the place was given.
void move_on(const CallContext& call, std::uint64_t given, std::uint64_t began, const Answer& answer)
{
    if (given == current_offset && answer.how == CallResult::Done && answer.value > 0)
        call.file(call.integer(0))->offset = began + static_cast<std::uint64_t>(answer.value);
}

}  // namespace

// How much of a buffer can be used: all, what lies before a bad page, or why nothing.
Answer usable(const CallContext& call, VirtAddr address, std::uint64_t size, hw::AccessKind kind)
{
    std::uint64_t reached = 0;
    const Reach reach = call.memory().fault_in(address, size, kind, reached);
    if (reach == Reach::Ok || (reach == Reach::BadAddress && reached != 0))
        return static_cast<std::int64_t>(reached);
    return reach;
}

Answer put_text(const CallContext& call, VirtAddr to, std::string_view text)
{
    const Answer length = usable(call, to, text.size(), hw::AccessKind::Write);
    if (length.failed()) return length;
    static_cast<void>(call.patient_memory().write(
        to, std::as_bytes(std::span(text.data(), static_cast<std::size_t>(length.value)))));
    return length;
}

std::string take_text(const CallContext& call, VirtAddr from, std::int64_t length)
{
    std::string text(static_cast<std::size_t>(length), '\0');
    static_cast<void>(call.patient_memory().read(from, std::as_writable_bytes(std::span<char>(text))));
    return text;
}

Answer read_call(const CallContext& call, VirtAddr to, std::uint64_t size, std::uint64_t offset)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file || !file->readable()) return Errno::BadFile;
    if (offset != current_offset && static_cast<std::int64_t>(offset) < 0) return Errno::Invalid;
    const std::uint64_t at = offset == current_offset ? file->offset : offset;
    Inode& inode = call.kernel.files.inodes.at(file->inode);
    const Answer answer = read_from(call, inode, *file, to, std::min(size, most_at_once), at);
    move_on(call, offset, at, answer);
    return answer;
}

Answer write_call(const CallContext& call, VirtAddr from, std::uint64_t size, std::uint64_t offset)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file || !file->writable()) return Errno::BadFile;
    if (offset != current_offset && static_cast<std::int64_t>(offset) < 0) return Errno::Invalid;
    Inode& inode = call.kernel.files.inodes.at(file->inode);
    if (const Answer free = check_seals(inode, SealWrite); free.failed()) return free;
    std::uint64_t at = offset == current_offset ? file->offset : offset;
    // What was appended before a wait is behind the place where it began.
    if (file->flags & OpenAppend) at = inode.size.value - call.process().call_progress;
    if (at + size > inode.size.value)
        if (const Answer free = check_seals(inode, SealGrow); free.failed()) return free;
    const Answer answer = write_to(call, inode, *file, from, std::min(size, most_at_once), at);
    move_on(call, offset, at, answer);
    return answer;
}

Answer vector_call(const CallContext& call,
                   Answer (*each)(const CallContext&, VirtAddr, std::uint64_t, std::uint64_t),
                   std::uint64_t offset)
{
    constexpr std::uint64_t most_parts = 1024;  // Linux: UIO_MAXIOV
    if (call.argument(2) > most_parts) return Errno::Invalid;
    std::int64_t total = 0;
    std::uint64_t before = call.process().parts_progress;  // whole parts, moved before a wait
    for (std::uint64_t i = 0; i < call.argument(2); ++i) {
        std::array<std::uint64_t, 2> part{};  // struct iovec
        if (const Reach reach = call.memory().get(call.address(1) + i * 16, part); reach != Reach::Ok)
            return total != 0 ? Answer{total} : Answer{reach};
        if (part[1] == 0) continue;
        if (before >= part[1]) {
            before -= part[1];
            total += static_cast<std::int64_t>(part[1]);
            continue;
        }
        const std::uint64_t at =
            offset == current_offset ? current_offset : offset + static_cast<std::uint64_t>(total);
        const Answer answer = each(call, {part[0]}, part[1], at);
        if (answer.how == CallResult::Retry && call.process().waiting == WaitReason::Disk) {
            call.process().parts_progress = static_cast<std::uint64_t>(total);
            return answer;
        }
        call.process().call_progress = 0;
        if (answer.failed() && total != 0)
            wake(call.process());  // it does not wait: it tells how far it came
        if (answer.failed()) return total != 0 ? Answer{total} : answer;
        total += answer.value;
        if (static_cast<std::uint64_t>(answer.value) < part[1]) break;
    }
    return total;
}

}  // namespace fl::kernel
