// What a tool may ask of the shell after it has printed.
#include "base/text.h"
#include "shell/interpreter.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::uint8_t sigcont = 18;

}  // namespace

void Interpreter::ask(const Request& request, const Tool& tool, const std::vector<std::string>& words)
{
    ShellState& shell = desk_.shell;
    if (const auto* compile_request = std::get_if<CompileRequest>(&request)) return compile(*compile_request);
    if (const auto* run = std::get_if<RunRequest>(&request)) return launch(*run);
    if (const auto* line = std::get_if<RunLine>(&request))
        return run_text(line->text, line->apart ? line : nullptr);
    if (const auto* again = std::get_if<RunAgain>(&request)) {
        const unsigned round = waiting_.counts.empty() ? 0 : waiting_.counts.front().number;
        waiting_ = {};
        if (behind_) {
            RunRequest pause;
            pause.arguments = {"sleep", format("%.9f", static_cast<double>(again->after.value) / 1e9)};
            launch(std::move(pause));
            if (waiting_.what != Waiting::Program) return;
        } else {
            desk_.timeline.apply(machine::Wait{again->after});
            waiting_.what = Waiting::Time;
        }
        waiting_.again = *again;
        waiting_.run.arguments = words;
        waiting_.counts.push_back({static_cast<std::uint16_t>(round + 1), 0, 0});
        return;
    }
    if (const auto* debug = std::get_if<DebugRequest>(&request)) {
        if (behind_) {
            complain("gdb: there is no terminal behind the shell");
            return finish_command(1);
        }
        shell.gdb.emplace();
        shell.gdb->program = debug->arguments.empty() ? "" : debug->arguments[0];
        if (!debug->arguments.empty())
            shell.gdb->arguments.assign(debug->arguments.begin() + 1, debug->arguments.end());
        waiting_ = {};
        waiting_.what = Waiting::Debugger;
        return;
    }
    int status = 0;
    if (ask_shell(request, std::string(tool.name), status)) finish_command(status);
}

// wait: false when the line now waits for a program; else the status of one that has ended.
bool Interpreter::wait_for(Pid pid, int& status)
{
    for (const Job& job : desk_.shell.jobs)
        if (!job.stopped && (pid == 0 || pid == job.pid) && desk_.machine().kernel.processes.find(job.pid)) {
            foreground(job.pid, job.text);
            waiting_.all = pid == 0;
            return false;
        }
    for (const machine::Finished& finished : desk_.machine().finished)
        if (pid != 0 && finished.pid == pid) {
            const auto bits = static_cast<std::uint32_t>(finished.status);
            status = static_cast<int>((bits & 0x7f) != 0 ? 128 + (bits & 0x7f) : bits >> 8 & 0xff);
        }
    if (pid != 0 && !desk_.machine().kernel.processes.find(pid) && status == 0 &&
        std::none_of(desk_.machine().finished.begin(), desk_.machine().finished.end(),
                     [&](const machine::Finished& f) { return f.pid == pid; })) {
        complain(format("wait: pid %u is not a child of this shell", pid));
        status = 127;
    }
    return true;
}

// What concerns the shell's own state. False when the line now waits for a program.
bool Interpreter::ask_shell(const Request& request, const std::string& name, int& status)
{
    ShellState& shell = desk_.shell;
    if (const auto* directory = std::get_if<ChangeDirectory>(&request)) {
        shell.variables["OLDPWD"] = shell.directory;
        shell.directory = directory->to;
    } else if (const auto* set = std::get_if<SetVariable>(&request))
        shell.variables[set->name] = set->value;
    else if (const auto* unset = std::get_if<UnsetVariable>(&request)) {
        shell.variables.erase(unset->name);
        shell.functions.erase(unset->name);
    } else if (std::holds_alternative<ClearScreen>(request))
        desk_.transcript.clear();
    else if (std::holds_alternative<ClearHistory>(request))
        shell.history.clear();
    else if (const auto* front = std::get_if<Foreground>(&request)) {
        if (Job* job = find_job(front->job)) {
            output(job->text + "\n");
            foreground(job->pid, job->text);
            return false;
        }
        complain(name + ": no such job");
        status = 1;
    } else if (const auto* resume = std::get_if<ContinueJob>(&request)) {
        if (Job* job = find_job(resume->job)) {
            output(format("[%u]+ %s &\n", job->number, job->text.c_str()));
            desk_.timeline.apply(machine::SendSignal{job->pid, sigcont});
            job->stopped = false;
        } else {
            complain(name + ": no such job");
            status = 1;
        }
    } else if (const auto* wait = std::get_if<WaitForJobs>(&request))
        return wait_for(wait->pid, status);
    return true;
}

}  // namespace fl::shell
