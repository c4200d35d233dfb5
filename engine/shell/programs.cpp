// The interpreter's dealings with programs: starting them, waiting for them, and what a shell says when they
// end.
#include "base/text.h"
#include "shell/interpreter.h"
#include "trace/names.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::uint8_t sigint = 2, sigpipe = 13, sigchld = 17, sigcont = 18, sigtstp = 20;
constexpr int cannot_execute = 126, not_found = 127, killed_base = 128;

// gcc's excerpt: the line and a mark under the column.
std::string excerpt(std::string_view source, const SourcePosition& at)
{
    if (at.line <= 0) return "";
    const std::vector<std::string_view> lines = split(source, '\n');
    const auto index = static_cast<std::size_t>(at.line - 1);
    if (index >= lines.size()) return "";
    std::string text = format("%5d | ", at.line) + std::string(lines[index]) + "\n";
    if (at.column > 0) {
        std::string under(lines[index].substr(
            0, std::min<std::size_t>(static_cast<std::size_t>(at.column - 1), lines[index].size())));
        for (char& c : under)
            if (c != '\t') c = ' ';
        text += "      | " + under + "^\n";
    }
    return text;
}

std::string job_line(unsigned number, const std::string& what, const std::string& text)
{
    return format("[%u]+  %-24s%s\n", number, what.c_str(), text.c_str());
}

std::string ending_words(std::int32_t status)
{
    const auto bits = static_cast<std::uint32_t>(status);
    if ((bits & 0x7f) != 0)
        return std::string(trace::signal_meaning(bits & 0x7f)) + (bits & 0x80 ? " (core dumped)" : "");
    const unsigned code = bits >> 8 & 0xff;
    return code == 0 ? "Done" : format("Exit %u", code);
}

}  // namespace

void Interpreter::ask(const Request& request, const std::string& name)
{
    ShellState& shell = desk_.shell;
    if (const auto* compile_request = std::get_if<CompileRequest>(&request)) return compile(*compile_request);
    if (const auto* run = std::get_if<RunRequest>(&request)) return launch(*run);
    if (const auto* debug = std::get_if<DebugRequest>(&request)) {
        shell.gdb.emplace();
        shell.gdb->program = debug->arguments.empty() ? "" : debug->arguments[0];
        if (!debug->arguments.empty())
            shell.gdb->arguments.assign(debug->arguments.begin() + 1, debug->arguments.end());
        waiting_ = {};
        waiting_.what = Waiting::Debugger;
        return;
    }
    int status = 0;
    if (const auto* directory = std::get_if<ChangeDirectory>(&request)) {
        shell.variables["OLDPWD"] = shell.directory;
        shell.directory = directory->to;
    } else if (const auto* set = std::get_if<SetVariable>(&request)) shell.variables[set->name] = set->value;
    else if (const auto* unset = std::get_if<UnsetVariable>(&request)) shell.variables.erase(unset->name);
    else if (std::holds_alternative<ClearScreen>(request)) desk_.transcript.clear();
    else if (std::holds_alternative<ClearHistory>(request)) shell.history.clear();
    else if (const auto* front = std::get_if<Foreground>(&request)) {
        if (Job* job = find_job(front->job)) {
            output(job->text + "\n");
            return foreground(job->pid, job->text);
        }
        errors("bash: " + name + ": no such job\n");
        status = 1;
    } else if (const auto* resume = std::get_if<ContinueJob>(&request)) {
        if (Job* job = find_job(resume->job)) {
            output(format("[%u]+ %s &\n", job->number, job->text.c_str()));
            desk_.timeline.apply(machine::SendSignal{job->pid, sigcont});
            job->stopped = false;
        } else {
            errors("bash: " + name + ": no such job\n");
            status = 1;
        }
    } else if (const auto* wait = std::get_if<WaitForJobs>(&request)) {
        for (const Job& job : shell.jobs)
            if (!job.stopped && (wait->pid == 0 || wait->pid == job.pid) &&
                desk_.machine().kernel.processes.find(job.pid))
                return foreground(job.pid, job.text);
    }
    finish_command(status);
}

