// Commands that change the interpreter itself: break, return, read, set, eval and their like.
#include "base/text.h"
#include "shell/expand.h"
#include "shell/interpreter.h"

namespace fl::shell {
namespace {

// The word after the command, as a number; `otherwise` when there is none.
std::optional<std::int64_t> number_after(const std::vector<std::string>& words, std::int64_t otherwise)
{
    if (words.size() < 2) return otherwise;
    return parse_signed(words[1]);
}

// The next field of a line for read; the last name gets all the rest.
std::string take_field(std::string_view& line, std::string_view separators, bool last)
{
    const auto is_separator = [&](char c) { return separators.find(c) != std::string_view::npos; };
    const auto is_space = [&](char c) { return is_separator(c) && (c == ' ' || c == '\t' || c == '\n'); };
    while (!line.empty() && is_space(line[0]))
        line.remove_prefix(1);
    std::size_t end = 0;
    while (end < line.size() && (last || !is_separator(line[end])))
        ++end;
    std::string_view field = line.substr(0, end);
    while (last && !field.empty() && is_space(field.back()))
        field.remove_suffix(1);
    line.remove_prefix(std::min(end + 1, line.size()));
    return std::string(field);
}

// The next line for read, without its end; unless `raw`, a backslash only protects what follows it.
std::string take_line(Input& in, bool raw, bool& complete)
{
    const std::string_view rest = in.rest();
    const std::string line(rest.substr(0, rest.find('\n')));
    complete = line.size() < rest.size();
    in.at += line.size() + (complete ? 1 : 0);
    if (raw) return line;
    std::string plain;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] != '\\' || ++i < line.size()) plain += line[i];
    return plain;
}

}  // namespace

bool Interpreter::is_identifier(std::string_view name)
{
    if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
    for (const char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    return true;
}

Interpreter::Builtin Interpreter::find_builtin(std::string_view name)
{
    struct Entry {
        std::string_view name;
        Builtin run;
    };
    constexpr Entry entries[] = {
        {":", &Interpreter::do_colon},           {".", &Interpreter::do_source},
        {"break", &Interpreter::do_break},       {"command", &Interpreter::do_exec},
        {"continue", &Interpreter::do_continue}, {"declare", &Interpreter::do_local},
        {"eval", &Interpreter::do_eval},         {"exec", &Interpreter::do_exec},
        {"builtin", &Interpreter::do_exec},      {"typeset", &Interpreter::do_local},
        {"export", &Interpreter::do_export},     {"readonly", &Interpreter::do_export},
        {"alias", &Interpreter::do_alias},       {"unalias", &Interpreter::do_unalias},
        {"unset", &Interpreter::do_unset},       {"mapfile", &Interpreter::do_mapfile},
        {"readarray", &Interpreter::do_mapfile}, {"trap", &Interpreter::do_trap},
        {"ulimit", &Interpreter::do_ulimit},     {"umask", &Interpreter::do_umask},
            {"env", &Interpreter::do_exec},
        {"nohup", &Interpreter::do_exec},        {"nice", &Interpreter::do_exec},
        {"exit", &Interpreter::do_exit},         {"let", &Interpreter::do_let},
        {"local", &Interpreter::do_local},       {"read", &Interpreter::do_read},
        {"return", &Interpreter::do_return},     {"set", &Interpreter::do_set},
        {"shift", &Interpreter::do_shift},       {"source", &Interpreter::do_source},
        {"type", &Interpreter::do_type}};
    for (const Entry& entry : entries)
        if (entry.name == name) return entry.run;
    return nullptr;
}

void Interpreter::do_colon(const Expanded&)
{
    finish_command(0);
}

void Interpreter::do_break(const Expanded& command)
{
    const auto levels = number_after(command.words, 1);
    if (!levels || *levels < 1) {
        complain("break: " + command.words[1] + ": loop count out of range");
        return finish_command(1);
    }
    if (!unwind_to_loop(static_cast<unsigned>(std::min<std::int64_t>(*levels, 1000)))) {
        complain("break: only meaningful in a `for', `while', or `until' loop");
        return finish_command(0);
    }
    frames_.pop_back();
    desk_.shell.status = 0;
}

void Interpreter::do_continue(const Expanded& command)
{
    const auto levels = number_after(command.words, 1);
    if (!unwind_to_loop(static_cast<unsigned>(std::min<std::int64_t>(levels.value_or(1), 1000)))) {
        complain("continue: only meaningful in a `for', `while', or `until' loop");
        return finish_command(0);
    }
    desk_.shell.status = 0;
}

void Interpreter::do_return(const Expanded& command)
{
    const auto status = number_after(command.words, desk_.shell.status);
    if (!unwind_to(Frame::Call)) {
        complain("return: can only `return' from a function or sourced script");
        return finish_command(1);
    }
    desk_.shell.status = static_cast<int>(status.value_or(2) & 0xff);
}

// Ends the inner shell, or the rest of the line: a terminal stays open, a script ends here.
void Interpreter::do_exit(const Expanded& command)
{
    const auto status = number_after(command.words, desk_.shell.status);
    if (!status) complain("exit: " + command.words[1] + ": numeric argument required");
    leave_inner_shell();
    desk_.shell.status = static_cast<int>(status.value_or(2) & 0xff);
    if (busy() || behind_) return;
    desk_.shell.ended = desk_.shell.status;
    const auto trap = desk_.shell.variables.find("trap EXIT");
    if (trap == desk_.shell.variables.end()) return;
    const ParsedLine last = parse_line(trap->second);
    desk_.shell.variables.erase(trap);
    if (last.script) push_script(last.script, desk_.shell.streams);
}

void Interpreter::do_local(const Expanded& command)
{
    std::size_t at = frames_.size();
    while (at > 0 && frames_[at - 1].kind != Frame::Call)
        --at;
    if (at == 0 && command.words[0] == "local") {
        complain("local: can only be used in a function");
        return finish_command(1);
    }
    std::string letters;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const std::string& word = command.words[i];
        if (word.size() > 1 && word[0] == '-') letters += word.substr(1);
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (!is_identifier(name)) continue;
        auto& variables = desk_.shell.variables;
        if (letters.find('A') != std::string::npos) {
            set_variable({name, "", true});
            variables[name + "[]"] = "";
            continue;
        }
        const auto old = variables.find(name);
        if (at > 0 && frames_[at - 1].locals.count(name) == 0)
            frames_[at - 1].locals[name] =
                old == variables.end() ? std::nullopt : std::optional<std::string>(old->second);
        std::int64_t number = 0;
        if (equals != std::string::npos && letters.find('i') != std::string::npos &&
            count(word.substr(equals + 1), number))
            variables[name] = format("%lld", static_cast<long long>(number));
        else if (equals != std::string::npos)
            set_variable({name, word.substr(equals + 1)});
        else if (at > 0 && letters.find('a') == std::string::npos)
            variables[name].clear();
        if (letters.find('x') != std::string::npos) desk_.shell.exported.insert(name);
        if (letters.find('r') != std::string::npos) variables["readonly " + name] = "";
    }
    finish_command(0);
}

