#include "kernel/syscall/path_argument.h"

#include "base/text.h"
#include "kernel/files/store.h"
#include "kernel/process/scheduler.h"

namespace fl::kernel {
namespace {


// Where a relative path begins.
Answer beginning(const CallContext& call, int directory, std::string_view given, std::string& from)
{
    from = call.leader().directory;
    if (directory == at_working_directory || given.front() == '/') return 0;
    const OpenFile* file = call.file(directory);
    if (!file) return Errno::BadFile;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if ((inode.mode & 0170000) != 0040000) return Errno::NotDirectory;
    from = inode.path;
    return 0;
}

}  // namespace

bool simulated_text(std::string_view path)
{
    return path.substr(0, 6) == "/proc/" || path.substr(0, 5) == "/sys/";
}

Pid subject_of(const CallContext& call, std::string_view path)
{
    constexpr std::string_view proc = "/proc/";
    const std::string_view name = path.substr(proc.size(), path.find('/', proc.size()) - proc.size());
    if (name == "self" || name == "thread-self") return call.process().tgid;
    const auto number = parse_unsigned(name);
    return number && call.kernel.processes.find(static_cast<Pid>(*number)) ? static_cast<Pid>(*number) : 0;
}

const OpenFile* open_of_link(const CallContext& call, std::string_view path)
{
    if (path.substr(0, 6) != "/proc/") return nullptr;
    const Pid subject = subject_of(call, path);
    const std::size_t slash = path.find('/', 6);
    if (subject == 0 || slash == std::string_view::npos || path.substr(slash, 4) != "/fd/") return nullptr;
    const auto number = parse_unsigned(path.substr(slash + 4));
    return number ? open_file(call.kernel, subject, static_cast<int>(*number)) : nullptr;
}

InodeId file_of_link(const CallContext& call, std::string_view path)
{
    const OpenFile* file = open_of_link(call, path);
    return file ? file->inode : 0;
}

std::string link_target(const CallContext& call, std::string_view path)
{
    if (path == "/proc/self") return std::to_string(call.process().tgid);
    if (path.substr(0, 6) != "/proc/") return {};
    const Pid subject = subject_of(call, path);
    if (subject == 0) return {};
    const std::string_view name = path.substr(path.find('/', 6) + 1);
    const Process& leader = leader_of(call.kernel, subject);
    if (name == "cwd") return leader.directory;
    if (name == "root") return "/";
    const Inode* program = call.kernel.files.inodes.find(leader.executable);
    if (name == "exe") return program ? program->path : std::string();
    const Inode* file = call.kernel.files.inodes.find(file_of_link(call, path));
    if (!file) return {};
    if (file->kind == InodeKind::Pipe && file->path.front() != '/')
        return "pipe:[" + std::to_string(file->id) + ']';
    const bool deleted = !file->linked && file->kind != InodeKind::Text && file->kind != InodeKind::PageMap;
    return deleted ? file->path + " (deleted)" : file->path;
}

Answer get_path(const CallContext& call, int directory, VirtAddr at, Follow last, std::string& path)
{
    std::string given, from;
    if (const Reach reach = call.memory().read_string(at, longest_path, given); reach != Reach::Ok)
        return reach;
    if (given.empty()) return Errno::NoEntry;
    if (const Answer begun = beginning(call, directory, given, from); begun.failed()) return begun;
    auto resolved = resolve(call.kernel.files, from, given, last);
    if (!resolved) return resolved.error();
    path = std::move(*resolved);
    if (last == Follow::No || path.substr(0, 6) != "/proc/") return 0;
    const std::string target = link_target(call, path);
    if (!target.empty() && target.front() == '/' && call.kernel.files.lookup(target)) path = target;
    return 0;
}

}  // namespace fl::kernel
