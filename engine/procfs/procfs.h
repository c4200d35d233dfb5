// /proc as text, exactly as Linux prints it. Everything is computed by inspect.
#pragma once

#include "base/result.h"
#include "inspect/view.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::kernel {
struct Kernel;
}

namespace fl::procfs {

using inspect::Pid;
using inspect::View;

// The text of a file below /proc; `self` is the reader (/proc/self). ENOENT, EISDIR, or EACCES for a
// write-only file.
Result<std::string> render(const View& view, std::string_view path, Pid self);

// What `echo text > path` does, or the kernel's own error: EINVAL, EACCES, ENOENT, EPERM.
Status write(kernel::Kernel& kernel, std::string_view path, std::string_view text, Pid self);

struct Entry {
    std::string name;
    bool directory = false;
    unsigned mode = 0444;  // permission bits
};
// The names in a directory below /proc, sorted as ls shows them; ENOENT or ENOTDIR.
Result<std::vector<Entry>> list(const View& view, std::string_view path);

bool is_proc_path(std::string_view path);  // "/proc" or below

}  // namespace fl::procfs
