// Which command a line means: full names, gdb's short forms, and any beginning that only one command has.
#include "base/text.h"
#include "shell/gdb/gdb.h"

namespace fl::shell {

const std::vector<Gdb::Command>& Gdb::commands_of(std::vector<Command>& storage)
{
    storage = {
        {"advance", &Gdb::do_advance, "continue to a place"},
        {"backtrace", &Gdb::do_backtrace, "print the stack frames"},
        {"break", &Gdb::do_break, "set a breakpoint at a line or function"},
        {"call", &Gdb::do_call, "evaluate an expression, calling functions"},
        {"clear", &Gdb::do_clear, "delete the breakpoint at a place"},
        {"continue", &Gdb::do_continue, "go on until something stops the program"},
        {"delete", &Gdb::do_delete, "delete breakpoints"},
        {"disable", &Gdb::do_disable, "disable breakpoints"},
        {"display", &Gdb::do_display, "print an expression at each stop"},
        {"down", &Gdb::do_down, "select the frame called by this one"},
        {"echo", &Gdb::do_echo, "print text"},
        {"enable", &Gdb::do_enable, "enable breakpoints"},
        {"file", &Gdb::do_file, "choose the program"},
        {"finish", &Gdb::do_finish, "run until this function returns"},
        {"frame", &Gdb::do_frame, "select a frame"},
        {"help", &Gdb::do_help, "list the commands"},
        {"info", &Gdb::do_info,
         "breakpoints, locals, args, registers, proc mappings, frame, line, source, display"},
        {"kill", &Gdb::do_kill, "end the program"},
        {"list", &Gdb::do_list, "print source lines"},
        {"next", &Gdb::do_next, "to the next line of this function"},
        {"print", &Gdb::do_print, "print the value of an expression"},
        {"ptype", &Gdb::do_ptype, "print the type of an expression, a struct with its members"},
        {"quit", &Gdb::do_quit, "leave the debugger"},
        {"run", &Gdb::do_run, "start the program"},
        {"set", &Gdb::do_set, "set var NAME = VALUE, set args ARGUMENTS"},
        {"show", &Gdb::do_show, "show args"},
        {"signal", &Gdb::do_signal, "continue without the signal it stopped with: signal 0"},
        {"start", &Gdb::do_start, "start the program and stop in main"},
        {"step", &Gdb::do_step, "to the next line, entering functions"},
        {"stepi", &Gdb::do_stepi, "one instruction"},
        {"tbreak", &Gdb::do_tbreak, "set a breakpoint that is deleted when it is hit"},
        {"undisplay", &Gdb::do_undisplay, "end a display"},
        {"until", &Gdb::do_until, "to a line beyond this one: out of a loop"},
        {"up", &Gdb::do_up, "select the frame that called this one"},
        {"watch", &Gdb::do_watch, "stop when the value of an expression changes"},
        {"whatis", &Gdb::do_whatis, "print the type of an expression"},
        {"x", &Gdb::do_examine, "print memory: x/4xw ADDRESS"},
    };
    return storage;
}

std::vector<std::string> Gdb::command_names()
{
    std::vector<Command> storage;
    std::vector<std::string> names;
    for (const Command& command : commands_of(storage))
        names.push_back(std::string(command.name));
    return names;
}

const Gdb::Command* Gdb::find_command(std::string_view word, std::vector<Command>& storage,
                                      std::string& error)
{
    constexpr Alias aliases[] = {
        {"b", "break"},      {"br", "break"},      {"bt", "backtrace"}, {"where", "backtrace"},
        {"c", "continue"},   {"cont", "continue"}, {"d", "delete"},     {"f", "frame"},
        {"fin", "finish"},   {"h", "help"},        {"i", "info"},       {"inspect", "print"},
        {"k", "kill"},       {"l", "list"},        {"n", "next"},       {"p", "print"},
        {"output", "print"}, {"q", "quit"},        {"exit", "quit"},    {"r", "run"},
        {"s", "step"},       {"si", "stepi"},      {"tb", "tbreak"},    {"u", "until"},
        {"dis", "disable"}};
    for (const Alias& alias : aliases)
        if (alias.name == word) word = alias.command;
    const Command* found = nullptr;
    std::string candidates;
    for (const Command& command : commands_of(storage)) {
        if (command.name == word) return &command;
        if (command.name.substr(0, word.size()) != word) continue;
        found = &command;
        candidates += (candidates.empty() ? "" : ", ") + std::string(command.name);
    }
    if (!found) error = "Undefined command: \"" + std::string(word) + "\".  Try \"help\".\n";
    else if (candidates.find(',') != std::string::npos)
        error = "Ambiguous command \"" + std::string(word) + "\": " + candidates + ".\n";
    return error.empty() ? found : nullptr;
}

void Gdb::begin(std::string_view line)
{
    line = trim(line);
    if (line.empty()) line = gdb().last_command;  // Enter repeats
    if (line.empty() || line[0] == '#') return;
    const std::string text(line);
    std::size_t end = 0;
    while (end < text.size() &&
           (std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_").find(text[end]) !=
            std::string_view::npos))
        ++end;
    std::vector<Command> storage;
    std::string error;
    const Command* command =
        end == 0 ? nullptr : find_command(std::string_view(text).substr(0, end), storage, error);
    if (!command)
        return complain(error.empty() ? "Undefined command: \"" + text + "\".  Try \"help\".\n" : error);
    const bool repeats = command->name != "run" && command->name != "break" && command->name != "tbreak" &&
                         command->name != "call" && command->name != "watch";
    gdb().last_command = repeats ? text : "";
    (this->*command->run)(std::string(trim(std::string_view(text).substr(end))));
}

void Gdb::do_help(const std::string&)
{
    std::vector<Command> storage;
    for (const Command& command : commands_of(storage))
        say(format("%-10s -- %s\n", std::string(command.name).c_str(), std::string(command.what).c_str()));
    say("Short forms: b r n s c p bt i l q x; an empty line repeats the last command.\n");
}

void Gdb::do_show(const std::string& arguments)
{
    if (arguments.substr(0, 4) != "args") return say("Only `show args' is available here.\n");
    std::string list;
    for (const std::string& argument : gdb().arguments)
        list += (list.empty() ? "" : " ") + argument;
    say("Argument list to give program being debugged when it is started is \"" + list + "\".\n");
}

void Gdb::do_file(const std::string& arguments)
{
    const Result<DirectoryEntry> entry = desk_.world().find(arguments);
    if (!entry) return complain(arguments + ": No such file or directory.\n");
    gdb().program = arguments;
    say("Reading symbols from " + arguments + "...\n");
}

void Gdb::do_echo(const std::string& arguments)
{
    std::string text;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool newline = arguments[i] == '\\' && i + 1 < arguments.size() && arguments[i + 1] == 'n';
        text += newline ? '\n' : arguments[i];
        if (newline) ++i;
    }
    say(text);
}

}  // namespace fl::shell
