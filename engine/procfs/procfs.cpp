// Which node a path means.
#include "procfs/procfs.h"

#include "base/text.h"
#include "kernel/kernel.h"
#include "procfs/node.h"

#include <algorithm>

namespace fl::procfs {
namespace {

// "/proc//402/maps/" → "/proc/402/maps".
std::string normal(std::string_view path)
{
    std::string text;
    for (const std::string_view part : split(path, '/'))
        if (!part.empty() && part != ".") text += "/" + std::string(part);
    return text;
}

std::string_view below(std::string_view path, std::string_view directory)
{
    return path.size() > directory.size() ? path.substr(directory.size() + 1) : std::string_view();
}

bool lies_in(std::string_view path, std::string_view directory)
{
    return path.substr(0, directory.size()) == directory &&
           (path.size() == directory.size() || path[directory.size()] == '/');
}

const SystemNode* find_system(std::string_view path)
{
    for (const std::span<const SystemNode> nodes : system_nodes())
        for (const SystemNode& node : nodes)
            if (node.path == path) return &node;
    return nullptr;
}

const ProcessNode* find_process_node(std::string_view name)
{
    for (const ProcessNode& node : process_nodes())
        if (node.name == name) return &node;
    return nullptr;
}

const Tree* find_tree(std::string_view path)
{
    for (const Tree& tree : trees())
        if (lies_in(path, tree.prefix)) return &tree;
    return nullptr;
}

// Something lies below this path, so it is a directory.
bool is_directory(std::string_view path)
{
    for (const std::span<const SystemNode> nodes : system_nodes())
        for (const SystemNode& node : nodes)
            if (node.path != path && lies_in(node.path, path)) return true;
    return path == "/proc" || path == "/sys" ||
           std::any_of(trees().begin(), trees().end(),
                       [&](const Tree& tree) { return lies_in(tree.prefix, path) && tree.prefix != path; });
}

// A path below /proc/PID: whose, and which file of his ("" is the directory itself).
struct ProcessPath {
    Pid pid = 0;  // 0: it names no process
    std::string_view name;
};

ProcessPath process_path(const kernel::Kernel& kernel, std::string_view path, Pid self)
{
    if (!lies_in(path, "/proc") || path == "/proc") return {};
    const std::string_view rest = below(path, "/proc");
    const std::string_view who = rest.substr(0, rest.find('/'));
    Pid pid = 0;
    if (who == "self" || who == "thread-self") pid = self;
    else if (const auto number = parse_unsigned(who); number && *number < 0xffffffff)
        pid = static_cast<Pid>(*number);
    if (!kernel.processes.find(pid)) return {};
    return {pid, below(rest, who)};
}

// Adds the part of `path` that follows `directory`, once.
void add_child(std::vector<Entry>& entries, std::string_view path, std::string_view directory, unsigned mode)
{
    const std::string_view rest = below(path, directory);
    const std::string name(rest.substr(0, rest.find('/')));
    const bool is_file = name.size() == rest.size() && mode != 0;
    for (const Entry& entry : entries)
        if (entry.name == name) return;
    entries.push_back({name, !is_file, is_file ? mode : 0555u, ""});
}

std::vector<Entry> list_nodes(std::string_view directory)
{
    std::vector<Entry> entries;
    for (const std::span<const SystemNode> nodes : system_nodes())
        for (const SystemNode& node : nodes)
            if (node.path != directory && lies_in(node.path, directory))
                add_child(entries, node.path, directory, node.mode);
    for (const Tree& tree : trees())
        if (tree.prefix != directory && lies_in(tree.prefix, directory))
            add_child(entries, tree.prefix, directory, 0);
    return entries;
}

void add_processes(const kernel::Kernel& kernel, std::vector<Entry>& entries)
{
    for (const auto& [pid, process] : kernel.processes)
        if (process.tgid == pid) entries.push_back({format("%u", pid), true, 0555, ""});  // no threads
    entries.push_back({"self", true, 0777, format("%u", kernel.shell)});
}

std::vector<Entry> list_process()
{
    std::vector<Entry> entries;
    for (const ProcessNode& node : process_nodes())
        entries.push_back({std::string(node.name), false, node.mode, ""});
    return entries;
}

}  // namespace

bool is_proc_path(std::string_view path) { return lies_in(path, "/proc") || lies_in(path, "/sys"); }

Result<std::string> render(const View& view, std::string_view given, Pid self)
{
    const std::string path = normal(given);
    if (!is_proc_path(path)) return Errno::NoEntry;
    if (const Tree* tree = find_tree(path)) return tree->render(view, below(path, tree->prefix));
    if (is_directory(path)) return Errno::IsDirectory;
    if (const SystemNode* node = find_system(path))
        return node->render ? Result<std::string>(node->render(view)) : Errno::Access;
    const ProcessPath process = process_path(view.kernel, path, self);
    if (process.pid == 0) return Errno::NoEntry;
    if (process.name.empty()) return Errno::IsDirectory;
    const ProcessNode* node = find_process_node(process.name);
    if (!node) return Errno::NoEntry;
    return node->render ? Result<std::string>(node->render(view, process.pid)) : Errno::Access;
}

Status write(const Writer& writer, std::string_view given, std::string_view text)
{
    const std::string path = normal(given);
    if (!is_proc_path(path)) return Errno::NoEntry;
    if (const Tree* tree = find_tree(path)) return tree->write(writer, below(path, tree->prefix), text);
    if (is_directory(path)) return Errno::IsDirectory;
    if (const SystemNode* node = find_system(path))
        return node->write ? node->write(writer, text) : Status(Errno::Access);
    const ProcessPath process = process_path(writer.kernel, path, writer.self);
    if (process.pid == 0) return Errno::NoEntry;
    if (process.name.empty()) return Errno::IsDirectory;
    const ProcessNode* node = find_process_node(process.name);
    if (!node) return Errno::NoEntry;
    if (!node->write) return Errno::Access;
    return node->write(writer, *writer.kernel.processes.find(process.pid), text);
}

Status make_directory(const Writer& writer, std::string_view given)
{
    const std::string path = normal(given);
    const Tree* tree = find_tree(path);
    if (tree && path != tree->prefix) return tree->make_directory(writer, below(path, tree->prefix));
    return path.compare(0, 6, "/proc/") == 0 ? Errno::NoEntry : Errno::Perm;
}

Status remove_directory(const Writer& writer, std::string_view given)
{
    const std::string path = normal(given);
    const Tree* tree = find_tree(path);
    return tree && path != tree->prefix ? tree->remove_directory(writer, below(path, tree->prefix))
                                        : Status(Errno::Perm);
}

Result<std::vector<Entry>> list(const View& view, std::string_view given)
{
    const std::string path = normal(given);
    if (!is_proc_path(path)) return Errno::NoEntry;
    if (const Tree* tree = find_tree(path)) return tree->list(view, below(path, tree->prefix));
    std::vector<Entry> entries;
    if (is_directory(path)) {
        entries = list_nodes(path);
        if (path == "/proc") add_processes(view.kernel, entries);
    } else if (find_system(path)) {
        return Errno::NotDirectory;
    } else {
        const ProcessPath process = process_path(view.kernel, path, view.kernel.shell);
        if (process.pid == 0) return Errno::NoEntry;
        if (!process.name.empty())
            return find_process_node(process.name) ? Errno::NotDirectory : Errno::NoEntry;
        entries = list_process();
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
}

}  // namespace fl::procfs
