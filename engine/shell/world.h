// What a tool may see: files and /proc, read-only. Real tools get all they know from there.
#pragma once

#include "base/result.h"
#include "machine/state.h"
#include "shell/state.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

struct DirectoryEntry {
    std::string name;
    bool directory = false;
    bool executable = false;
    std::uint64_t size = 0;  // bytes
    unsigned mode = 0644;    // permission bits
    unsigned links = 1;
    char letter = '-';          // the first of ls -l: d, c, b
    std::uint64_t kib = 0;      // room it takes on the disk
    std::uint64_t number = 0;   // of the inode
    std::uint64_t changed = 0;  // seconds since boot
    std::string target = {};    // of a symbolic link that was not followed
};

class World {
public:
    World(const machine::MachineState& machine, const ShellState& shell) : machine_(machine), shell_(shell) {}

    const ShellState& shell() const { return shell_; }
    const machine::MachineState& machine() const { return machine_; }

    std::string absolute(std::string_view path) const;  // from the working directory
    // A file's text. ENOENT, EISDIR, EACCES.
    Result<std::string> read(std::string_view path) const;
    // Sorted as ls shows them, without "." and "..". ENOENT, ENOTDIR.
    Result<std::vector<DirectoryEntry>> list(std::string_view path) const;
    // A symbolic link at the end is followed unless it is asked for itself.
    Result<DirectoryEntry> find(std::string_view path, bool follow = true) const;
    std::string resolved(std::string_view path, bool follow = true) const;  // through symbolic links
    std::vector<Pid> processes() const;  // ascending

private:
    const machine::MachineState& machine_;
    const ShellState& shell_;
};

// Names that match a pattern with * ? [..], sorted; empty when none does.
std::vector<std::string> matching_paths(const World& world, const std::string& pattern);
bool matches(std::string_view pattern, std::string_view text);

}  // namespace fl::shell
