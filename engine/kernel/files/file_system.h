// The tree of files, and the files that are open. Kept in memory: a file's bytes are in the page cache.
#pragma once

#include "kernel/files/inode.h"
#include "kernel/files/locks.h"
#include "kernel/keyed.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fl::kernel {

enum OpenFlag : std::uint32_t {  // open(2), x86-64
    OpenReadOnly = 0, OpenWriteOnly = 1, OpenReadWrite = 2, OpenAccessMask = 3,
    OpenCreate = 0100, OpenExclusive = 0200, OpenTruncate = 01000, OpenAppend = 02000, OpenNonBlock = 04000,
    OpenDirectory = 0200000, OpenNoFollow = 0400000, OpenPath = 010000000, OpenCloseOnExec = 02000000,
};

// Where a reader is and how far ahead of him pages are fetched, in pages. Linux: struct file_ra_state.
struct ReadAhead {
    std::uint64_t start = 0, size = 0, async_size = 0;  // the last window, and how much of it is ahead
    std::uint64_t previous = ~0ull;                     // the page read last
    enum class Advice : std::uint8_t { Normal, Random, Sequential } advice = Advice::Normal;  // fadvise(2)

    friend bool operator==(const ReadAhead&, const ReadAhead&) = default;
};

struct OpenFile {
    InodeId inode = 0;
    std::uint64_t offset = 0;
    std::uint32_t flags = 0;
    std::uint32_t users = 0;  // descriptors
    Object object;            // its struct file
    ReadAhead ahead;

    bool readable() const { return (flags & OpenAccessMask) != OpenWriteOnly; }
    bool writable() const { return (flags & OpenAccessMask) != OpenReadOnly; }
    friend bool operator==(const OpenFile&, const OpenFile&) = default;
};

struct FileSystem {
    Keyed<Inode> inodes;
    Keyed<OpenFile> open_files;
    std::map<std::string, InodeId, std::less<>> names;  // absolute path → inode
    InodeId next_inode = 1;
    std::uint32_t next_open = 1;
    std::uint32_t links = 0;  // symbolic ones
    InodeId console = 0;
    InodeId disk = 0;  // /dev/vda
    FreeBlocks free_blocks;
    std::vector<FileLock> locks;
    bool console_is_file = false;  // decides what fstat(1) says, and so how the C library buffers

    const Inode* lookup(std::string_view path) const;

    friend bool operator==(const FileSystem&, const FileSystem&) = default;
};

// What is made below it lives in memory and swap, never on the disk: a tmpfs.
inline constexpr std::string_view shared_memory_directory = "/dev/shm";
bool is_shared_memory(std::string_view path);

// "b/../c" seen from "/a" is "/a/c". Always absolute, no "." or ".." left, no slash at the end.
std::string absolute_path(std::string_view directory, std::string_view path);

}  // namespace fl::kernel
