// flock(2), and the locks of fcntl(2). Linux: fs/locks.c.
#include "kernel/files/locks.h"
#include "kernel/files/store.h"
#include "kernel/syscall/lock_calls.h"

namespace fl::kernel {
namespace {

struct LockRequest {  // struct flock
    std::int16_t type = 0, whence = 0;
    std::int32_t unused = 0;
    std::int64_t start = 0, length = 0;
    std::int32_t pid = 0, unused_too = 0;
};
enum LockType : std::int16_t { ReadLock, WriteLock, Unlock };

// Linux: flock64_to_posix_lock(). A negative length means what lies before.
bool find_range(const CallContext& call, const OpenFile& file, const LockRequest& request, FileLock& lock)
{
    std::int64_t begin = request.start;
    if (request.whence < 0 || request.whence > 2) return false;
    if (request.whence == 1) begin += static_cast<std::int64_t>(file.offset);
    if (request.whence == 2)
        begin += static_cast<std::int64_t>(call.kernel.files.inodes.at(file.inode).size.value);
    const std::int64_t end = begin + request.length;
    if (request.length < 0) begin = end;
    if (begin < 0) return false;
    lock.begin = static_cast<std::uint64_t>(begin);
    lock.end = request.length > 0 ? static_cast<std::uint64_t>(end)
               : request.length < 0 ? lock.begin + static_cast<std::uint64_t>(-request.length)
                                    : ~0ull;
    return true;
}

}  // namespace

Answer call_file_lock(const CallContext& call, FileLockCall kind, bool by_file)
{
    const OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    LockRequest request;
    if (const Reach reach = call.memory().get(call.address(2), request); reach != Reach::Ok) return reach;
    FileLock lock;
    lock.inode = file->inode;
    lock.process = call.process().tgid;
    if (by_file) lock.file = call.leader().descriptors[static_cast<std::size_t>(call.integer(0))].file;
    lock.exclusive = request.type == WriteLock;
    const bool known = request.type >= ReadLock && request.type <= Unlock;
    if (!known || (by_file && request.pid != 0) || !find_range(call, *file, request, lock))
        return Errno::Invalid;
    const FileLock* other = request.type == Unlock ? nullptr : conflict(call.kernel.files.locks, lock);
    if (kind == FileLockCall::Ask) {
        if (request.type == Unlock) return Errno::Invalid;
        request.type = !other ? Unlock : other->exclusive ? WriteLock : ReadLock;
        if (other) {
            request.whence = 0;
            request.start = static_cast<std::int64_t>(other->begin);
            request.length = other->end == ~0ull ? 0 : static_cast<std::int64_t>(other->end - other->begin);
            request.pid = other->file ? -1 : static_cast<std::int32_t>(other->process);
        }
        return call.memory().put(call.address(2), request);
    }
    if (request.type == ReadLock ? !file->readable() : request.type == WriteLock && !file->writable())
        return Errno::BadFile;
    if (other) return kind == FileLockCall::Wait ? call.sleep(WaitReason::Pipe) : Answer{Errno::Again};
    set_lock(call.kernel, lock, request.type != Unlock);
    return 0;
}

// Linux: flock_lock_inode(). Who changes from one kind to the other has given up the first before it waits.
Answer call_flock(const CallContext& call)
{
    constexpr std::uint64_t shared = 1, exclusive = 2, at_once = 4, unlock = 8;
    const std::uint64_t operation = call.argument(1) & ~at_once;
    const OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    if (operation != shared && operation != exclusive && operation != unlock) return Errno::Invalid;
    FileLock lock;
    lock.inode = file->inode;
    lock.file = call.leader().descriptors[static_cast<std::size_t>(call.integer(0))].file;
    lock.process = call.process().tgid;
    lock.flock = true;
    lock.exclusive = operation == exclusive;
    const bool wait = operation != unlock && conflict(call.kernel.files.locks, lock);
    set_lock(call.kernel, lock, operation != unlock && !wait);
    if (!wait) return 0;
    return call.argument(1) & at_once ? Answer{Errno::Again} : call.sleep(WaitReason::Pipe);
}

}  // namespace fl::kernel
