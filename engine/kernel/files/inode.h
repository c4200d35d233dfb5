// A file: its name, kind and size. Its bytes are frames of the page cache. Linux: struct inode.
#pragma once

#include "base/units.h"
#include "kernel/slab/object.h"

#include <cstdint>
#include <string>

namespace fl::kernel {

using InodeId = std::uint32_t;  // 0 = none

enum class InodeKind : std::uint8_t {
    Regular,
    Directory,
    Shared /* shared anonymous memory */,
    Console,
    Null,
    Zero,
    Pipe,
    Text /* /proc: made anew whenever it is read from its beginning */,
    PageMap /* /proc/PID/pagemap */
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
    std::uint64_t readahead_mark = 0;  // reaching this page asks for the next window; 0 = none
    bool linked = true;            // has a name
    Tick changed;                  // st_mtime
    std::string text;              // Pipe: bytes on their way. Text: as last read from its beginning
    std::uint32_t subject = 0;     // Text, PageMap: the process that is "self"
    std::uint32_t readers = 0, writers = 0;  // Pipe: open ends
    InodeObjects objects;

    friend bool operator==(const Inode&, const Inode&) = default;
};

}  // namespace fl::kernel
