// Locks that programs agree on: flock(2), fcntl(2). Linux: fs/locks.c.
#pragma once

#include <cstdint>
#include <vector>

namespace fl::kernel {

struct Kernel;

struct FileLock {
    std::uint32_t inode = 0;
    std::uint32_t file = 0;   // the open file that holds it; 0 = a process does
    std::uint32_t process = 0;  // tgid of who asked
    bool flock = false;       // flock(2) and fcntl(2) do not see each other
    bool exclusive = false;
    std::uint64_t begin = 0, end = ~0ull;

    friend bool operator==(const FileLock&, const FileLock&) = default;
};

// The first lock that stands in the way of one; null when it can be had.
const FileLock* conflict(const std::vector<FileLock>& locks, const FileLock& wanted);
// Gives up what its owner holds of the range, and takes it anew when `take` says so. Wakes who waits.
void set_lock(Kernel& kernel, const FileLock& wanted, bool take);
// A descriptor was closed: what the process holds of the file by fcntl(2) is gone, and with the last
// descriptor of an open file what belongs to that.
void release_locks(Kernel& kernel, std::uint32_t inode, std::uint32_t file, std::uint32_t process);

}  // namespace fl::kernel
