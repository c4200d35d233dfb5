// Paths with symbolic links in them. Linux: fs/namei.c.
#pragma once

#include "base/result.h"
#include "kernel/files/file_system.h"

#include <string>
#include <string_view>

namespace fl::kernel {

enum class Follow : bool { No, Yes };  // a link that the path ends with

// The absolute path of what `path`, seen from a directory, leads to; it need not exist. ELOOP.
Result<std::string> resolve(const FileSystem& files, std::string_view directory, std::string_view path,
                            Follow last);

// Why there is nothing at an absolute path: ENOENT, or ENOTDIR when something on the way is no directory.
Errno why_missing(const FileSystem& files, std::string_view path);

}  // namespace fl::kernel
