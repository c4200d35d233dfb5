// getdents64(2): the names in a directory. Linux: fs/readdir.c. Ours come sorted.
#include "kernel/files/store.h"
#include "kernel/syscall/call.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace fl::kernel {
namespace {

enum EntryType : std::uint8_t {
    TypeCharacter = 2,
    TypeDirectory = 4,
    TypeBlock = 6,
    TypeRegular = 8,
    TypeLink = 10
};

struct Entry {
    std::string name;
    std::uint64_t inode = 1;
    std::uint8_t type = TypeRegular;
};

std::uint8_t type_of(const Inode& inode)
{
    switch (inode.kind) {
    case InodeKind::Directory:
        return TypeDirectory;
    case InodeKind::Console:
    case InodeKind::Null:
    case InodeKind::Zero:
        return TypeCharacter;
    case InodeKind::Disk:
        return TypeBlock;
    case InodeKind::Link:
        return TypeLink;
    default:
        return TypeRegular;
    }
}

void add_files(const FileSystem& files, const std::string& directory, std::vector<Entry>& entries)
{
    const std::string prefix = directory == "/" ? directory : directory + "/";
    for (auto at = files.names.lower_bound(prefix); at != files.names.end(); ++at) {
        if (at->first.compare(0, prefix.size(), prefix) != 0) break;
        const std::string name = at->first.substr(prefix.size());
        if (name.empty() || name.find('/') != std::string::npos) continue;
        entries.push_back({name, at->second, type_of(files.inodes.at(at->second))});
    }
    if (directory != "/") return;
    for (const char* mounted : {"proc", "sys"})
        entries.push_back({mounted, 1, TypeDirectory});
}

std::vector<Entry> entries_of(const CallContext& call, const Inode& inode)
{
    std::vector<Entry> entries = {{".", inode.id, TypeDirectory}, {"..", 1, TypeDirectory}};
    const bool mounted = inode.path == "/proc" || inode.path == "/sys";
    if (inode.kind == InodeKind::Directory && !mounted) {
        add_files(call.kernel.files, inode.path, entries);
    } else if (const auto names = call.host.list(inode.path, call.process().tgid)) {
        for (const ListedName& name : *names)
            entries.push_back({name.name, 1,
                               name.directory ? TypeDirectory
                               : name.link    ? TypeLink
                                              : TypeRegular});
    }
    return entries;
}

// struct linux_dirent64: d_ino, d_off, d_reclen, d_type, d_name with its zero, padded to 8 bytes.
void append(const Entry& entry, std::uint64_t next, std::vector<std::byte>& to)
{
    const std::size_t begin = to.size();
    const auto size = static_cast<std::uint16_t>((19 + entry.name.size() + 1 + 7) / 8 * 8);
    to.resize(begin + size);
    std::memcpy(&to[begin], &entry.inode, 8);
    std::memcpy(&to[begin + 8], &next, 8);
    std::memcpy(&to[begin + 16], &size, 2);
    to[begin + 18] = std::byte{entry.type};
    std::memcpy(&to[begin + 19], entry.name.data(), entry.name.size());
}

}  // namespace

Answer list_directory(const CallContext& call)
{
    OpenFile* file = call.file(call.integer(0));
    if (!file) return Errno::BadFile;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if ((inode.mode & 0170000) != 0040000) return Errno::NotDirectory;
    const std::vector<Entry> entries = entries_of(call, inode);
    std::vector<std::byte> bytes;
    std::uint64_t at = file->offset;
    for (; at < entries.size(); ++at) {
        const std::size_t size = bytes.size();
        append(entries[static_cast<std::size_t>(at)], at + 1, bytes);
        if (bytes.size() <= call.argument(2)) continue;
        bytes.resize(size);
        break;
    }
    if (bytes.empty() && at < entries.size()) return Errno::Invalid;
    if (const Reach reach = call.memory().write(call.address(1), bytes); reach != Reach::Ok) return reach;
    file->offset = at;
    return static_cast<std::int64_t>(bytes.size());
}

}  // namespace fl::kernel
