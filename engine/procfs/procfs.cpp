#include "procfs/procfs.h"

#include "base/text.h"
#include "kernel/kernel.h"
#include "procfs/node.h"
#include "procfs/sys/vm.h"

#include <algorithm>

namespace fl::procfs {
namespace {

constexpr SystemNode plain_nodes[] = {
    {"buddyinfo", 0444, render_buddyinfo}, {"cpuinfo", 0444, render_cpuinfo},
    {"loadavg", 0444, render_loadavg},     {"meminfo", 0444, render_meminfo},
    {"stat", 0444, render_stat},           {"swaps", 0444, render_swaps},
    {"uptime", 0444, render_uptime},       {"version", 0444, render_version},
    {"vmstat", 0444, render_vmstat},       {"zoneinfo", 0444, render_zoneinfo},
};

constexpr ProcessNode per_process[] = {
    {"cmdline", 0444, render_process_cmdline},
    {"comm", 0644, render_process_comm, write_process_comm},
    {"limits", 0444, render_process_limits},
    {"maps", 0444, render_process_maps},
    {"oom_adj", 0644, render_process_oom_adj, write_process_oom_adj},
    {"oom_score", 0444, render_process_oom_score},
    {"oom_score_adj", 0644, render_process_oom_score_adj, write_process_oom_score_adj},
    {"smaps", 0444, render_process_smaps},
    {"smaps_rollup", 0444, render_process_smaps_rollup},
    {"stat", 0444, render_process_stat},
    {"statm", 0444, render_process_statm},
    {"status", 0444, render_process_status},
};

// "/proc/402/maps" → {"402", "maps"}; doubled slashes and a closing one do not matter.
std::vector<std::string> parts_of(std::string_view path)
{
    std::vector<std::string> parts;
    for (const std::string_view part : split(path, '/'))
        if (!part.empty() && part != ".") parts.push_back(std::string(part));
    if (!parts.empty()) parts.erase(parts.begin());  // "proc"
    return parts;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : "/") + part;
    return text;
}

const SystemNode* find_system(std::string_view below_proc)
{
    for (const std::span<const SystemNode> nodes : {std::span<const SystemNode>(plain_nodes), vm_nodes()})
        for (const SystemNode& node : nodes)
            if (node.path == below_proc) return &node;
    return nullptr;
}

const ProcessNode* find_process_node(std::string_view name)
{
    for (const ProcessNode& node : per_process)
        if (node.name == name) return &node;
    return nullptr;
}

// "402" or "self"; 0 when it names no process.
Pid process_named(const kernel::Kernel& kernel, const std::string& name, Pid self)
{
    Pid pid = 0;
    if (name == "self" || name == "thread-self") pid = self;
    else if (const auto number = parse_unsigned(name); number && *number < 0xffffffff)
        pid = static_cast<Pid>(*number);
    return kernel.processes.find(pid) ? pid : 0;
}

// Something begins with this path, so it is a directory.
bool is_directory(const std::string& below_proc)
{
    return below_proc.empty() || below_proc == "sys" || below_proc == "sys/vm";
}

std::vector<Entry> list_process()
{
    std::vector<Entry> entries;
    for (const ProcessNode& node : per_process)
        entries.push_back({std::string(node.name), false, node.mode});
    return entries;
}

std::vector<Entry> list_top(const View& view)
{
    std::vector<Entry> entries;
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.tgid == pid) entries.push_back({format("%u", pid), true, 0555});  // threads are not listed
    for (const SystemNode& node : plain_nodes)
        entries.push_back({std::string(node.path), false, node.mode});
    entries.push_back({"self", true, 0777});
    entries.push_back({"sys", true, 0555});
    return entries;
}

std::vector<Entry> list_vm()
{
    std::vector<Entry> entries;
    for (const SystemNode& node : vm_nodes())
        entries.push_back(
            {std::string(node.path.substr(std::string_view("sys/vm/").size())), false, node.mode});
    return entries;
}

}  // namespace

std::optional<std::int64_t> parse_kernel_number(std::string_view text)
{
    text = trim(text);
    const bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    constexpr std::size_t longest = 18;  // digits that cannot overflow
    if (text.empty() || text.size() > longest) return std::nullopt;
    unsigned base = 10;
    if (text.size() > 1 && text[0] == '0') base = (text[1] == 'x' || text[1] == 'X') ? 16 : 8;
    if (base == 16) text.remove_prefix(2);
    std::int64_t value = 0;
    for (const char c : text) {
        unsigned digit = 99;
        if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
        else if ((c | 32) >= 'a' && (c | 32) <= 'f') digit = static_cast<unsigned>((c | 32) - 'a') + 10;
        if (digit >= base) return std::nullopt;
        value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) * base + digit);
    }
    if (text.empty() || value < 0) return std::nullopt;
    return negative ? -value : value;
}

bool is_proc_path(std::string_view path) { return path == "/proc" || path.substr(0, 6) == "/proc/"; }

Result<std::string> render(const View& view, std::string_view path, Pid self)
{
    const std::vector<std::string> parts = parts_of(path);
    const std::string below = joined(parts);
    if (!is_proc_path(path)) return Errno::NoEntry;
    if (is_directory(below)) return Errno::IsDirectory;
    if (const SystemNode* node = find_system(below)) {
        if (!node->render) return Errno::Access;
        return node->render(view);
    }
    const Pid pid = process_named(view.kernel, parts[0], self);
    if (pid == 0) return Errno::NoEntry;
    if (parts.size() == 1) return Errno::IsDirectory;
    const ProcessNode* node = parts.size() == 2 ? find_process_node(parts[1]) : nullptr;
    if (!node) return Errno::NoEntry;
    return node->render(view, pid);
}

Status write(kernel::Kernel& kernel, std::string_view path, std::string_view text, Pid self)
{
    const std::vector<std::string> parts = parts_of(path);
    const std::string below = joined(parts);
    if (!is_proc_path(path)) return Errno::NoEntry;
    if (is_directory(below)) return Errno::IsDirectory;
    if (const SystemNode* node = find_system(below))
        return node->write ? node->write(kernel, text) : Status(Errno::Access);
    const Pid pid = process_named(kernel, parts[0], self);
    if (pid == 0) return Errno::NoEntry;
    if (parts.size() == 1) return Errno::IsDirectory;
    const ProcessNode* node = parts.size() == 2 ? find_process_node(parts[1]) : nullptr;
    if (!node) return Errno::NoEntry;
    return node->write ? node->write(kernel, *kernel.processes.find(pid), text) : Status(Errno::Access);
}

Result<std::vector<Entry>> list(const View& view, std::string_view path)
{
    if (!is_proc_path(path)) return Errno::NoEntry;
    const std::vector<std::string> parts = parts_of(path);
    const std::string below = joined(parts);
    if (below.empty()) return list_top(view);
    if (below == "sys") return std::vector<Entry>{{"vm", true, 0555}};
    if (below == "sys/vm") return list_vm();
    if (find_system(below)) return Errno::NotDirectory;
    const Pid pid = process_named(view.kernel, parts[0], view.kernel.shell);
    if (pid == 0) return Errno::NoEntry;
    if (parts.size() == 1) return list_process();
    return parts.size() == 2 && find_process_node(parts[1]) ? Errno::NotDirectory : Errno::NoEntry;
}

}  // namespace fl::procfs
