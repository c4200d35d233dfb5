// /sys/fs/cgroup as directories and files. Linux: kernel/cgroup/cgroup.c, fs/kernfs.
#include "base/text.h"
#include "kernel/kernel.h"
#include "procfs/cgroup/cgroup.h"

namespace fl::procfs {
namespace {

struct Place {
    GroupId group = 0;
    const GroupNode* node = nullptr;  // null: the group's directory
};

// A file of the group, or null.
const GroupNode* find_node(std::string_view name, GroupId group)
{
    for (const auto& nodes : {core_group_nodes(), memory_group_nodes()})
        for (const GroupNode& node : nodes)
            if (node.name == name && (group != 0 || node.in_root)) return &node;
    return nullptr;
}

std::optional<Place> find(const kernel::Kernel& kernel, std::string_view below)
{
    const std::string path = "/" + std::string(below);
    if (const auto group = kernel::find_group(kernel, path)) return Place{*group};
    const std::size_t slash = path.rfind('/');
    const auto group = kernel::find_group(kernel, slash == 0 ? "/" : path.substr(0, slash));
    if (!group) return std::nullopt;
    const GroupNode* node = find_node(std::string_view(path).substr(slash + 1), *group);
    if (!node) return std::nullopt;
    return Place{*group, node};
}

Result<std::string> render_file(const View& view, std::string_view below)
{
    const auto place = find(view.kernel, below);
    if (!place) return Errno::NoEntry;
    if (!place->node) return Errno::IsDirectory;
    if (!place->node->render) return Errno::Access;
    return place->node->render(view, place->group);
}

Status write_file(const Writer& writer, std::string_view below, std::string_view text)
{
    const auto place = find(writer.kernel, below);
    if (!place) return Errno::NoEntry;
    if (!place->node) return Errno::IsDirectory;
    return place->node->write ? place->node->write(writer, place->group, text) : Status(Errno::Access);
}

Result<std::vector<Entry>> list_directory(const View& view, std::string_view below)
{
    const auto place = find(view.kernel, below);
    if (!place) return Errno::NoEntry;
    if (place->node) return Errno::NotDirectory;
    std::vector<Entry> entries;
    for (const auto& nodes : {core_group_nodes(), memory_group_nodes()})
        for (const GroupNode& node : nodes)
            if (place->group != 0 || node.in_root)
                entries.push_back({std::string(node.name), false, node.mode, {}});
    for (const auto& [id, group] : view.kernel.groups)
        if (id != 0 && !group.removed && group.parent == place->group)
            entries.push_back({group.path.substr(group.path.rfind('/') + 1), true, 0755, {}});
    return entries;
}

Status make_directory_below(const Writer& writer, std::string_view below)
{
    const auto place = find(writer.kernel, below);
    if (place) return Errno::Exists;
    return kernel::make_group(writer.kernel, "/" + std::string(below));
}

Status remove_directory_below(const Writer& writer, std::string_view below)
{
    const auto place = find(writer.kernel, below);
    if (place && place->node) return Errno::NotDirectory;
    return kernel::remove_group(writer.kernel, "/" + std::string(below));
}

constexpr Tree tree{kernel::cgroup_root,    render_file,          write_file,
                    list_directory,         make_directory_below, remove_directory_below};

}  // namespace

std::span<const Tree> cgroup_trees() { return {&tree, 1}; }

}  // namespace fl::procfs
