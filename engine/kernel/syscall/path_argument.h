// The path a program gives to a system call.
#pragma once

#include "kernel/files/resolve.h"
#include "kernel/syscall/call.h"

#include <string>

namespace fl::kernel {

inline constexpr std::uint64_t longest_path = 4096;  // PATH_MAX
inline constexpr int at_working_directory = -100;  // AT_FDCWD

// The absolute path that is meant, links followed, those of /proc too; relative ones begin at the directory
// behind a descriptor. ENOENT, ENOTDIR, EBADF, ELOOP.
Answer get_path(const CallContext& call, int directory, VirtAddr at, Follow last, std::string& path);
inline Answer get_path(const CallContext& call, VirtAddr at, std::string& path)
{
    return get_path(call, at_working_directory, at, Follow::Yes, path);
}

// A file below /proc or /sys, whose bytes are made when it is read.
bool simulated_text(std::string_view path);
// "self" and numbers that name a process; 0 when the path is about none.
Pid subject_of(const CallContext& call, std::string_view path);
// Where a link of /proc leads; "" when it is none.
std::string link_target(const CallContext& call, std::string_view path);
// The open file behind /proc/PID/fd/N, and its inode; null and 0 when the path is no such thing.
const OpenFile* open_of_link(const CallContext& call, std::string_view path);
InodeId file_of_link(const CallContext& call, std::string_view path);

}  // namespace fl::kernel
