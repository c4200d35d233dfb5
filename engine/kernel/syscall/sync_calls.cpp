// What files promise about the disk. Linux: fs/sync.c, mm/fadvise.c, mm/readahead.c, mm/msync.c.
#include "kernel/block/requests.h"
#include "kernel/files/drop.h"
#include "kernel/files/read_ahead.h"
#include "kernel/files/writeback.h"
#include "kernel/syscall/call.h"

#include <vector>

namespace fl::kernel {
namespace {

// Starts what is dirty and sleeps until all of it has arrived; the call is issued again and finds it done.
Answer sync_inode(const CallContext& call, InodeId inode, std::uint64_t first, std::uint64_t end)
{
    write_back_inode(call.kernel, call.hardware, inode, first, end, ~0ull, call.record);
    const auto until = writeback_until(call.kernel, inode, first, end);
    if (!until) return 0;
    sleep_for_disk(call.kernel, call.pid, *until, call.record);
    return CallResult::Retry;
}

Answer sync_all(const CallContext& call)
{
    std::vector<InodeId> files;
    for (const auto& [id, inode] : call.kernel.files.inodes)
        if (on_disk(inode) && inode.cached != 0) files.push_back(id);
    for (const InodeId id : files)
        write_back_inode(call.kernel, call.hardware, id, 0, ~0ull, ~0ull, call.record);
    if (call.kernel.statistics.nr_writeback == 0 || call.kernel.requests.requests.empty()) return 0;
    sleep_for_disk(call.kernel, call.pid, call.kernel.requests.requests.back().done, call.record);
    return CallResult::Retry;
}

Answer call_fsync(const CallContext& call)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if (inode.kind == InodeKind::Pipe || inode.kind == InodeKind::Console) return Errno::Invalid;
    return sync_inode(call, file->inode, 0, ~0ull);
}

Answer call_sync_file_range(const CallContext& call)
{
    enum { WaitBefore = 1, Write = 2, WaitAfter = 4 };
    const OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const auto offset = static_cast<std::int64_t>(call.argument(1)),
               size = static_cast<std::int64_t>(call.argument(2));
    if (offset < 0 || size < 0 || call.argument(3) > 7) return Errno::Invalid;
    const std::uint64_t first = call.argument(1) / page_size;
    const std::uint64_t end = size == 0 ? ~0ull : pages_for({call.argument(1) + call.argument(2)}).value;
    if (call.argument(3) & WaitAfter) return sync_inode(call, file->inode, first, end);
    if (call.argument(3) & Write)
        write_back_inode(call.kernel, call.hardware, file->inode, first, end, ~0ull, call.record);
    return 0;
}

Answer call_fadvise(const CallContext& call)
{
    enum { Normal, Random, Sequential, WillNeed, DontNeed, NoReuse };
    OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if (inode.kind == InodeKind::Pipe) return Errno::IllegalSeek;
    const std::uint64_t offset = call.argument(1), length = call.argument(2);
    if (static_cast<std::int64_t>(length) < 0) return Errno::Invalid;
    const std::uint64_t stop = length == 0 || offset + length < offset ? ~0ull : offset + length;
    switch (call.integer(3)) {
        case Normal: file->ahead.advice = ReadAhead::Advice::Normal; return 0;
        case Random: file->ahead.advice = ReadAhead::Advice::Random; return 0;
        case Sequential: file->ahead.advice = ReadAhead::Advice::Sequential; return 0;
        case NoReuse: return 0;
        case WillNeed:
            if (!on_disk(inode)) return 0;
            fetch_pages(call.kernel, call.hardware, inode.id, offset / page_size,
                        stop == ~0ull ? stop : pages_for({stop}).value, call.record);
            return 0;
        case DontNeed: {
            // Only whole pages go; the last one may end with the file. What is dirty is sent off first.
            const std::uint64_t first = pages_for({offset}).value;
            const std::uint64_t end = stop >= inode.size.value ? ~0ull : stop / page_size;
            write_back_inode(call.kernel, call.hardware, inode.id, first, end, ~0ull, call.record);
            drop_clean_pages(call.kernel, call.hardware, inode.id, first, end, call.record);
            return 0;
        }
        default: return Errno::Invalid;
    }
}

Answer call_readahead(const CallContext& call)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file || !file->readable()) return Errno::BadFile;
    if (!on_disk(call.kernel.files.inodes.at(file->inode))) return Errno::Invalid;
    fetch_pages(call.kernel, call.hardware, file->inode, call.argument(1) / page_size,
                pages_for({call.argument(1) + call.argument(2)}).value, call.record);
    return 0;
}

Answer call_msync(const CallContext& call)
{
    enum { Async = 1, Invalidate = 2, Sync = 4 };
    const VirtAddr begin = call.address(0);
    if (offset_in_page(begin) != 0 || call.argument(2) > 7 || (call.argument(2) & 5) == 5)
        return Errno::Invalid;
    const VirtAddr task_size = call.kernel.layout.task_size;
    if (begin > task_size || call.argument(1) > task_size - begin) return Errno::NoMemory;
    const VirtAddr end{align_up(begin.value + call.argument(1), page_size)};
    Status holes = Done{};  // told in the end; what lies behind them is written all the same
    for (VirtAddr at = begin; at < end;) {
        const Vma* area = call.space().areas.find(at);
        if (!area || area->begin > at) {
            holes = Errno::NoMemory;
            if (!area || area->begin >= end || call.argument(2) == Async) break;
            at = area->begin;
        }
        if ((call.argument(2) & Invalidate) && area->locked()) return Errno::Busy;
        const VirtAddr stop = std::min(end, area->end);
        if ((call.argument(2) & Sync) && area->shared && area->inode
            && on_disk(call.kernel.files.inodes.at(area->inode))) {
            const std::uint64_t first = area->page_index(at), pages = (stop - at) / page_size;
            const Answer synced = sync_inode(call, area->inode, first, first + pages);
            if (synced.how == CallResult::Retry) return synced;
        }
        at = stop;
    }
    return holes;
}

}  // namespace

std::optional<Answer> sync_call(const CallContext& call, SystemCall number)
{
    switch (number) {
        case SystemCall::Fsync: case SystemCall::Fdatasync: return call_fsync(call);
        case SystemCall::Sync: return sync_all(call);
        case SystemCall::Syncfs: return call.file(call.integer(0)) ? sync_all(call) : Answer{Errno::BadFile};
        case SystemCall::SyncFileRange: return call_sync_file_range(call);
        case SystemCall::Fadvise64: return call_fadvise(call);
        case SystemCall::Readahead: return call_readahead(call);
        case SystemCall::Msync: return call_msync(call);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
