// Small things: paste, nl, rev, yes, whoami, id, hostname, arch, readlink, realpath, du, df, mount.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;

std::string inputs(const ToolCall& call, const Options& options, ToolResult& result)
{
    ToolCall files{options.operands, call.input, call.world};
    files.arguments.insert(files.arguments.begin(), call.arguments[0]);
    return read_inputs(files, 1, result);
}

std::string human(ull kib)
{
    double value = static_cast<double>(kib);
    const char* unit = "KMGT";
    for (; value >= 1024 && unit[1]; ++unit)
        value /= 1024;
    return value < 10 && *unit != 'K' ? format("%.1f%c", value, *unit) : format("%.0f%c", value, *unit);
}

// The room of everything below, and of each directory on the way.
ull add_up(const ToolCall& call, const std::string& path, bool all, bool each, const Options& options,
           ToolResult& result, unsigned depth)
{
    const Result<DirectoryEntry> entry = call.world.find(path);
    if (!entry) return 0;
    const bool bytes = options.has('b');
    ull sum = bytes ? entry->size : entry->kib;
    constexpr unsigned deepest = 32;
    if (const auto below = call.world.list(path); below && depth < deepest)
        for (const DirectoryEntry& one : *below)
            sum += add_up(call, path + (path.back() == '/' ? "" : "/") + one.name, all, each && one.directory,
                          options, result, depth + 1);
    if (each || depth == 0)
        result.output += (options.has('h')   ? human(sum)
                          : options.has('m') ? format("%llu", (sum + 1023) / 1024)
                                             : format("%llu", sum)) +
                         "\t" + path + "\n";
    return sum;
}

}  // namespace

ToolResult run_paste(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "sd:", {});
    if (!options.bad.empty())
        return usage_error("paste: " + options.bad + "\nTry 'paste --help' for more information.\n", 1);
    ToolResult result;
    const std::string between = options.value('d', "\t");
    std::vector<std::string> texts;
    for (const std::string& name : options.operands) {
        const Result<std::string> text = name == "-" ? std::string(call.input) : call.world.read(name);
        if (!text) return usage_error(complaint("paste", name, text.error()), 1);
        texts.push_back(*text);
    }
    if (options.operands.empty()) texts.emplace_back(call.input);
    std::size_t rows = 0;
    std::vector<std::vector<std::string_view>> columns;
    for (const std::string& text : texts) {
        columns.push_back(lines_of(text));
        rows = std::max(rows, columns.back().size());
    }
    const auto join = [&](std::size_t i) {
        return i == 0 || between.empty() ? std::string() : std::string(1, between[(i - 1) % between.size()]);
    };
    if (options.has('s'))
        for (const auto& lines : columns) {
            for (std::size_t i = 0; i < lines.size(); ++i)
                result.output += join(i) + std::string(lines[i]);
            result.output += "\n";
        }
    for (std::size_t row = 0; !options.has('s') && row < rows; ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            result.output += join(i) + (row < columns[i].size() ? std::string(columns[i][row]) : "");
        result.output += "\n";
    }
    return result;
}

ToolResult run_nl(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(call.arguments, "b:w:", {});
    unsigned number = 0;
    const std::string text = inputs(call, options, result);
    for (const std::string_view line : lines_of(text)) {
        const bool counts = !line.empty() || options.value('b', "t") == "a";
        result.output +=
            (counts ? format("%6u\t", ++number) : std::string(7, ' ')) + std::string(line) + "\n";
    }
    return result;
}

ToolResult run_rev(const ToolCall& call)
{
    ToolResult result;
    const std::string text = inputs(call, parse_options(call.arguments, "", {}), result);
    for (const std::string_view line : lines_of(text))
        result.output += std::string(line.rbegin(), line.rend()) + "\n";
    return result;
}

// It would never end: what a pipe's reader may want of it.
ToolResult run_yes(const ToolCall& call)
{
    std::string line;
    for (std::size_t i = 1; i < call.arguments.size(); ++i)
        line += (i == 1 ? "" : " ") + call.arguments[i];
    if (line.empty()) line = "y";
    ToolResult result;
    const unsigned most = call.to_terminal ? 20 : 10000;
    for (unsigned i = 0; i < most; ++i)
        result.output += line + "\n";
    return result;
}

