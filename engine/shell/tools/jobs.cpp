// Background programs, waiting and signals: jobs, fg, bg, wait, kill.
#include "base/text.h"
#include "shell/tools/tools.h"
#include "trace/names.h"

namespace fl::shell {
namespace {

unsigned job_number(const ToolCall& call)
{
    if (call.arguments.size() < 2) return 0;
    std::string_view text = call.arguments[1];
    if (!text.empty() && text[0] == '%') text.remove_prefix(1);
    return static_cast<unsigned>(parse_unsigned(text).value_or(0xffffffff) & 0xffffffff);
}

}  // namespace

ToolResult run_jobs(const ToolCall& call)
{
    ToolResult result;
    for (const Job& job : call.world.shell().jobs)
        result.output +=
            format("[%u]%c  %-24s%s%s\n", job.number, &job == &call.world.shell().jobs.back() ? '+' : '-',
                   job.stopped ? "Stopped" : "Running", job.text.c_str(), job.stopped ? "" : " &");
    return result;
}

ToolResult run_fg(const ToolCall& call)
{
    ToolResult result;
    result.request = Foreground{job_number(call)};
    return result;
}

ToolResult run_bg(const ToolCall& call)
{
    ToolResult result;
    result.request = ContinueJob{job_number(call)};
    return result;
}

ToolResult run_wait(const ToolCall& call)
{
    ToolResult result;
    result.request = WaitForJobs{
        static_cast<Pid>(call.arguments.size() > 1 ? parse_unsigned(call.arguments[1]).value_or(0) : 0)};
    return result;
}

ToolResult run_kill(const ToolCall& call)
{
    unsigned signal = 15;
    std::size_t first = 1;
    const auto& words = call.arguments;
    if (words.size() > 1 && words[1] == "-l") {
        ToolResult list;
        for (unsigned i = 1; i <= 31; ++i)
            list.output +=
                format("%2u) %-12s%s", i, std::string(trace::signal_name(i)).c_str(), i % 5 == 0 ? "\n" : "");
        list.output += "\n";
        return list;
    }
    if (words.size() > 2 && words[1] == "-s") {
        signal = trace::signal_number(words[2]);
        first = 3;
    } else if (words.size() > 1 && words[1].size() > 1 && words[1][0] == '-') {
        signal = trace::signal_number(words[1].substr(1));
        first = 2;
        if (signal == 0 && words[1] != "-0")
            return usage_error("bash: kill: " + words[1].substr(1) + ": invalid signal specification\n", 1);
    }
    if (first >= words.size())
        return usage_error(
            "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n",
            2);
    ToolResult result;
    for (std::size_t i = first; i < words.size(); ++i) {
        Pid pid = static_cast<Pid>(parse_unsigned(words[i]).value_or(0));
        for (const Job& job : call.world.shell().jobs)
            if (words[i] == format("%%%u", job.number)) pid = job.pid;
        if (pid == 0) {
            result.errors += "bash: kill: " + words[i] + ": arguments must be process or job IDs\n";
            result.status = 1;
        } else if (!call.world.find(format("/proc/%u", pid))) {
            result.errors += "bash: kill: (" + words[i] + ") - No such process\n";
            result.status = 1;
        } else
            result.commands.push_back(machine::SendSignal{pid, static_cast<std::uint8_t>(signal)});
    }
    // The signal arrives when the process runs next: let a moment pass, as it would before the next line is
    // typed.
    if (!result.commands.empty()) result.commands.push_back(machine::Wait{Tick{1'000'000}});
    return result;
}

}  // namespace fl::shell
