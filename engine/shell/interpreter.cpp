#include "shell/interpreter.h"

#include "base/text.h"
#include "shell/conditions.h"
#include "shell/expand.h"

#include <utility>

namespace fl::shell {
namespace {

constexpr std::uint64_t longest_line = 1'000'000;  // small things; a loop that never ends is ended here
// Tools that have more to say of themselves answer --help on their own.
bool wants_help(const std::vector<std::string>& words)
{
    if (words.size() != 2 || words[1] != "--help") return false;
    for (const std::string_view own : {"awk", "sed", "dmesg", "vmstat", "free", "pmap", "ps", "uptime", "[",
                                       "test", "echo", "printf", "true", "false"})
        if (words[0] == own) return false;
    return true;
}

constexpr Tick round_time{1'000'000};  // what a command in a loop takes while others run beside it

}  // namespace

void Interpreter::begin(std::string_view line)
{
    const std::string text = desk_.shell.unfinished + std::string(line);
    const ParsedLine parsed = parse_line(text);
    desk_.shell.unfinished.clear();
    if (parsed.incomplete && text.size() < line_limit) {
        desk_.shell.unfinished = text + "\n";
        return;
    }
    if (!parsed.error.empty()) {
        complain(parsed.error);
        desk_.shell.status = 2;
        return;
    }
    actions_ = 0;
    if (!parsed.script->pipelines.empty()) push_script(parsed.script, desk_.shell.streams);
}

void Interpreter::step()
{
    if (!busy() || waiting_.what != Waiting::Nothing) return;
    if (++actions_ > longest_line) {
        complain("line stopped after 1000000 steps: it seems never to end");
        interrupt();
        return;
    }
    switch (frame().kind) {
    case Frame::List:
        return step_list();
    case Frame::Pipe:
        return step_pipe();
    case Frame::If:
        return step_if();
    case Frame::While:
        return step_while();
    case Frame::For:
        return step_for();
    case Frame::Count:
        return step_count();
    case Frame::Capture:
        return leave_capture();
    case Frame::Subshell:
    case Frame::Call:
        return leave_shell();
    }
}

void Interpreter::substitute(const std::string& source)
{
    const ParsedLine parsed = parse_line(source);
    if (!parsed.error.empty()) complain("command substitution: " + parsed.error);
    Frame capture;
    capture.kind = Frame::Capture;
    capture.piped = std::make_shared<std::string>();
    capture.saved = std::make_shared<ShellState>(desk_.shell);
    capture.streams = frame().streams;
    capture.streams.out = {Destination::Buffer, capture.piped, {}};
    const Streams inside = capture.streams;
    push(std::move(capture));
    if (busy() && parsed.script) push_script(parsed.script, inside);
}

// False when a $( ) has to run first, or something cannot be expanded.
bool Interpreter::expand(const Command& command, Expanded& expanded)
{
    const World world = desk_.world();
    if (frame().items.empty()) frame().status = desk_.shell.status;
    Expander expander(world, frame().items, frame().status);
    expand_assignments(command, expander, expanded);
    for (const Word& word : command.kind == Command::Simple ? command.simple.words : command.words) {
        const bool pattern = command.kind == Command::Test && !expanded.words.empty() &&
                             (expanded.words.back() == "==" || expanded.words.back() == "=" ||
                              expanded.words.back() == "!=" || expanded.words.back() == "=~");
        if (command.kind == Command::Case || command.kind == Command::Test)
            expanded.words.push_back(pattern ? expander.pattern(word) : expander.text(word));
        else
            for (std::string& text : expander.words(word))
                expanded.words.push_back(std::move(text));
    }
    for (const CaseBranch& branch : command.branches)
        for (const Word& pattern : branch.patterns)
            if (!expanded.branch && matches(expander.pattern(pattern), expanded.words[0]))
                expanded.branch = branch.body;
    for (const Redirection& redirection : command.redirections)
        expanded.redirections.emplace_back(
            redirection, expander.text(redirection.document ? *redirection.document : redirection.target));
    if (expander.missing()) {
        substitute(*expander.missing());
        return false;
    }
    for (const auto& [name, value] : expander.assigned())
        desk_.shell.variables[name] = value;
    for (const auto& [path, text] : expander.files())
        desk_.timeline.apply(machine::WriteFile{path, text});
    if (expander.error().empty()) return true;
    complain(expander.error());
    leave_inner_shell();  // the rest of the line is not run
    desk_.shell.status = 1;
    return false;
}

void Interpreter::run_command(const Command& command)
{
    Expanded expanded;
    if (!expand(command, expanded)) return;
    const bool substituted = !frame().items.empty();
    frame().items.clear();
    const bool first = frame().at == 0, last = frame().at + 1 == frame().pipeline->commands.size();
    streams_ = frame().streams;
    if (!first) {
        streams_.in = std::make_shared<Input>();
        streams_.in->text = std::exchange(*frame().piped, {});
    }
    if (!last) {
        frame().piped = std::make_shared<std::string>();
        streams_.out = {Destination::Buffer, frame().piped, {}};
    }
    name_ = expanded.words.empty() ? "" : expanded.words[0];
    if (!open_streams(expanded)) return finish_command(1);
    if (command.kind == Command::Test) {
        std::string error;
        const int status = run_condition(expanded.words, desk_.world(), desk_.shell.variables, error);
        if (!error.empty()) complain(error);
        return finish_command(status);
    }
    if (command.kind != Command::Simple) return enter(command, expanded);
    prefix_.clear();
    const bool own = expanded.words.empty() ||
                     (!command.simple.assignments.empty() && command.simple.assignments[0].array);
    for (const SetVariable& set : expanded.assignments) {
        if (own)
            set_variable(set);
        else
            prefix_[set.name] = set.value;
    }
    if (desk_.shell.options.find('x') != std::string::npos) show_command(expanded);
    if (!expanded.words.empty()) return execute(expanded);
    finish_command(substituted ? desk_.shell.status : 0);
}

void Interpreter::execute(const Expanded& command)
{
    const std::string name = tool_name(command.words[0]);
    if (const auto function = desk_.shell.functions.find(name); function != desk_.shell.functions.end())
        return call_function(function->second, command.words);
    if (const Builtin builtin = find_builtin(name)) return (this->*builtin)(command);
    if (name.find('/') != std::string::npos) {
        RunRequest run;
        run.arguments = command.words;
        return launch(std::move(run));
    }
    if (const Tool* tool = find_tool(name)) {
        if (!tool->run || reads_disk(command.words)) return run_c_tool(*tool, command.words);
        if (wants_help(command.words)) {
            output("Usage: " + std::string(tool->usage) + "\n" + std::string(tool->what) + "\n");
            return finish_command(0);
        }
        if (name == "jobs") report_jobs();
        return run_tool(*tool, command.words);
    }
    complain(name + ": command not found");
    finish_command(127);
}

void Interpreter::run_tool(const Tool& tool, const std::vector<std::string>& words)
{
    const World world = desk_.world();
    ToolCall call{words, streams_.in ? streams_.in->rest() : std::string_view(), world};
    call.to_terminal = streams_.out.kind == Destination::Terminal && desk_.shell.at_terminal;
    if (waiting_.again) {
        call.round = waiting_.counts.empty() ? 1 : waiting_.counts.front().number;
        call.memory = waiting_.again->memory;
    }
    ToolResult result = tool.run(call);
    if (tool.name == "printf" && words.size() > 3 && words[1] == "-v")
        set_variable({words[2], std::exchange(result.output, {})});
    waiting_.again.reset();
    output(result.output);
    errors(result.errors);
    int status = result.status;
    for (const machine::Command& command : result.commands) {
        if (behind_ && std::holds_alternative<machine::Wait>(command)) continue;
        if (const auto* sent = std::get_if<machine::SendSignal>(&command);
            sent && sent->signal != 0 && sent->pid == desk_.machine().kernel.shell) {
            if (!take_own_signal(sent->signal)) {
                errors("bash: kill: this shell holds the terminal and stays\n");
                status = 1;
            }
            continue;
        }
        const machine::Outcome outcome = desk_.timeline.apply(command);
        if (outcome.error) {
            errors(complaint(tool.name, "", *outcome.error));
            status = 1;
        }
    }
    const bool others = !desk_.shell.jobs.empty() && in_loop() && !behind_;
    if (others && !desk_.timeline.running() && std::holds_alternative<std::monostate>(result.request))
        desk_.timeline.apply(machine::Wait{round_time});
    if (desk_.timeline.running() && !behind_) {
        waiting_ = {};
        waiting_.what = Waiting::Time;
        waiting_.run.arguments.clear();
        waiting_.pid = static_cast<Pid>(status);
        return;
    }
    if (std::holds_alternative<std::monostate>(result.request)) return finish_command(status);
    desk_.shell.status = status;
    ask(result.request, tool, words);
}

void Interpreter::finish_command(int status)
{
    waiting_ = {};
    desk_.shell.foreground = 0;
    Frame& pipe = frame();
    write_files(pipe, status);
    pipe.items.clear();
    pipe.phase = 0;
    desk_.shell.status = status;
    pipe.statuses.push_back(status);
    if (++pipe.at < pipe.pipeline->commands.size()) return;
    if (desk_.shell.options.find('p') != std::string::npos)
        for (const int each : pipe.statuses)
            if (each != 0) desk_.shell.status = each;
    set_variable({"PIPESTATUS", "", true});
    for (std::size_t i = 0; i < pipe.statuses.size(); ++i)
        desk_.shell.variables[format("PIPESTATUS[%zu]", i)] = format("%d", pipe.statuses[i]);
    if (pipe.pipeline->negated) desk_.shell.status = status == 0;
    if (pipe.pipeline->timed) report_time(pipe);
    const bool ends = pipe.replaces;
    frames_.pop_back();
    if (ends) leave_inner_shell();
}

}  // namespace fl::shell
