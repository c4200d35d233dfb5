#include "kernel/files/locks.h"

#include "kernel/kernel.h"
#include "kernel/process/scheduler.h"

namespace fl::kernel {
namespace {

bool same_owner(const FileLock& a, const FileLock& b)
{
    return a.flock == b.flock && a.file == b.file && (a.file != 0 || a.process == b.process);
}

}  // namespace

const FileLock* conflict(const std::vector<FileLock>& locks, const FileLock& wanted)
{
    for (const FileLock& lock : locks)
        if (lock.inode == wanted.inode && lock.flock == wanted.flock && !same_owner(lock, wanted) &&
            lock.begin < wanted.end && wanted.begin < lock.end && (lock.exclusive || wanted.exclusive))
            return &lock;
    return nullptr;
}

void set_lock(Kernel& kernel, const FileLock& wanted, bool take)
{
    std::vector<FileLock> left;
    for (const FileLock& lock : kernel.files.locks) {
        if (lock.inode != wanted.inode || !same_owner(lock, wanted) || lock.end <= wanted.begin ||
            wanted.end <= lock.begin) {
            left.push_back(lock);
            continue;
        }
        FileLock before = lock, after = lock;
        before.end = wanted.begin;
        after.begin = wanted.end;
        if (before.begin < before.end) left.push_back(before);
        if (after.begin < after.end) left.push_back(after);
    }
    if (take) left.push_back(wanted);
    kernel.files.locks = std::move(left);
    wake_all(kernel, WaitReason::Pipe);
}

void release_locks(Kernel& kernel, std::uint32_t inode, std::uint32_t file, std::uint32_t process)
{
    const bool open = kernel.files.open_files.find(file) != nullptr;
    const std::size_t gone = std::erase_if(kernel.files.locks, [&](const FileLock& lock) {
        return lock.file == 0 ? lock.inode == inode && lock.process == process : lock.file == file && !open;
    });
    if (gone != 0) wake_all(kernel, WaitReason::Pipe);
}

}  // namespace fl::kernel