void Interpreter::compile(const CompileRequest& request)
{
    const machine::Outcome outcome =
        desk_.timeline.apply(machine::CompileProgram{request.source, request.output, desk_.shell.directory});
    const Result<std::string> source = desk_.world().read(request.source);
    bool linking = false;
    for (const Diagnostic& diagnostic : outcome.diagnostics) {
        errors(render(diagnostic) + "\n");
        if (source) errors(excerpt(*source, diagnostic.at));
        linking = linking || diagnostic.at.line == 0;
    }
    if (linking) errors("collect2: error: ld returned 1 exit status\n");
    if (outcome.error)
        errors("gcc: error: " + request.source + ": " + std::string(message_of(*outcome.error)) +
               "\ngcc: fatal error: no input files\ncompilation terminated.\n");
    finish_command(outcome.ok() ? 0 : 1);
}

void Interpreter::refuse_launch(const std::string& path, Errno error)
{
    const Result<DirectoryEntry> entry = desk_.world().find(path);
    std::string why(message_of(error));
    if (entry && entry->directory) why = "Is a directory";
    else if (error == Errno::NoExec && entry && !entry->executable) why = "Permission denied";
    else if (error == Errno::NoExec) why = "cannot execute binary file: Exec format error";
    errors("bash: " + path + ": " + why + "\n");
    finish_command(error == Errno::NoEntry ? not_found : cannot_execute);
}

void Interpreter::launch(const RunRequest& request)
{
    const machine::Outcome outcome =
        desk_.timeline.apply(machine::StartProcess{request.arguments, false, desk_.shell.directory});
    if (outcome.error) return refuse_launch(request.arguments[0], *outcome.error);
    std::string text;
    for (const std::string& argument : request.arguments)
        text += (text.empty() ? "" : " ") + argument;
    waiting_ = {};
    waiting_.run = request;
    if (request.traced && !request.count && strace_keeps(request.calls, 59))
        errors(strace_start(request.arguments, desk_.machine(), outcome.pid) + "\n");
    if (pipeline().background) {
        waiting_.text = pipeline().text;
        return start_background(outcome.pid);
    }
    foreground(outcome.pid, text);
}

void Interpreter::foreground(Pid pid, const std::string& text)
{
    waiting_.what = Waiting::Program;
    waiting_.pid = pid;
    waiting_.text = text;
    desk_.shell.foreground = pid;
    const auto job = std::find_if(desk_.shell.jobs.begin(), desk_.shell.jobs.end(),
                                  [pid](const Job& j) { return j.pid == pid; });
    if (job != desk_.shell.jobs.end()) {
        if (job->stopped) desk_.timeline.apply(machine::SendSignal{pid, sigcont});
        desk_.shell.jobs.erase(job);
    }
    const machine::Outcome outcome = desk_.timeline.apply(machine::Run{pid, machine::Goal::Continue});
    if (outcome.error) finish_command(1);
}

void Interpreter::start_background(Pid pid)
{
    unsigned number = 1;
    for (const Job& job : desk_.shell.jobs)
        number = std::max(number, job.number + 1);
    desk_.shell.jobs.push_back({number, pid, waiting_.text, false});
    desk_.shell.last_background = pid;
    desk_.print(format("[%u] %u\n", number, pid));
    finish_command(0);
}

// strace follows the program, and its children with -f. A SIGCHLD is stamped with the child that ended, but
// is the parent's.
bool Interpreter::traces(const trace::Event& event) const
{
    const bool own = event.at.pid == waiting_.pid;
    const auto* signal = std::get_if<trace::SignalSent>(&event.what);
    if (signal && signal->signal == sigchld) {
        const kernel::Process* child = desk_.machine().kernel.processes.find(event.at.pid);
        return !own && child && child->parent == waiting_.pid;
    }
    return own || waiting_.run.children;
}

