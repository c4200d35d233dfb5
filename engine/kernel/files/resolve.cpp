#include "kernel/files/resolve.h"

#include "base/text.h"

#include <vector>

namespace fl::kernel {
namespace {

constexpr unsigned most_links = 40;  // Linux: MAXSYMLINKS

// The parts of a path, the last one on top.
void push_parts(std::vector<std::string>& rest, std::string_view path)
{
    const std::vector<std::string_view> parts = split(path, '/');
    for (std::size_t i = parts.size(); i > 0; --i)
        if (!parts[i - 1].empty() && parts[i - 1] != ".") rest.emplace_back(parts[i - 1]);
}

}  // namespace

Result<std::string> resolve(const FileSystem& files, std::string_view directory, std::string_view path,
                            Follow last)
{
    if (files.links == 0) return absolute_path(directory, path);
    std::vector<std::string> rest;
    push_parts(rest, path);
    std::string whole = path.empty() || path.front() != '/' ? std::string(directory) : std::string();
    if (whole == "/") whole.clear();
    unsigned followed = 0;
    while (!rest.empty()) {
        const std::string part = std::move(rest.back());
        rest.pop_back();
        if (part == "..") {
            whole.resize(whole.empty() ? 0 : whole.rfind('/'));
            continue;
        }
        whole = absolute_path("/", whole + '/' + part);
        const Inode* inode = files.lookup(whole);
        if (!inode || inode->kind != InodeKind::Link || (rest.empty() && last == Follow::No)) continue;
        if (++followed > most_links) return Errno::TooManyLinks;
        push_parts(rest, inode->text);
        if (inode->text.front() == '/') whole.clear();
        else whole.resize(whole.rfind('/'));
    }
    return whole.empty() ? "/" : whole;
}

Errno why_missing(const FileSystem& files, std::string_view path)
{
    for (std::size_t at = path.find('/', 1); at != std::string_view::npos; at = path.find('/', at + 1))
        if (const Inode* on_the_way = files.lookup(path.substr(0, at));
            on_the_way && on_the_way->kind != InodeKind::Directory)
            return Errno::NotDirectory;
    return Errno::NoEntry;
}

}  // namespace fl::kernel
