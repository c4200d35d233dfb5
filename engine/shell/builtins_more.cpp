// More commands that change the interpreter itself: export, unset, trap, ulimit, mapfile, and those that run
// another command in their place.
#include "base/text.h"
#include "shell/interpreter.h"

#include <iterator>

namespace fl::shell {
namespace {

// Where ulimit and setrlimit(2) differ in the unit.
std::uint64_t unit_of(char letter)
{
    return letter == 'n' ? 1 : letter == 'c' ? 512 : 1024;
}

}  // namespace

// export, readonly: NAME or NAME=value, several at once.
void Interpreter::do_export(const Expanded& command)
{
    ShellState& shell = desk_.shell;
    const bool readonly = command.words[0] == "readonly";
    bool removes = false, any = false;
    int status = 0;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const std::string& word = command.words[i];
        if (word[0] == '-') {
            removes = removes || word == "-n";
            continue;
        }
        any = true;
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (!is_identifier(name)) {
            complain(command.words[0] + ": `" + word + "': not a valid identifier");
            status = 1;
            continue;
        }
        if (equals != std::string::npos) set_variable({name, word.substr(equals + 1)});
        if (readonly)
            shell.variables["readonly " + name] = "";
        else if (removes)
            shell.exported.erase(name);
        else
            shell.exported.insert(name);
    }
    if (!any && !readonly)
        for (const std::string& name : shell.exported)
            if (shell.variables.count(name) != 0)
                output("declare -x " + name + "=\"" + shell.variables[name] + "\"\n");
    finish_command(status);
}

void Interpreter::do_unset(const Expanded& command)
{
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const std::string& name = command.words[i];
        if (name == "-v" || name == "-f") continue;
        if (command.words[1] != "-f") {
            set_variable({name, "", true});
            desk_.shell.variables.erase(name + "[]");
            desk_.shell.exported.erase(name);
        }
        if (command.words[1] != "-v") desk_.shell.functions.erase(name);
    }
    finish_command(0);
}

// mapfile [-t] NAME: the lines of the input as an array.
void Interpreter::do_mapfile(const Expanded& command)
{
    const std::string name = command.words.back();
    set_variable({name, "", true});
    std::string_view rest = streams_.in ? streams_.in->rest() : std::string_view();
    const bool cut = command.words.size() > 2 && command.words[1] == "-t";
    for (std::size_t i = 0; !rest.empty(); ++i) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        std::string line(rest.substr(0, end));
        if (cut && line.back() == '\n') line.pop_back();
        set_variable({name + format("[%zu]", i), line});
        rest.remove_prefix(end);
    }
    if (streams_.in) streams_.in->at = streams_.in->text.size();
    finish_command(0);
}

// ulimit -v 100000: for what this shell starts from now on. Without a value: the tool shows it.
void Interpreter::do_ulimit(const Expanded& command)
{
    char letter = 'f';
    std::string value;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const std::string& word = command.words[i];
        if (word.size() < 2 || word[0] != '-')
            value = word;
        else
            for (const char c : word.substr(1))
                if (c != 'S' && c != 'H') letter = c;
    }
    if (value.empty()) return run_tool(*find_tool("ulimit"), command.words);
    const auto number = parse_unsigned(value);
    if (std::string_view("cdflnsv").find(letter) == std::string_view::npos) {
        complain(format("ulimit: -%c: this limit cannot be set here (-c -d -f -l -n -s -v can)", letter));
        return finish_command(1);
    }
    if (!number && value != "unlimited" && value != "hard" && value != "soft") {
        complain("ulimit: " + value + ": invalid number");
        return finish_command(1);
    }
    desk_.shell.limits[letter] = number ? *number * unit_of(letter) : kernel::unlimited;
    finish_command(0);
}

}  // namespace fl::shell
