// NAME=value: how assignments are expanded and kept, and set -x.
#include "base/text.h"
#include "shell/expand.h"
#include "shell/interpreter.h"
#include "shell/parser.h"

namespace fl::shell {
namespace {

constexpr std::size_t most_variables = 4096;

// A word as bash shows it so that it could be typed again.
std::string quoted(const std::string& word)
{
    const bool plain =
        !word.empty() && word.find_first_of(" \t\n'\"\\$`&|;<>()*?[]{}!#~") == std::string::npos;
    if (plain) return word;
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

// [key]=value in a list; npos when the word is not of that form.
std::size_t end_of_key(const std::string& word)
{
    if (word.empty() || word[0] != '[') return std::string::npos;
    const std::size_t close = word.find("]=");
    return close;
}

}  // namespace

void Interpreter::expand_assignments(const Command& command, Expander& expander, Expanded& expanded)
{
    const auto& variables = desk_.shell.variables;
    const auto value_of = [&](const std::string& name) {
        auto old = variables.find(name);
        if (old == variables.end()) old = variables.find(name + "[0]");
        return old == variables.end() ? std::string() : old->second;
    };
    for (const Assignment& assignment : command.simple.assignments) {
        if (!assignment.array) {
            const std::string name = expander.key_of(assignment.name, assignment.subscript);
            const bool item = name == assignment.name && variables.count(name + "[0]") != 0;
            expanded.assignments.push_back(
                {item ? name + "[0]" : name,
                 (assignment.append ? value_of(name) : "") + expander.text(assignment.value)});
            continue;
        }
        std::int64_t next = 0;
        const std::string prefix = assignment.name + "[";
        if (assignment.append)
            for (auto at = variables.lower_bound(prefix);
                 at != variables.end() && at->first.compare(0, prefix.size(), prefix) == 0; ++at)
                next = std::max(
                    next, parse_signed(at->first.substr(prefix.size(), at->first.size() - prefix.size() - 1))
                                  .value_or(-1) +
                              1);
        else
            expanded.assignments.push_back({assignment.name, "", true});
        for (const Word& word : assignment.list)
            for (const std::string& text : expander.words(word)) {
                const std::size_t close = end_of_key(text);
                if (close != std::string::npos)
                    expanded.assignments.push_back(
                        {expander.key_of(assignment.name, text.substr(1, close - 1)),
                         text.substr(close + 2)});
                else
                    expanded.assignments.push_back(
                        {prefix + format("%lld]", static_cast<long long>(next++)), text});
            }
    }
}

void Interpreter::set_variable(const SetVariable& set)
{
    auto& variables = desk_.shell.variables;
    if (set.clear) {
        const std::string prefix = set.name + "[";
        variables.erase(set.name);
        for (auto at = variables.lower_bound(prefix);
             at != variables.end() && at->first.compare(0, prefix.size(), prefix) == 0;)
            at = at->first == set.name + "[]" ? std::next(at) : variables.erase(at);
    } else if (variables.count("readonly " + set.name) != 0)
        complain(set.name + ": readonly variable");
    else if (variables.size() < most_variables || variables.count(set.name) != 0)
        variables[set.name] = set.value;
}

// set -x
void Interpreter::show_command(const Expanded& command)
{
    std::string line;
    for (const SetVariable& set : command.assignments)
        if (!set.clear) line += (line.empty() ? "" : " ") + set.name + "=" + quoted(set.value);
    for (const std::string& word : command.words)
        line += (line.empty() ? "" : " ") + quoted(word);
    if (!line.empty()) errors("+ " + line + "\n");
}

}  // namespace fl::shell
