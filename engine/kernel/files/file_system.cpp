#include "kernel/files/file_system.h"

#include "base/text.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {

const Inode* FileSystem::lookup(std::string_view path) const
{
    const auto at = names.find(path);
    return at == names.end() ? nullptr : inodes.find(at->second);
}

bool is_shared_memory(std::string_view path)
{
    constexpr std::string_view directory = shared_memory_directory;
    return path.size() > directory.size() && path.substr(0, directory.size()) == directory
           && path[directory.size()] == '/';
}

std::string absolute_path(std::string_view directory, std::string_view path)
{
    std::vector<std::string_view> parts;
    const auto add = [&](std::string_view text) {
        for (const std::string_view part : split(text, '/')) {
            if (part.empty() || part == ".") continue;
            if (part != "..") parts.push_back(part);
            else if (!parts.empty()) parts.pop_back();
        }
    };
    if (path.empty() || path.front() != '/') add(directory);
    add(path);
    // Debian's merged /usr: these are symbolic links there.
    constexpr std::string_view merged[] = {"bin", "sbin", "lib", "lib64"};
    std::string result;
    if (!parts.empty() && std::find(std::begin(merged), std::end(merged), parts.front()) != std::end(merged))
        result = "/usr";
    for (const std::string_view part : parts) {
        result += '/';
        result += part;
    }
    return result.empty() ? "/" : result;
}

}  // namespace fl::kernel
