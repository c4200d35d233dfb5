// trap: what the shell does at its end, and when a signal reaches it; alias.
#include "base/text.h"
#include "shell/interpreter.h"
#include "trace/names.h"

#include <algorithm>
#include <iterator>

namespace fl::shell {
namespace {

// "USR1", "SIGUSR1", "10" and "EXIT" as the name under which a trap is kept: "SIGUSR1", "EXIT". "" = no
// signal.
std::string trap_name(std::string_view word)
{
    if (word == "EXIT" || word == "0") return "EXIT";
    for (unsigned number = 1; number < 32; ++number) {
        const std::string_view name = trace::signal_name(number);
        if (word == name || word == name.substr(3) || word == format("%u", number)) return std::string(name);
    }
    return "";
}

std::string quoted(const std::string& text)
{
    std::string inside;
    for (const char c : text)
        inside += c == '\'' ? "'\\''" : std::string(1, c);
    return "'" + inside + "'";
}

}  // namespace

// trap COMMAND NAME...: at the end of the shell, at a signal. "" ignores it, "-" puts things back.
void Interpreter::do_trap(const Expanded& command)
{
    std::vector<std::string> words(command.words.begin() + 1, command.words.end());
    auto& variables = desk_.shell.variables;
    if (!words.empty() && words[0] == "--") words.erase(words.begin());
    if (words.empty() || words[0] == "-p") {
        for (unsigned number = 0; number < 32; ++number) {
            const std::string name = number == 0 ? "EXIT" : std::string(trace::signal_name(number));
            if (const auto trap = variables.find("trap " + name); trap != variables.end())
                output("trap -- " + quoted(trap->second) + " " + name + "\n");
        }
        return finish_command(0);
    }
    const bool back = words[0] == "-" || words.size() == 1;
    int status = 0;
    for (std::size_t i = words.size() == 1 ? 0 : 1; i < words.size(); ++i) {
        const std::string name = trap_name(words[i]);
        if (name.empty()) {
            complain("trap: " + words[i] + ": invalid signal specification");
            status = 1;
        } else if (back)
            variables.erase("trap " + name);
        else
            variables["trap " + name] = words[0];
    }
    finish_command(status);
}

// False when the signal would end the shell. Without a trap it ignores what a shell with a terminal ignores.
bool Interpreter::take_own_signal(std::uint8_t signal)
{
    constexpr std::uint8_t ignored[] = {2, 3, 15, 17, 18, 20, 21, 22, 23, 28};
    if (desk_.shell.variables.count("trap " + std::string(trace::signal_name(signal))) != 0) {
        signals_.push_back(signal);
        return true;
    }
    return std::find(std::begin(ignored), std::end(ignored), signal) != std::end(ignored);
}

// A signal that the shell has sent to itself: its trap runs before the next command. True when one does.
bool Interpreter::run_traps()
{
    while (!signals_.empty()) {
        const std::string name(trace::signal_name(signals_.front()));
        signals_.erase(signals_.begin());
        const auto trap = desk_.shell.variables.find("trap " + name);
        if (trap == desk_.shell.variables.end() || trap->second.empty()) continue;
        const ParsedLine parsed = parse_line(trap->second);
        if (!parsed.script) continue;
        push_script(parsed.script, frame().streams);
        return true;
    }
    return false;
}

void Interpreter::do_alias(const Expanded& command)
{
    auto& aliases = desk_.shell.aliases;
    const auto show = [&](const std::string& name) {
        output("alias " + name + "=" + quoted(aliases[name]) + "\n");
    };
    int status = 0;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const std::string& word = command.words[i];
        const std::size_t equals = word.find('=');
        if (equals != std::string::npos && equals > 0)
            aliases[word.substr(0, equals)] = word.substr(equals + 1);
        else if (aliases.count(word) != 0)
            show(word);
        else if (word != "-p") {
            complain("alias: " + word + ": not found");
            status = 1;
        }
    }
    if (command.words.size() == 1 || command.words[1] == "-p")
        for (const auto& [name, text] : std::map<std::string, std::string>(aliases))
            show(name);
    finish_command(status);
}

void Interpreter::do_unalias(const Expanded& command)
{
    int status = 0;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        if (command.words[i] == "-a")
            desk_.shell.aliases.clear();
        else if (desk_.shell.aliases.erase(command.words[i]) == 0) {
            complain("unalias: " + command.words[i] + ": not found");
            status = 1;
        }
    }
    finish_command(status);
}

}  // namespace fl::shell