void Interpreter::do_read(const Expanded& command)
{
    std::vector<std::string> names;
    bool raw = false, array = false;
    std::shared_ptr<Input> in = streams_.in;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const std::string& word = command.words[i];
        if (word == "-r")
            raw = true;
        else if (word == "-a" || word == "-ra") {
            array = true;
            raw = raw || word == "-ra";
        } else if (word == "-u" && i + 1 < command.words.size()) {
            const auto other =
                streams_.more_in.find(static_cast<int>(parse_unsigned(command.words[++i]).value_or(0)));
            if (other == streams_.more_in.end()) {
                complain("read: " + command.words[i] + ": invalid file descriptor: Bad file descriptor");
                return finish_command(1);
            }
            in = other->second;
        } else if (word == "-p" || word == "-t" || word == "-n")
            ++i;
        else if (word[0] != '-')
            names.push_back(word);
    }
    if (names.empty()) names.push_back("REPLY");
    for (const std::string& name : names)
        if (!is_identifier(name)) {
            complain("read: `" + name + "': not a valid identifier");
            return finish_command(1);
        }
    bool complete = false;
    const std::string line = in ? take_line(*in, raw, complete) : "";
    const auto given = prefix_.find("IFS");
    const auto set = desk_.shell.variables.find("IFS");
    const std::string separators = given != prefix_.end()               ? given->second
                                   : set != desk_.shell.variables.end() ? set->second
                                                                        : " \t\n";
    std::string_view left = line;
    if (array) set_variable({names[0], "", true});
    for (std::size_t i = 0; array && !trim(left).empty(); ++i)
        set_variable({names[0] + format("[%zu]", i), take_field(left, separators, false)});
    for (std::size_t i = 0; !array && i < names.size(); ++i)
        desk_.shell.variables[names[i]] = take_field(left, separators, i + 1 == names.size());
    finish_command(complete ? 0 : 1);
}

// set -- WORD...: $1, $2, …; set -eux, set -o pipefail; a bare set lists the variables.
void Interpreter::do_set(const Expanded& command)
{
    if (command.words.size() == 1)
        for (const auto& [name, value] : desk_.shell.variables)
            if (is_identifier(name)) output(name + "=" + value + "\n");
    const auto option = [&](char letter, bool on) {
        std::string& options = desk_.shell.options;
        const std::size_t at = options.find(letter);
        if (on && at == std::string::npos) options += letter;
        if (!on && at != std::string::npos) options.erase(at, 1);
    };
    struct Name {
        std::string_view name;
        char letter;
    };
    constexpr Name names[] = {
        {"pipefail", 'p'}, {"errexit", 'e'}, {"nounset", 'u'}, {"xtrace", 'x'}, {"noclobber", 'C'}};
    std::size_t i = 1;
    for (; i < command.words.size(); ++i) {
        const std::string& word = command.words[i];
        if (word == "--" || word.size() < 2 || (word[0] != '-' && word[0] != '+')) break;
        const bool on = word[0] == '-';
        for (const char c : word.substr(1)) {
            if (c == 'o' && i + 1 < command.words.size()) {
                ++i;
                for (const Name& name : names)
                    if (name.name == command.words[i]) option(name.letter, on);
            } else if (std::string_view("euxC").find(c) != std::string_view::npos)
                option(c, on);
        }
    }
    if (i < command.words.size()) {
        if (command.words[i] == "--") ++i;
        desk_.shell.arguments.assign(command.words.begin() + static_cast<std::ptrdiff_t>(i),
                                     command.words.end());
    }
    finish_command(0);
}

void Interpreter::do_shift(const Expanded& command)
{
    const auto by = number_after(command.words, 1);
    auto& arguments = desk_.shell.arguments;
    if (!by || *by < 0 || static_cast<std::size_t>(*by) > arguments.size()) return finish_command(1);
    arguments.erase(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(*by));
    finish_command(0);
}

void Interpreter::do_let(const Expanded& command)
{
    std::int64_t value = 0;
    for (std::size_t i = 1; i < command.words.size(); ++i)
        if (!count(command.words[i], value)) return finish_command(1);
    finish_command(value != 0 ? 0 : 1);
}

}  // namespace fl::shell
