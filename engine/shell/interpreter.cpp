#include "shell/interpreter.h"

#include "base/text.h"
#include "procfs/procfs.h"
#include "shell/expand.h"

#include <utility>

namespace fl::shell {
namespace {

constexpr std::size_t deepest_substitution = 16;
constexpr std::size_t largest_capture = 4u << 20;  // bytes of a pipe, a $( ) or a file being written

bool is_compound(std::string_view word)
{
    for (const std::string_view reserved :
         {"for", "while", "until", "if", "then", "else", "fi", "do", "done", "case", "esac"})
        if (word == reserved) return true;
    return false;
}

}  // namespace

void Interpreter::begin(std::string_view line)
{
    Frame first;
    first.line = parse_line(line);
    if (!first.line.error.empty()) {
        desk_.print_error("bash: " + first.line.error + "\n");
        desk_.shell.status = 2;
        return;
    }
    if (!first.line.pipelines.empty()) frames_.push_back(std::move(first));
}

void Interpreter::step()
{
    if (!busy() || waiting_.what != Waiting::Nothing) return;
    if (frame().pipeline >= frame().line.pipelines.size()) return finish_frame();
    if (skip_pipeline()) {
        ++frame().pipeline;
        return;
    }
    const SimpleCommand command = pipeline().commands[frame().command];
    run_command(command);
}

// a && b, a || b: only the first command of a pipeline asks.
bool Interpreter::skip_pipeline()
{
    if (frame().command != 0 || !frame().substitutions.empty()) return false;
    const int status = desk_.shell.status;
    switch (pipeline().condition) {
        case Condition::IfSucceeded: return status != 0;
        case Condition::IfFailed: return status == 0;
        case Condition::Always: return false;
    }
    return false;
}

void Interpreter::finish_frame()
{
    const Frame done = std::move(frames_.back());
    frames_.pop_back();
    if (!done.capturing || frames_.empty()) return;
    std::string text = done.captured;
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    frame().substitutions.push_back(std::move(text));
}

void Interpreter::substitute(const std::string& source)
{
    Frame inside;
    inside.capturing = true;
    inside.line = parse_line(source);
    if (frames_.size() >= deepest_substitution) inside.line = {{}, "command substitution nested too deeply"};
    if (!inside.line.error.empty())
        desk_.print_error("bash: command substitution: " + inside.line.error + "\n");
    frames_.push_back(std::move(inside));
}

Interpreter::Expanded Interpreter::expand(const SimpleCommand& command)
{
    const World world = desk_.world();
    if (frame().substitutions.empty()) frame().status_before = desk_.shell.status;
    Expander expander(world, frame().substitutions, frame().status_before);
    Expanded expanded;
    for (const Assignment& assignment : command.assignments)
        expanded.assignments.emplace_back(assignment.name, expander.text(assignment.value));
    for (const Word& word : command.words)
        for (std::string& text : expander.words(word))
            expanded.words.push_back(std::move(text));
    for (const Redirection& redirection : command.redirections)
        expanded.redirections.emplace_back(redirection, expander.text(redirection.target));
    expanded.missing = expander.missing();
    return expanded;
}

void Interpreter::run_command(const SimpleCommand& command)
{
    const Expanded expanded = expand(command);
    if (expanded.missing) return substitute(*expanded.missing);
    const bool substituted = !frame().substitutions.empty();
    frame().substitutions.clear();
    std::string input = std::exchange(frame().piped, {});
    name_ = expanded.words.empty() ? "" : expanded.words[0];
    if (!open_streams(expanded, input)) return finish_command(1);
    if (!expanded.words.empty()) return execute(expanded, input);
    for (const auto& [name, value] : expanded.assignments)
        desk_.shell.variables[name] = value;
    finish_command(substituted ? desk_.shell.status : 0);
}

bool Interpreter::open_streams(const Expanded& command, std::string& input)
{
    const bool last = frame().command + 1 == pipeline().commands.size();
    out_ = err_ = {};
    files_.clear();
    if (!last) out_.kind = Destination::Pipe;
    else if (frame().capturing) out_.kind = Destination::Capture;
    for (const auto& [redirection, target] : command.redirections) {
        if (redirection.kind == Redirection::Read) {
            const Result<std::string> text = desk_.world().read(target);
            if (!text) {
                errors("bash: " + target + ": " + std::string(message_of(text.error())) + "\n");
                return false;
            }
            input = *text;
        } else if (!open_output(redirection, target)) return false;
    }
    return true;
}

bool Interpreter::open_output(const Redirection& redirection, const std::string& target)
{
    Destination& stream = redirection.descriptor == 2 ? err_ : out_;
    if (redirection.kind == Redirection::Duplicate) {
        stream = target == "2" ? err_ : out_;
        return true;
    }
    const World world = desk_.world();
    const std::string path = world.absolute(target);
    const auto refuse = [&](Errno error) {
        errors("bash: " + target + ": " + std::string(message_of(error)) + "\n");
        return false;
    };
    const Result<DirectoryEntry> entry = world.find(target);
    if (target.empty()) return refuse(Errno::NoEntry);
    if (entry && entry->directory) return refuse(Errno::IsDirectory);
    if (procfs::is_proc_path(path) && !entry) return refuse(Errno::NoEntry);
    const Result<DirectoryEntry> parent =
        world.find(path.substr(0, std::max<std::size_t>(path.rfind('/'), 1)));
    if (!entry && path != "/dev/null" && (!parent || !parent->directory)) return refuse(Errno::NoEntry);
    stream = {Destination::File, path};
    std::string& text = files_[path];
    if (redirection.kind == Redirection::Append && entry && !procfs::is_proc_path(path))
        text = world.read(path) ? *world.read(path) : "";
    return true;
}

void Interpreter::execute(const Expanded& command, std::string_view input)
{
    const std::string& name = command.words[0];
    if (name.find('/') != std::string::npos) {
        RunRequest run;
        run.arguments = command.words;
        return launch(run);
    }
    if (const Tool* tool = find_tool(name)) return run_tool(*tool, command.words, input);
    errors(is_compound(name) ? "bash: " + name + ": loops and conditions are not available in this shell\n"
                             : "bash: " + name + ": command not found\n");
    finish_command(127);
}

void Interpreter::run_tool(const Tool& tool, const std::vector<std::string>& words, std::string_view input)
{
    const World world = desk_.world();
    const ToolResult result = tool.run(ToolCall{words, input, world});
    output(result.output);
    errors(result.errors);
    int status = result.status;
    for (const machine::Command& command : result.commands) {
        const machine::Outcome outcome = desk_.timeline.apply(command);
        if (outcome.error) {
            errors(complaint(tool.name, "", *outcome.error));
            status = 1;
        }
    }
    if (desk_.timeline.running()) {  // sleep
        waiting_ = {};
        waiting_.what = Waiting::Time;
        return;
    }
    if (std::holds_alternative<std::monostate>(result.request)) return finish_command(status);
    ask(result.request, std::string(tool.name));
}

void Interpreter::put(const Destination& destination, std::string_view text, TranscriptEntry::Kind kind,
                      machine::Moment at)
{
    const auto add = [&](std::string& to) {
        if (to.size() + text.size() <= largest_capture) to += text;
    };
    switch (destination.kind) {
        case Destination::Terminal: desk_.transcript.add(kind, text, at); break;
        case Destination::Pipe: add(frame().piped); break;
        case Destination::Capture: add(frame().captured); break;
        case Destination::File: add(files_[destination.path]); break;
    }
}

void Interpreter::output(std::string_view text)
{
    put(out_, text, TranscriptEntry::Output, desk_.timeline.now());
}
void Interpreter::errors(std::string_view text)
{
    put(err_, text, TranscriptEntry::Error, desk_.timeline.now());
}

// What > and >> have collected goes to the files; a file of /proc may refuse.
void Interpreter::write_files(int& status)
{
    const std::map<std::string, std::string> files = std::exchange(files_, {});
    err_ = {};
    for (const auto& [path, text] : files) {
        if (path == "/dev/null") continue;
        const bool proc = procfs::is_proc_path(path);
        if (proc && text.empty()) continue;
        const machine::Command command =
            proc ? machine::Command(machine::WriteProc{path, text}) : machine::WriteFile{path, text};
        const machine::Outcome outcome = desk_.timeline.apply(command);
        if (!outcome.error) continue;
        const std::string why(message_of(*outcome.error));
        const bool refused_open = *outcome.error == Errno::Access;
        errors(refused_open ? "bash: " + path + ": " + why + "\n"
                            : (name_ == "echo" ? "bash: " : "") + name_ + ": write error: " + why + "\n");
        status = 1;
    }
}

void Interpreter::finish_command(int status)
{
    waiting_ = {};
    desk_.shell.foreground = 0;
    write_files(status);
    if (++frame().command < pipeline().commands.size()) return;
    desk_.shell.status = pipeline().negated ? status == 0 : status;
    ++frame().pipeline;
    frame().command = 0;
    frame().piped.clear();
}

}  // namespace fl::shell
