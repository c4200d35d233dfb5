// What the kernel may ask of the machine around it, because it may not know how it is done: text of /proc
// files, images of programs.
#pragma once

#include "base/result.h"
#include "kernel/process/process.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::kernel {

struct ListedName {
    std::string name;
    bool directory = false, link = false;
};

class Host {
public:
    virtual ~Host() = default;
    // The text of a file below /proc or /sys as `self` sees it now; nothing if there is no such file.
    virtual std::optional<std::string> render(std::string_view path, Pid self) = 0;
    // The names in a directory there, sorted; nothing if it is none.
    virtual std::optional<std::vector<ListedName>> list(std::string_view, Pid) { return std::nullopt; }
    // A write(2) to such a file.
    virtual Status write(std::string_view path, std::string_view text, Pid self) = 0;
    // mkdir(2) and rmdir(2) there: the directories of memory cgroups.
    virtual Status make_directory(std::string_view, Pid) { return Errno::Perm; }
    virtual Status remove_directory(std::string_view, Pid) { return Errno::Perm; }
    // execve(2): replaces the program of `self`, registers included. On success the old program is gone.
    virtual Status execute(std::string_view path, const std::vector<std::string>& arguments,
                           const std::vector<std::string>& environment, Pid self) = 0;
};

}  // namespace fl::kernel
