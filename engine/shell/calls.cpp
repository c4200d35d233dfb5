// Commands that run other commands: functions, eval's texts, exec, command; and what a name means.
#include "base/text.h"
#include "shell/expand.h"
#include "shell/interpreter.h"

#include <iterator>

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
        push_subshell();
        desk_.shell.arguments = apart->arguments;
        desk_.shell.variables["0"] = apart->name;
        desk_.shell.options = apart->options;
        auto& variables = desk_.shell.variables;  // a new shell knows what was exported
        for (auto at = variables.begin(); at != variables.end();)
            at = at->first == "0" || desk_.shell.exported.count(at->first) != 0 ? std::next(at)
                                                                                : variables.erase(at);
        for (const auto& [name, value] : prefix_) {
            variables[name] = value;
            desk_.shell.exported.insert(name);
        }
    }
    if (busy()) push_script(parsed.script, streams_);
}

void Interpreter::call_function(const ScriptPtr& body, const std::vector<std::string>& words)
{
    frame().phase = 1;
    Frame call;
    call.kind = Frame::Call;
    call.saved = std::make_shared<ShellState>();
    call.saved->arguments = desk_.shell.arguments;
    push(std::move(call));
    desk_.shell.arguments.assign(words.begin() + 1, words.end());
    if (busy()) push_script(body, streams_);
}

void Interpreter::do_eval(const Expanded& command)
{
    std::string text;
    for (std::size_t i = 1; i < command.words.size(); ++i)
        text += (i == 1 ? "" : " ") + command.words[i];
    run_text(text, nullptr);
}

void Interpreter::do_source(const Expanded& command)
{
    if (command.words.size() < 2) {
        complain(command.words[0] + ": filename argument required");
        return finish_command(2);
    }
    const Result<std::string> text = desk_.world().read(command.words[1]);
    if (text) return run_text(*text, nullptr);
    complain(command.words[1] + ": " + std::string(message_of(text.error())));
    finish_command(1);
}

// exec, command, builtin, env, nohup, nice: the command behind them; command -v NAME tells what it is.
void Interpreter::do_exec(const Expanded& command)
{
    const std::string own = command.words[0];
    std::size_t i = 1;
    const auto& words = command.words;
    if (own == "command" && words.size() > 1 && (words[1] == "-v" || words[1] == "-V")) {
        if (words.size() < 3) return finish_command(1);
        const Tool* tool = find_tool(words[2]);
        const bool known = tool || find_builtin(words[2]) || desk_.shell.functions.count(words[2]) != 0;
        if (known) output((tool && !is_shell_word(*tool) ? "/usr/bin/" : "") + words[2] + "\n");
        return finish_command(known ? 0 : 1);
    }
    for (; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        if (own == "env" && equals != std::string::npos && equals > 0)
            prefix_[words[i].substr(0, equals)] = words[i].substr(equals + 1);
        else if (words[i][0] != '-' || own == "builtin")
            break;
        else if (own == "nice" && words[i] == "-n")
            ++i;
        else if (own == "env" && words[i] == "-u" && i + 1 < words.size())
            desk_.shell.exported.erase(words[++i]);
        else if (own == "env" && words[i] != "-i" && words[i] != "-" && words[i] != "--") {
            errors(own + ": invalid option -- '" + words[i].substr(1, 1) + "'\nTry '" + own +
                   " --help' for more information.\n");
            return finish_command(125);
        }
    }
    if (i >= words.size()) {
        if (own == "exec") keep_streams();
        if (own == "nice") output("0\n");
        if (own == "env") show_environment();
        if (own == "nohup") errors("nohup: missing operand\nTry 'nohup --help' for more information.\n");
        return finish_command(own == "nohup" ? 125 : 0);
    }
    Expanded rest = command;
    rest.words.erase(rest.words.begin(), rest.words.begin() + static_cast<std::ptrdiff_t>(i));
    frame().replaces = own == "exec";
    name_ = rest.words[0];
    execute(rest);
}

void Interpreter::show_environment()
{
    std::map<std::string, std::string> all = {
        {"SHELL", "/bin/bash"},    {"HOME", std::string(home_directory)},
        {"USER", "learner"},       {"PWD", desk_.shell.directory},
        {"LANG", "C.UTF-8"},       {"PATH", "/usr/local/bin:/usr/bin:/bin"},
        {"TERM", "xterm-256color"}};
    for (const std::string& name : desk_.shell.exported)
        if (desk_.shell.variables.count(name) != 0) all[name] = desk_.shell.variables[name];
    for (const auto& [name, value] : prefix_)
        all[name] = value;
    for (const auto& [name, value] : all)
        output(name + "=" + value + "\n");
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
