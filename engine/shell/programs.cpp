// The interpreter's dealings with programs: starting them, waiting for them, and what a shell says when they
// end.
#include "base/text.h"
#include "shell/interpreter.h"
#include "shell/perf.h"
#include "shell/tools/c_programs.h"
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
    if (entry && entry->directory)
        why = "Is a directory";
    else if (error == Errno::NoExec && entry && !entry->executable)
        why = "Permission denied";
    else if (error == Errno::NoExec)
        why = "cannot execute binary file: Exec format error";
    complain(path + ": " + why);
    finish_command(error == Errno::NoEntry ? not_found : cannot_execute);
}

// A tool written in C comes into being when it is first used.
bool Interpreter::install(const Tool& tool)
{
    const std::string program = "/usr/bin/" + std::string(tool.name);
    if (desk_.machine().kernel.files.lookup(program)) return true;
    const std::string source = "/usr/src/" + std::string(tool.name) + ".c";
    machine::Outcome outcome =
        desk_.timeline.apply(machine::WriteFile{source, std::string(program_source(tool.name))});
    if (outcome.ok()) outcome = desk_.timeline.apply(machine::CompileProgram{source, program, "/usr/src"});
    for (const Diagnostic& diagnostic : outcome.diagnostics)
        errors(render(diagnostic) + "\n");
    if (outcome.error) complain(program + ": " + std::string(message_of(*outcome.error)));
    return outcome.ok();
}

// cat of a file on the disk is a process: it reads page by page, and the pages stay in the cache.
bool Interpreter::reads_disk(const std::vector<std::string>& words) const
{
    if (words[0] != "cat") return false;
    bool any = false;
    const World world = desk_.world();
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].size() > 1 && words[i][0] == '-') return false;
        const std::string path = world.absolute(words[i]);
        const kernel::Inode* file = desk_.machine().kernel.files.lookup(path);
        any = any || (file && file->kind == kernel::InodeKind::Regular);
        if (path.compare(0, 8, "/dev/fd/") == 0) return false;
    }
    return any;
}

// rm -r: what is in a directory stands before it, so that the program need not look.
void add_contents(const World& world, const std::string& path, std::vector<std::string>& words)
{
    std::vector<std::string> all{path};
    for (std::size_t i = 0; i < all.size() && all.size() < 4096; ++i)
        if (const auto entries = world.list(all[i]))
            for (const DirectoryEntry& entry : *entries)
                all.push_back(all[i] + "/" + entry.name);
    words.insert(words.end(), all.rbegin(), all.rend());
}

void Interpreter::run_c_tool(const Tool& tool, std::vector<std::string> words)
{
    RunRequest run;
    if (!install(tool)) return finish_command(126);
    run.path = "/usr/bin/" + std::string(tool.name);
    const bool recursive = words[0] == "rm" && words.size() > 1 && words[1][0] == '-' &&
                           words[1].find_first_of("rR") != std::string::npos;
    if (recursive) {
        std::vector<std::string> all;
        for (const std::string& word : words) {
            if (&word == &words[0] || word[0] == '-')
                all.push_back(word);
            else
                add_contents(desk_.world(), word, all);
        }
        words = std::move(all);
    }
    for (std::size_t i = 1; words[0] == "timeout" && i < words.size();
         ++i)  // what it may start must be there
        if (const Tool* other = find_tool(words[i]); other && !other->run) install(*other);
    run.arguments = std::move(words);
    launch(std::move(run));
}

// > and < of a program are its own descriptors; pipes and /proc files go through the shell.
void Interpreter::redirect(machine::StartProcess& start)
{
    if (streams_.in) {
        start.input = std::string(streams_.in->rest());
        streams_.in->at = streams_.in->text.size();
    }
    int status = 0;
    const auto place = [&](const Destination& to, std::string& path) {
        if (to.kind != Destination::File || to.file->proc) return;
        write_file(*to.file, status);
        path = to.file->path;
    };
    place(streams_.out, start.output_path);
    place(streams_.err, start.error_path);
}

// What a program has written itself is there when a loop goes on writing to the same file.
void Interpreter::take_back_files()
{
    for (const Destination* to : {&streams_.out, &streams_.err})
        if (to->kind == Destination::File && !to->file->proc && to->file->path != "/dev/null")
            if (const Result<std::string> text = desk_.world().read(to->file->path)) to->file->text = *text;
}

void Interpreter::run_file_as_script(const RunRequest& request)
{
    const Result<std::string> text = desk_.world().read(request.arguments[0]);
    RunLine line{text ? *text : "", true, {}, request.arguments[0], ""};
    line.arguments.assign(request.arguments.begin() + 1, request.arguments.end());
    run_text(line.text, &line);
}

