// Commands that run other commands: functions, eval's texts, exec, command; and what a name means.
#include "shell/interpreter.h"

namespace fl::shell {

// A text becomes commands: eval, source, sh FILE. `apart`: in a shell of its own.
void Interpreter::run_text(const std::string& text, const RunLine* apart)
{
    const ParsedLine parsed = parse_line(text);
    if (!parsed.script) {
        complain(parsed.error);
        return finish_command(2);
    }
    frame().phase = 1;
    desk_.shell.status = 0;
    if (apart) {
        Frame inner;
        inner.kind = Frame::Subshell;
        inner.saved = std::make_shared<ShellState>(desk_.shell);
        push(std::move(inner));
        desk_.shell.arguments = apart->arguments;
    }
    if (busy()) push_script(parsed.script, streams_);
}

void Interpreter::call_function(const ScriptPtr& body, const std::vector<std::string>& words)
{
    if (frame().pipeline->background) {
        complain("functions run in the foreground here: leave out the &");
        return finish_command(1);
    }
    frame().phase = 1;
    Frame call;
    call.kind = Frame::Call;
    call.saved = std::make_shared<ShellState>();
    call.saved->arguments = desk_.shell.arguments;
    push(std::move(call));
    desk_.shell.arguments.assign(words.begin() + 1, words.end());
    if (busy()) push_script(body, streams_);
}

// exec CMD and command CMD: the command itself; command -v NAME tells what it is.
void Interpreter::do_exec(const Expanded& command)
{
    Expanded rest = command;
    rest.words.erase(rest.words.begin());
    if (rest.words.empty()) return finish_command(0);
    if (command.words[0] == "command" && rest.words[0] == "-v") {
        if (rest.words.size() < 2) return finish_command(1);
        const Tool* tool = find_tool(rest.words[1]);
        const bool known =
            tool || find_builtin(rest.words[1]) || desk_.shell.functions.count(rest.words[1]) != 0;
        if (known) output((tool && !is_shell_word(*tool) ? "/usr/bin/" : "") + rest.words[1] + "\n");
        return finish_command(known ? 0 : 1);
    }
    name_ = rest.words[0];
    execute(rest);
}

void Interpreter::do_type(const Expanded& command)
{
    int status = 0;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const std::string& name = command.words[i];
        const Tool* tool = find_tool(name);
        if (desk_.shell.functions.count(name) != 0)
            output(name + " is a function\n");
        else if (find_builtin(name) || (tool && is_shell_word(*tool)))
            output(name + " is a shell builtin\n");
        else if (tool)
            output(name + " is /usr/bin/" + name + "\n");
        else {
            complain("type: " + name + ": not found");
            status = 1;
        }
    }
    finish_command(status);
}

}  // namespace fl::shell
