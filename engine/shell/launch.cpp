// How a program starts: found or installed, its files redirected, its environment and limits handed on.
#include "base/text.h"
#include "shell/interpreter.h"
#include "shell/tools/c_programs.h"

namespace fl::shell {
namespace {

constexpr int cannot_execute = 126, not_found = 127;

// rm -r: what is in a directory stands before it, so that the program need not look.
void add_contents(const World& world, const std::string& path, std::vector<std::string>& words)
{
    std::vector<std::string> all{path};
    for (std::size_t i = 0; i < all.size() && all.size() < 4096; ++i)
        if (const auto it = world.find(all[i], false); !it || !it->directory)
            continue;
        else if (const auto entries = world.list(all[i]))
            for (const DirectoryEntry& entry : *entries)
                all.push_back(all[i] + "/" + entry.name);
    words.insert(words.end(), all.rbegin(), all.rend());
}

}  // namespace

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

// /usr/bin/free is free, until a file of that name is there.
std::string Interpreter::tool_name(const std::string& word) const
{
    for (const std::string_view place : {"/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"}) {
        if (word.compare(0, place.size(), place) != 0) continue;
        const Tool* tool = find_tool(word.substr(place.size()));
        if (tool && !is_shell_word(*tool) && !desk_.machine().kernel.files.lookup(word))
            return std::string(tool->name);
    }
    return word;
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
        const std::string path = world.resolved(words[i]);
        const kernel::Inode* file = desk_.machine().kernel.files.lookup(path);
        const auto kind = file ? file->kind : kernel::InodeKind::Null;
        any = any || kind == kernel::InodeKind::Regular || kind == kernel::InodeKind::Pipe;
        if (path.compare(0, 8, "/dev/fd/") == 0) return false;
    }
    return any;
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
    const bool starts = tool.name == "timeout" || tool.name == "time";
    for (std::size_t i = 1; starts && i < words.size(); ++i)  // what it may start must be there
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
    if (frame().pipeline->background) return put_behind(*frame().pipeline);
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
    if (request.attach != 0 && behind_) {
        errors("strace: -p looks on from the foreground only\n");
        return finish_command(1);
    }
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

}  // namespace fl::shell