ToolResult run_identity(const ToolCall& call)
{
    ToolResult result;
    const std::string& name = call.arguments[0];
    const std::string option = call.arguments.size() > 1 ? call.arguments[1] : "";
    result.output = name == "hostname"                                   ? "faultline"
                    : name == "arch"                                     ? "x86_64"
                    : name == "tty"                                      ? "/dev/pts/0"
                    : name == "id" && (option == "-u" || option == "-g") ? "0"
                    : name == "id" && option.empty() ? "uid=0(root) gid=0(root) groups=0(root)"
                                                     : "root";
    result.output += "\n";
    return result;
}

// readlink without -f, -e or -m: one link, and nothing that it leads to.
static void show_target(const ToolCall& call, const std::string& operand, ToolResult& result)
{
    const auto entry = call.world.find(operand, false);
    if (entry && entry->letter == 'l')
        result.output += entry->target + "\n";
    else if (call.world.absolute(operand) == "/proc/self")
        result.output += format("%u\n", call.world.machine().kernel.shell);
    else
        result.status = 1;
}

// All links on the way are followed. Unless it is -m, all but the last part must be there; with -e that too.
static void show_real(const ToolCall& call, const Options& options, const std::string& operand,
                      ToolResult& result)
{
    std::string path = options.has('s') ? call.world.absolute(operand) : call.world.resolved(operand);
    const std::string self = "/proc/self";
    if (path.compare(0, self.size(), self) == 0 && (path.size() == self.size() || path[self.size()] == '/'))
        path = format("/proc/%u", call.world.machine().kernel.shell) + path.substr(self.size());
    const bool round = call.world.find(operand).error() == Errno::TooManyLinks;
    const Result<DirectoryEntry> parent =
        call.world.find(path.substr(0, std::max<std::size_t>(path.rfind('/'), 1)));
    const Result<DirectoryEntry> entry = call.world.find(path);
    std::optional<Errno> wrong;
    if (!parent || (options.has('e') && !entry)) wrong = Errno::NoEntry;
    if (parent && !parent->directory) wrong = Errno::NotDirectory;
    if (round) wrong = Errno::TooManyLinks;
    if (!wrong || options.has('m')) {
        result.output += path + (options.has('z') ? std::string(1, '\0') : "\n");
        return;
    }
    result.status = 1;
    if (call.arguments[0] == "realpath" && !options.has('q'))
        result.errors += "realpath: " + operand + ": " + std::string(message_of(*wrong)) + "\n";
}

ToolResult run_realpath(const ToolCall& call)
{
    ToolResult result;
    const std::string& name = call.arguments[0];
    const Options options = parse_options(call.arguments, "femnqsz", {});
    const std::string wrong = options.operands.empty() ? "missing operand" : options.bad;
    if (!wrong.empty())
        return usage_error(name + ": " + wrong + "\nTry '" + name + " --help' for more information.\n", 1);
    const bool one = name == "readlink" && !options.has('f') && !options.has('e') && !options.has('m');
    for (const std::string& operand : options.operands)
        if (one)
            show_target(call, operand, result);
        else
            show_real(call, options, operand, result);
    if (name == "readlink" && options.has('n') && options.operands.size() == 1 && !result.output.empty())
        result.output.pop_back();
    return result;
}

ToolResult run_du(const ToolCall& call)
{
    Options options =
        parse_options(call.arguments, "shbakmcd:", {{"max-depth=", 'd'}, {"human-readable", 'h'}});
    if (!options.bad.empty())
        return usage_error("du: " + options.bad + "\nTry 'du --help' for more information.\n", 1);
    if (options.operands.empty()) options.operands.push_back(".");
    ToolResult result;
    for (const std::string& operand : options.operands) {
        if (!call.world.find(operand)) {
            result.errors += "du: cannot access '" + operand + "': No such file or directory\n";
            result.status = 1;
            continue;
        }
        const bool each = !options.has('s') && options.value('d', "9") != "0";
        add_up(call, operand, options.has('a'), each, options, result, 0);
    }
    return result;
}

ToolResult run_mount(const ToolCall& call)
{
    ToolResult result;
    const Result<std::string> mounts = call.world.read("/proc/mounts");
    for (const std::string_view line : lines_of(mounts ? std::string_view(*mounts) : std::string_view())) {
        const std::vector<std::string_view> w = words(line);
        if (w.size() >= 4)
            result.output += std::string(w[0]) + " on " + std::string(w[1]) + " type " + std::string(w[2]) +
                             " (" + std::string(w[3]) + ")\n";
    }
    return result;
}

}  // namespace fl::shell
