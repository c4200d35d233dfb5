// A file: its name, kind and size. Its bytes are frames of the page cache. Linux: struct inode.
#pragma once

#include "base/units.h"
#include "kernel/files/block_map.h"
#include "kernel/slab/object.h"

#include <cstdint>
#include <optional>
#include <string>

namespace fl::kernel {

using InodeId = std::uint32_t;  // 0 = none

enum class InodeKind : std::uint8_t {
    Regular,
    Directory,
    Shared /* shared anonymous memory, and files in /dev/shm */,
    HugeTlb /* shared memory in huge pages: Kernel::huge_files */,
    Console,
    Null,
    Zero,
    Disk /* /dev/vda: page n is block n, whatever file it belongs to */,
    Pipe,
    Link /* symbolic; `text` says where it leads */,
    Text /* /proc: made anew whenever it is read from its beginning */,
    PageMap /* /proc/PID/pagemap */
};

// Pages of a file, the second not included.
struct PageSpan {
    std::uint64_t first = 0, end = ~0ull;

    bool contains(std::uint64_t page) const { return page >= first && page < end; }
};

// What the kernel keeps in memory about a file. A named one that nobody uses can do without, until somebody
// looks for it again.
struct InodeObjects {
    Object inode, dentry;
    Object pipe, buffers;  // of a pipe

    friend bool operator==(const InodeObjects&, const InodeObjects&) = default;
};

struct Inode {
    InodeId id = 0;
    InodeKind kind = InodeKind::Regular;
    std::string path;              // absolute; kept after unlink, with `linked` off
    ByteCount size;
    std::uint32_t mode = 0100644;  // as st_mode
    std::uint32_t uid = 0;
    std::uint32_t opens = 0;       // open files
    std::uint32_t maps = 0;        // areas that show it
    std::uint64_t cached = 0;      // pages in the page cache
    std::uint64_t accounted = 0;   // pages of Committed_AS (shared anonymous memory)
    std::uint64_t readahead_mark = 0;  // mapped: reaching this page asks for the next window; 0 = none
    std::uint64_t readahead_next = 0;  // where that window begins
    BlockMap blocks;               // where its pages are on the disk
    std::uint64_t dirty = 0;       // cached pages that differ from the disk's
    Tick dirtied;                  // when the first of them became so
    bool linked = true;            // has a name
    std::uint32_t more_names = 0;  // besides `path`: hard links
    std::uint32_t seals = 0;       // F_SEAL_*, of memfd_create(2)
    bool segment = false;          // of System V shared memory: stays until it is removed
    Tick changed;                  // st_mtime
    Tick accessed, stamped;        // st_atime and st_ctime, once utimensat(2) has set times; 0 = as st_mtime
    std::string text;  // Pipe: bytes on their way. Link: its target. Text: as last read from its beginning
    std::uint32_t subject = 0;     // Text, PageMap: the process that is "self". Pipe: how often it was opened
    std::uint32_t readers = 0, writers = 0;  // Pipe: open ends
    InodeObjects objects;

    friend bool operator==(const Inode&, const Inode&) = default;
};

// Its bytes belong on the disk; other files live in memory or nowhere.
inline bool on_disk(const Inode& inode)
{
    return inode.kind == InodeKind::Regular || inode.kind == InodeKind::Disk;
}

// The block that holds a page; nothing for one that was never written out.
inline std::optional<hw::BlockNumber> block_of(const Inode& inode, std::uint64_t page)
{
    if (inode.kind == InodeKind::Disk) return hw::BlockNumber{page};
    return inode.blocks.find(page);
}

}  // namespace fl::kernel
