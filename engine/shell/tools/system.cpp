// About the machine: dmesg, uname, nproc, ulimit, which, man, watch, perf.
#include "base/text.h"
#include "shell/options.h"
#include "shell/perf.h"
#include "shell/tools/dates.h"
#include "shell/tools/tools.h"

#include <cstdlib>

namespace fl::shell {
namespace {

using ull = unsigned long long;

}  // namespace

ToolResult run_dmesg(const ToolCall& call)
{
    const Options options = parse_options(
        call.arguments,
        "THwctrkxl:", {{"ctime", 'T'}, {"human", 'H'}, {"follow", 'w'}, {"help", '?'}, {"notime", 't'}});
    ToolResult result;
    if (options.has('?')) {
        result.output = "\nUsage:\n dmesg [-T] [-t]\n\nPrint the kernel's messages. -T: readable times; -t: "
                        "none. -w and -c are not available here.\n";
        return result;
    }
    if (!options.bad.empty())
        return usage_error("dmesg: " + options.bad + "\nTry 'dmesg --help' for more information.\n", 1);
    if (options.has('w'))
        return usage_error(
            "dmesg: -w is not available here: nothing happens while you watch; run dmesg again\n", 1);
    if (options.has('c')) return usage_error("dmesg: -c is not available here: the messages stay\n", 1);
    for (const kernel::LogLine& line : call.world.machine().kernel.log) {
        const ull ns = line.at.value;
        if (options.has('T'))
            result.output += "[" + date_text(ns / 1'000'000'000, "%a %b %e %T %Y") + "] ";
        else if (!options.has('t'))
            result.output += format("[%5llu.%06llu] ", ns / 1'000'000'000, ns / 1000 % 1'000'000);
        result.output += line.text + "\n";
    }
    return result;
}

ToolResult run_uname(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "asnrvmo", {});
    if (!options.bad.empty())
        return usage_error("uname: " + options.bad + "\nTry 'uname --help' for more information.\n", 1);
    const Result<std::string> version = call.world.read("/proc/version");
    const std::vector<std::string_view> w = version ? words(*version) : std::vector<std::string_view>{};
    const std::string release = w.size() > 2 ? std::string(w[2]) : "6.1.0";
    const std::size_t hash = version ? version->find('#') : std::string::npos;
    const std::string build =
        hash == std::string::npos ? "#1 SMP" : std::string(trim(std::string_view(*version).substr(hash)));
    const std::pair<char, std::string> parts[] = {{'s', "Linux"}, {'n', "faultline"}, {'r', release},
                                                  {'v', build},   {'m', "x86_64"},    {'o', "GNU/Linux"}};
    ToolResult result;
    for (const auto& [letter, text] : parts)
        if (options.has('a') || options.has(letter) || (options.given.empty() && letter == 's'))
            result.output += (result.output.empty() ? "" : " ") + text;
    result.output += "\n";
    return result;
}

ToolResult run_nproc(const ToolCall& call)
{
    ToolResult result;
    unsigned count = 0;
    if (const Result<std::string> stat = call.world.read("/proc/stat"))
        for (const std::string_view line : lines_of(*stat))
            count += line.substr(0, 3) == "cpu" && line.size() > 3 && line[3] != ' ';
    result.output = format("%u\n", std::max(count, 1u));
    return result;
}

ToolResult run_which(const ToolCall& call)
{
    ToolResult result;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const Tool* tool = find_tool(call.arguments[i]);
        if (tool && !is_shell_word(*tool))
            result.output += "/usr/bin/" + call.arguments[i] + "\n";
        else
            result.status = 1;
    }
    return result;
}

ToolResult run_man(const ToolCall& call)
{
    if (call.arguments.size() < 2)
        return usage_error("What manual page do you want?\nFor example, try 'man man'.\n", 1);
    const Tool* tool = find_tool(call.arguments.back());
    if (!tool) return usage_error("No manual entry for " + call.arguments.back() + "\n", 16);
    ToolResult result;
    const std::string name(tool->name);
    result.output =
        "NAME\n       " + name + " - " + std::string(tool->what) + "\n\nSYNOPSIS\n       " +
        std::string(tool->usage) +
        "\n\nThis is what is available in the simulated machine. The whole page: man7.org/linux/man-pages\n";
    return result;
}

// A real watch goes on until Ctrl-C; where nobody may be there to press it, it ends by itself.
ToolResult run_watch(const ToolCall& call)
{
    constexpr unsigned rounds = 10;
    const auto& words = call.arguments;
    std::string seconds = "2", command;
    bool title = true;
    std::size_t i = 1;
    for (; i < words.size() && words[i][0] == '-'; ++i) {
        if (words[i] == "-t" || words[i] == "--no-title")
            title = false;
        else if (words[i] == "-n" && i + 1 < words.size())
            seconds = words[++i];
        else if (words[i].substr(0, 2) == "-n")
            seconds = words[i].substr(2);
        else if (words[i] != "-d" && words[i] != "-x" && words[i] != "-c")
            return usage_error("watch: invalid option -- '" + words[i].substr(1, 1) + "'\n", 1);
    }
    for (; i < words.size(); ++i)
        command += (command.empty() ? "" : " ") + words[i];
    if (command.empty()) return usage_error("Usage: watch [-n SECONDS] [-t] COMMAND\n", 1);
    std::string head =
        "Every " + format("%.1f", std::max(std::strtod(seconds.c_str(), nullptr), 0.1)) + "s: ";
    for (const char c : command)
        head +=
            (std::string_view("\"\\$`").find(c) == std::string_view::npos ? "" : "\\") + std::string(1, c);
    std::string line = format("for watch_round in {1..%u}; do clear; ", rounds);
    if (title) line += "printf '%s\\n\\n' \"" + head + "\"; ";
    ToolResult result;
    result.request =
        RunLine{line + command + "; sleep " +
                    format("%g", std::max(std::strtod(seconds.c_str(), nullptr), 0.1)) + "; done",
                true};
    return result;
}

// perf stat [-e EVENTS] COMMAND: counters of page faults and of the TLB.
ToolResult run_perf(const ToolCall& call)
{
    RunRequest request;
    request.perf = "faults,minor-faults,major-faults";
    std::size_t i = 2;
    if (call.arguments.size() < 2 || call.arguments[1] != "stat")
        return usage_error("\n usage: perf stat [-e faults,minor-faults,major-faults] COMMAND\n\n Only `perf "
                           "stat' is available here.\n",
                           129);
    for (; i < call.arguments.size() && call.arguments[i][0] == '-'; ++i) {
        if (call.arguments[i] == "-e" && i + 1 < call.arguments.size())
            request.perf = call.arguments[++i];
        else if (call.arguments[i] != "--")
            return usage_error("  Error: unknown option `" + call.arguments[i].substr(1) +
                                   "'\n\n usage: perf stat [-e EVENTS] COMMAND\n",
                               129);
    }
    for (const std::string_view event : split(request.perf, ','))
        if (!is_perf_event(event))
            return usage_error("event syntax error: '" + std::string(event) +
                                   "'\n  \\___ only page faults and misses of the TLB are counted here: "
                                   "faults, minor-faults,\n       major-faults, dTLB-loads, "
                                   "dTLB-load-misses, dTLB-stores, dTLB-store-misses, iTLB-load-misses\n",
                               129);
    request.arguments.assign(call.arguments.begin() + static_cast<std::ptrdiff_t>(i), call.arguments.end());
    if (request.arguments.empty()) return usage_error("\n usage: perf stat [-e EVENTS] COMMAND\n", 129);
    ToolResult result;
    result.request = request;
    return result;
}

}  // namespace fl::shell
