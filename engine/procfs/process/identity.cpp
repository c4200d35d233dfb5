// Linux: fs/proc/base.c: cmdline, comm, limits.
#include "procfs/node.h"

#include "base/text.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

constexpr std::size_t comm_limit = 15;  // bytes; TASK_COMM_LEN with its zero is 16

std::string limit_value(std::uint64_t value)
{
    return value == kernel::unlimited ? "unlimited" : format("%llu", static_cast<unsigned long long>(value));
}

struct LimitLine {
    const char* name;
    std::uint64_t soft, hard;
    const char* unit;
};

}  // namespace

std::string render_process_cmdline(const View& view, Pid pid)
{
    std::string text;
    if (const kernel::Process* process = view.kernel.processes.find(pid))
        for (const std::string& argument : process->arguments)
            text += argument + '\0';
    return text;
}

std::string render_process_comm(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    return process ? process->comm + "\n" : "";
}

Status write_process_comm(const Writer&, kernel::Process& process, std::string_view text)
{
    process.comm = std::string(text.substr(0, std::min(text.find('\n'), comm_limit)));
    return Done{};
}

std::string render_process_limits(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    if (!process) return "";
    const kernel::Limits& l = process->limits;
    constexpr std::uint64_t none = kernel::unlimited;
    std::string text = format("%-25s %-20s %-20s %-10s\n", "Limit", "Soft Limit", "Hard Limit", "Units");
    for (const LimitLine& line : {LimitLine{"Max cpu time", none, none, "seconds"},
                                  {"Max file size", l.file_size, none, "bytes"},
                                  {"Max data size", l.data, none, "bytes"},
                                  {"Max stack size", l.stack, none, "bytes"},
                                  {"Max core file size", l.core, none, "bytes"},
                                  {"Max resident set", none, none, "bytes"},
                                  {"Max processes", 1024, 1024, "processes"},
                                  {"Max open files", l.open_files, l.open_files, "files"},
                                  {"Max locked memory", l.locked, l.locked, "bytes"},
                                  {"Max address space", l.address_space, none, "bytes"},
                                  {"Max file locks", none, none, "locks"},
                                  {"Max pending signals", 1024, 1024, "signals"},
                                  {"Max msgqueue size", 819200, 819200, "bytes"},
                                  {"Max nice priority", 0, 0, ""},
                                  {"Max realtime priority", 0, 0, ""},
                                  {"Max realtime timeout", none, none, "us"}})
        text += format("%-25s %-20s %-20s %-10s\n", line.name, limit_value(line.soft).c_str(),
                       limit_value(line.hard).c_str(), line.unit);
    return text;
}

}  // namespace fl::procfs
