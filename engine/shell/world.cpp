#include "shell/world.h"

#include "kernel/files/resolve.h"
#include "kernel/files/store.h"
#include "procfs/procfs.h"

#include <algorithm>
#include <set>

namespace fl::shell {
namespace {

DirectoryEntry entry_of(const kernel::Inode& inode, std::string name)
{
    DirectoryEntry entry;
    entry.name = std::move(name);
    entry.directory = inode.kind == kernel::InodeKind::Directory;
    entry.mode = inode.mode & 07777;
    entry.executable = !entry.directory && (inode.mode & 0111) != 0;
    entry.size = entry.directory ? page_size : inode.size.value;
    entry.links = entry.directory ? 2 : 1 + inode.more_names;
    const bool link = inode.kind == kernel::InodeKind::Link;
    if (link) {
        entry.target = inode.text;
        entry.size = entry.target.size();
    }
    const bool device = inode.kind == kernel::InodeKind::Null || inode.kind == kernel::InodeKind::Zero;
    entry.letter = entry.directory ? 'd'
                   : device        ? 'c'
                   : link          ? 'l'
                   : inode.kind == kernel::InodeKind::Pipe ? 'p'
                   : inode.kind == kernel::InodeKind::Disk ? 'b' : '-';
    entry.kib = entry.directory       ? 4
                : entry.letter == '-' ? (inode.size.value + page_size - 1) / page_size * 4
                                      : 0;
    entry.number = inode.id;
    entry.changed = inode.changed.value / 1'000'000'000;
    return entry;
}

DirectoryEntry plain_directory(std::string name)
{
    DirectoryEntry entry;
    entry.name = std::move(name);
    entry.directory = true;
    entry.mode = 0755;
    entry.size = page_size;
    entry.links = 2;
    entry.letter = 'd';
    entry.kib = 4;
    return entry;
}

std::string last_part(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos || path.size() == 1 ? path : path.substr(slash + 1);
}

bool by_name(const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; }

}  // namespace

std::string World::absolute(std::string_view path) const
{
    if (path == "~" || path.substr(0, 2) == "~/")
        return std::string(home_directory) + std::string(path.substr(1));
    return kernel::absolute_path(shell_.directory, path);
}

std::string World::resolved(std::string_view path, bool follow) const
{
    const std::string full = absolute(path);
    const auto last = follow || path.ends_with('/') ? kernel::Follow::Yes : kernel::Follow::No;
    const auto found = kernel::resolve(machine_.kernel.files, "/", full, last);
    return found ? *found : full;
}

Result<std::string> World::read(std::string_view path) const
{
    const std::string full = resolved(path);
    if (procfs::is_proc_path(full))
        return procfs::render(machine::view(machine_), full, machine_.kernel.shell);
    const Result<DirectoryEntry> entry = find(path);
    if (!entry) return entry.error();
    if (entry->directory) return Errno::IsDirectory;
    return kernel::file_text(machine_.kernel, machine_.hardware, full);
}

Result<DirectoryEntry> World::find(std::string_view path, bool follow) const
{
    const std::string full = resolved(path, follow);
    if (procfs::is_proc_path(full)) {
        if (procfs::list(machine::view(machine_), full)) return plain_directory(last_part(full));
        const Result<std::string> text = procfs::render(machine::view(machine_), full, machine_.kernel.shell);
        if (!text && text.error() == Errno::NoEntry) return Errno::NoEntry;
        DirectoryEntry entry;
        entry.name = last_part(full);
        entry.mode = 0444;
        return entry;
    }
    if (const kernel::Inode* inode = machine_.kernel.files.lookup(full))
        return follow && inode->kind == kernel::InodeKind::Link ? Result<DirectoryEntry>(Errno::TooManyLinks)
                                                                : entry_of(*inode, last_part(absolute(path)));
    if (full == "/") return plain_directory("/");
    const auto below = machine_.kernel.files.names.lower_bound(full + "/");
    if (below != machine_.kernel.files.names.end() &&
        below->first.compare(0, full.size() + 1, full + "/") == 0)
        return plain_directory(last_part(full));
    return Errno::NoEntry;
}

Result<std::vector<DirectoryEntry>> World::list(std::string_view path) const
{
    const std::string full = resolved(path);
    std::vector<DirectoryEntry> entries;
    if (procfs::is_proc_path(full)) {
        const auto nodes = procfs::list(machine::view(machine_), full);
        if (!nodes) return nodes.error();
        for (const procfs::Entry& node : *nodes) {
            DirectoryEntry entry = node.directory ? plain_directory(node.name) : DirectoryEntry{};
            entry.name = node.name;
            entry.size = 0;
            entry.mode = node.mode;
            entries.push_back(entry);
        }
        std::sort(entries.begin(), entries.end(), by_name);
        return entries;
    }
    const Result<DirectoryEntry> self = find(full);
    if (!self) return self.error();
    if (!self->directory) return Errno::NotDirectory;
    const std::string prefix = full == "/" ? full : full + "/";
    std::set<std::string> seen;
    for (auto at = machine_.kernel.files.names.lower_bound(prefix); at != machine_.kernel.files.names.end();
         ++at) {
        if (at->first.compare(0, prefix.size(), prefix) != 0) break;
        const std::string rest = at->first.substr(prefix.size());
        const std::string name = rest.substr(0, rest.find('/'));
        if (name.empty() || !seen.insert(name).second) continue;
        const Result<DirectoryEntry> entry = find(prefix + name, false);
        if (entry) entries.push_back(*entry);
    }
    if (full == "/" && seen.count("proc") == 0) entries.push_back(plain_directory("proc"));
    std::sort(entries.begin(), entries.end(), by_name);
    return entries;
}

std::vector<Pid> World::processes() const
{
    std::vector<Pid> pids;
    for (const auto& [pid, process] : machine_.kernel.processes)
        if (process.tgid == pid) pids.push_back(pid);
    return pids;
}

}  // namespace fl::shell
