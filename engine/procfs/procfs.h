// /proc and /sys as text, exactly as Linux prints it. Everything is computed by inspect.
#pragma once

#include "base/result.h"
#include "inspect/view.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::hw {
struct Hardware;
}
namespace fl::kernel {
struct Kernel;
}
namespace fl::trace {
class Recorder;
}

namespace fl::procfs {

using inspect::Pid;
using inspect::View;

// Who writes, and what a write may change.
struct Writer {
    kernel::Kernel& kernel;
    hw::Hardware& hardware;
    trace::Recorder& record;
    Pid self = 0;
};

// The text of a file; `self` is the reader (/proc/self). ENOENT, EISDIR, or EACCES for a
// write-only file.
Result<std::string> render(const View& view, std::string_view path, Pid self);

// What `echo text > path` does, or the kernel's own error: EINVAL, EACCES, ENOENT, EPERM.
Status write(const Writer& writer, std::string_view path, std::string_view text);
// mkdir and rmdir, where a directory may be made: below /sys/fs/cgroup. EPERM elsewhere.
Status make_directory(const Writer& writer, std::string_view path);
Status remove_directory(const Writer& writer, std::string_view path);

struct Entry {
    std::string name;
    bool directory = false;
    unsigned mode = 0444;  // permission bits
    std::string link;      // of a symbolic link: where it leads
};
// The names in a directory, sorted by name; ENOENT or ENOTDIR.
Result<std::vector<Entry>> list(const View& view, std::string_view path);

bool is_proc_path(std::string_view path);  // "/proc", "/sys" or below

}  // namespace fl::procfs