// strace -p: looks on for a while. On a terminal Ctrl-C would end it; here it ends by itself.
void Interpreter::attach(const RunRequest& request)
{
    constexpr Tick longest_look{10'000'000'000};
    if (request.trace_file.empty() && !request.count)
        errors(format("strace: Process %u attached\n", request.attach));
    waiting_ = {};
    waiting_.what = Waiting::Time;
    waiting_.pid = request.attach;
    waiting_.run = request;
    desk_.timeline.apply(machine::Wait{longest_look});
}

void Interpreter::open_trace(const std::string& path)
{
    auto file = std::make_shared<OutputFile>();
    file->path = file->typed = path;
    file->changed = true;
    frame().opened.push_back(file);
    waiting_.trace = {Destination::File, {}, file};
}

void Interpreter::launch(RunRequest request)
{
    if (request.attach != 0) return attach(request);
    if (request.path.empty()) request.path = request.arguments[0];
    if (request.path.find('/') == std::string::npos) {  // strace and perf name tools as the shell does
        const Tool* tool = find_tool(request.path);
        if (!tool || program_source(tool->name).empty() || !install(*tool)) {
            errors(request.path + (tool ? ": this tool is no process here\n" : ": command not found\n"));
            return finish_command(not_found);
        }
        request.path = "/usr/bin/" + request.path;
    }
    machine::StartProcess start{request.arguments, false, desk_.shell.directory};
    for (const std::string& name : desk_.shell.exported)
        if (const auto value = desk_.shell.variables.find(name);
            prefix_.count(name) == 0 && value != desk_.shell.variables.end())
            start.environment.push_back(name + "=" + value->second);
    for (const auto& [name, value] : prefix_)
        start.environment.push_back(name + "=" + value);
    start.limits = desk_.shell.limits;
    start.path = request.path;
    redirect(start);
    const machine::Outcome outcome = desk_.timeline.apply(start);
    if (outcome.error) {
        const Result<DirectoryEntry> entry = desk_.world().find(request.path);
        const bool script = entry && entry->executable && desk_.world().read(request.path) &&
                            desk_.world().read(request.path)->substr(0, 2) == "#!";
        if (script) return run_file_as_script(request);
        return refuse_launch(request.arguments[0], *outcome.error);
    }
    std::string text;
    for (const std::string& argument : request.arguments)
        text += (text.empty() ? "" : " ") + argument;
    waiting_ = {};
    waiting_.run = request;
    waiting_.began = {desk_.machine().kernel.now, desk_.machine().hardware.tlb.stats()};
    if (!request.trace_file.empty()) open_trace(request.trace_file);
    if (request.traced && !request.count && strace_keeps(request.calls, 59))
        put_trace(strace_start(request.arguments, desk_.machine(), outcome.pid) + "\n");
    if (frame().pipeline->background) {
        waiting_.text = frame().pipeline->text;
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
    const unsigned number = next_job_number();
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
        put(mine ? (error ? streams_.err : streams_.out) : Destination{}, text,
            error ? TranscriptEntry::Error : TranscriptEntry::Output, machine::moment_of(event.at));
        return;
    }
    if (waiting_.what != Waiting::Nothing && waiting_.run.traced && traces(event)) trace(event);
}

// A line of strace, or a count for -c.
void Interpreter::trace(const trace::Event& event)
{
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
    const bool file = waiting_.trace.kind == Destination::File;
    put(file ? waiting_.trace : streams_.err, line + "\n", TranscriptEntry::Error,
        machine::moment_of(event.at));
}

void Interpreter::put_trace(const std::string& text)
{
    const bool file = waiting_.trace.kind == Destination::File;
    put(file ? waiting_.trace : streams_.err, text, TranscriptEntry::Error, desk_.timeline.now());
}

void Interpreter::on_stopped()
{
    if (waiting_.what == Waiting::Program) return finish_program();
    if (waiting_.what != Waiting::Time) return;
    if (waiting_.run.attach != 0) {
        if (waiting_.run.count)
            put_trace(strace_summary(waiting_.counts));
        else if (desk_.machine().kernel.processes.find(waiting_.run.attach))
            errors(format("strace: Process %u detached\n", waiting_.run.attach));
        return finish_command(0);
    }
    if (!waiting_.again) return finish_command(static_cast<int>(waiting_.pid));
    const std::vector<std::string> words = waiting_.run.arguments;
    waiting_.what = Waiting::Nothing;
    run_tool(*find_tool(words[0]), words);
}

void Interpreter::finish_program()
{
    const machine::StopReport stop = desk_.machine().debugger.last_stop;
    take_back_files();
    if (waiting_.run.count) put_trace(strace_summary(waiting_.counts));
    if (!waiting_.run.perf.empty())
        errors(perf_report(waiting_.run, desk_.machine(), waiting_.pid, waiting_.began));
    if (stop.why == machine::Stop::Exited) return finish_command(stop.status & 0xff);
    if (stop.why == machine::Stop::Killed) {
        const std::uint8_t signal = stop.signal;
        if (signal == sigint)
            errors("\n");
        else if (signal != sigpipe)
            errors(std::string(trace::signal_meaning(signal)) + "\n");
        return finish_command(killed_base + signal);
    }
    // It stands still and nothing will ever wake it.
    const unsigned number = next_job_number();
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
    while (busy())
        pop();
    waiting_ = {};
    streams_ = {};
    desk_.shell.unfinished.clear();
    desk_.shell.status = killed_base + sigint;
}

void Interpreter::abandon()
{
    if (desk_.shell.foreground != 0 && desk_.machine().kernel.processes.find(desk_.shell.foreground)) {
        const unsigned number = next_job_number();
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
    streams_ = {};
}

unsigned Interpreter::next_job_number() const
{
    unsigned number = 1;
    for (const Job& job : desk_.shell.jobs)
        number = std::max(number, job.number + 1);
    return number;
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