void Interpreter::on_event(const trace::Event& event)
{
    if (const auto* written = std::get_if<trace::ConsoleWritten>(&event.what)) {
        const std::string_view text = desk_.timeline.log().text(*written);
        const bool background = std::any_of(desk_.shell.jobs.begin(), desk_.shell.jobs.end(),
                                            [&](const Job& job) { return job.pid == event.at.pid; });
        const bool mine = waiting_.what == Waiting::Program && !background;
        const bool error = written->fd == 2;
        put(mine ? (error ? err_ : out_) : Destination{}, text,
            error ? TranscriptEntry::Error : TranscriptEntry::Output, machine::moment_of(event.at));
        return;
    }
    if (waiting_.what != Waiting::Program || !waiting_.run.traced) return;
    if (!traces(event)) return;
    const auto* call = std::get_if<trace::SystemCalled>(&event.what);
    if (call && !strace_keeps(waiting_.run.calls, call->number)) return;
    if (waiting_.run.count) {
        if (!call) return;
        auto at = std::find_if(waiting_.counts.begin(), waiting_.counts.end(),
                               [&](const CallCount& c) { return c.number == call->number; });
        if (at == waiting_.counts.end()) at = waiting_.counts.insert(at, CallCount{call->number, 0, 0});
        ++at->calls;
        if (call->result < 0 && call->result > -4096) ++at->errors;
        return;
    }
    std::string line = strace_line(event, desk_.machine());
    if (line.empty()) return;
    if (event.at.pid != waiting_.pid) line = format("[pid %5u] ", event.at.pid) + line;
    put(err_, line + "\n", TranscriptEntry::Error, machine::moment_of(event.at));
}

void Interpreter::on_stopped()
{
    if (waiting_.what == Waiting::Time) return finish_command(0);
    if (waiting_.what == Waiting::Program) finish_program();
}

void Interpreter::finish_program()
{
    const machine::StopReport stop = desk_.machine().debugger.last_stop;
    if (waiting_.run.count) errors(strace_summary(waiting_.counts));
    if (stop.why == machine::Stop::Exited) return finish_command(stop.status & 0xff);
    if (stop.why == machine::Stop::Killed) {
        const std::uint8_t signal = stop.signal;
        if (signal == sigint) errors("\n");
        else if (signal != sigpipe) errors(std::string(trace::signal_meaning(signal)) + "\n");
        return finish_command(killed_base + signal);
    }
    // It stands still and nothing will ever wake it.
    unsigned number = 1;
    for (const Job& job : desk_.shell.jobs)
        number = std::max(number, job.number + 1);
    desk_.shell.jobs.push_back({number, waiting_.pid, waiting_.text, true});
    errors("\n" + job_line(number, "Stopped", waiting_.text));
    finish_command(killed_base + sigtstp);
}

void Interpreter::debugger_finished()
{
    desk_.shell.gdb.reset();
    if (busy() && waiting_.what == Waiting::Debugger) finish_command(0);
}

void Interpreter::interrupt()
{
    if (waiting_.what == Waiting::Program) {
        const Pid pid = waiting_.pid;
        desk_.print("^C");
        desk_.timeline.interrupt();
        desk_.timeline.apply(machine::SendSignal{pid, sigint});
        if (desk_.timeline.apply(machine::Run{pid, machine::Goal::Continue}).error)
            finish_command(killed_base + sigint);
        return;
    }
    if (waiting_.what == Waiting::Debugger) return;
    desk_.timeline.interrupt();
    desk_.shell.status = killed_base + sigint;
    frames_.clear();
    waiting_ = {};
}

void Interpreter::abandon()
{
    if (desk_.shell.foreground != 0 && desk_.machine().kernel.processes.find(desk_.shell.foreground)) {
        unsigned number = 1;
        for (const Job& job : desk_.shell.jobs)
            number = std::max(number, job.number + 1);
        const std::string text = waiting_.text.empty()
                                     ? desk_.machine().kernel.processes.find(desk_.shell.foreground)->comm
                                     : waiting_.text;
        desk_.timeline.apply(machine::SendSignal{desk_.shell.foreground, sigtstp});
        desk_.shell.jobs.push_back({number, desk_.shell.foreground, text, true});
        desk_.print("^Z\n" + job_line(number, "Stopped", text));
    }
    desk_.shell.foreground = 0;
    frames_.clear();
    waiting_ = {};
    files_.clear();
    out_ = err_ = {};
}

Job* Interpreter::find_job(unsigned number)
{
    if (number == 0 && !desk_.shell.jobs.empty()) return &desk_.shell.jobs.back();
    for (Job& job : desk_.shell.jobs)
        if (job.number == number) return &job;
    return nullptr;
}

void Interpreter::report_jobs()
{
    for (const machine::Finished& finished : desk_.machine().finished) {
        const auto job = std::find_if(desk_.shell.jobs.begin(), desk_.shell.jobs.end(),
                                      [&](const Job& j) { return j.pid == finished.pid; });
        if (job == desk_.shell.jobs.end()) continue;
        desk_.print(job_line(job->number, ending_words(finished.status), job->text));
        desk_.shell.jobs.erase(job);
    }
}

}  // namespace fl::shell
