// $name, ${name:-word}, ${#name}, ${name%pattern} and the numbers $(( )) computes.
#include "base/text.h"
#include "shell/arithmetic.h"
#include "shell/expand.h"

namespace fl::shell {
namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : " ") + words[i];
    return text;
}

}  // namespace

std::string Expander::variable(const std::string& name) const
{
    const ShellState& shell = world_.shell();
    if (name == "?") return format("%d", status_);
    if (name == "$") return format("%u", world_.machine().kernel.shell);
    if (name == "!") return shell.last_background != 0 ? format("%u", shell.last_background) : "";
    if (name == "#") return format("%zu", shell.arguments.size());
    if (name == "@" || name == "*") return joined(shell.arguments);
    if (name == "-") return "himBHs";
    if (name == "0") return "bash";
    if (const auto number = parse_unsigned(name); number && name[0] != '0')
        return *number <= shell.arguments.size() ? shell.arguments[static_cast<std::size_t>(*number - 1)]
                                                 : "";
    if (const auto set = assigned_.find(name); set != assigned_.end()) return set->second;
    if (name == "PWD") return shell.directory;
    const auto found = shell.variables.find(name);
    if (found != shell.variables.end()) return found->second;
    if (name == "HOME") return std::string(home_directory);
    if (name == "USER" || name == "LOGNAME") return "learner";
    if (name == "SHELL") return "/bin/bash";
    if (name == "UID" || name == "EUID") return "0";
    if (name == "PPID") {
        const kernel::Process* self = world_.machine().kernel.processes.find(world_.machine().kernel.shell);
        return self ? format("%u", self->parent) : "1";
    }
    if (name == "PATH") return "/usr/local/bin:/usr/bin:/bin";
    if (name == "RANDOM")
        return format(
            "%u", static_cast<unsigned>((world_.machine().moment.step * 1103515245u + 12345u) >> 8 & 0x7fff));
    if (name == "SECONDS")
        return format("%llu",
                      static_cast<unsigned long long>(world_.machine().kernel.now.value / 1'000'000'000));
    return "";
}

bool Expander::is_set(const std::string& name) const
{
    return assigned_.count(name) != 0 || world_.shell().variables.count(name) != 0 || !variable(name).empty();
}

// ${x#p} ${x##p} ${x%p} ${x%%p} ${x/p/r} ${x//p/r}
std::string Expander::cut_or_replace(const std::string& value, const std::string& operation,
                                     std::string argument)
{
    const std::size_t n = value.size();
    constexpr std::size_t longest = 4096;  // all places of a long text against a pattern would take too long
    if (n > longest) return value;
    const std::string_view view = value;
    if (operation == "#" || operation == "##") {
        for (std::size_t i = 0; i <= n; ++i) {
            const std::size_t cut = operation == "#" ? i : n - i;
            if (matches(argument, view.substr(0, cut))) return value.substr(cut);
        }
        return value;
    }
    if (operation == "%" || operation == "%%") {
        for (std::size_t i = 0; i <= n; ++i) {
            const std::size_t cut = operation == "%" ? n - i : i;
            if (matches(argument, view.substr(cut))) return value.substr(0, cut);
        }
        return value;
    }
    const std::size_t slash = argument.find('/');
    const std::string with = slash == std::string::npos ? "" : argument.substr(slash + 1);
    argument = argument.substr(0, slash);
    std::string result;
    for (std::size_t at = 0; at < n;) {
        std::size_t length = n - at;
        while (length > 0 && !matches(argument, view.substr(at, length)))
            --length;
        if (length == 0)
            result += value[at++];
        else {
            result += with;
            at += length;
            if (operation == "/") return result + value.substr(at);
        }
    }
    return result;
}

std::string Expander::parameter(const WordPart& part)
{
    const std::string& operation = part.operation;
    const std::string value = variable(part.text);
    if (operation.empty()) return value;
    if (operation == "#length")
        return format("%zu",
                      part.text == "@" || part.text == "*" ? world_.shell().arguments.size() : value.size());
    const bool absent = operation[0] == ':' && operation.size() > 1 ? value.empty() : !is_set(part.text);
    if (operation == ":-" || operation == "-") return absent ? text(parse_text(part.argument)) : value;
    if (operation == ":+" || operation == "+") return absent ? "" : text(parse_text(part.argument));
    if (operation == ":=") {
        if (absent) assigned_[part.text] = text(parse_text(part.argument));
        return variable(part.text);
    }
    if (operation == ":?") {
        if (absent)
            error_ = part.text + ": " +
                     (part.argument.empty() ? "parameter null or not set" : text(parse_text(part.argument)));
        return value;
    }
    if (operation == ":") {  // ${x:from:length}
        const std::size_t colon = part.argument.find(':');
        const auto size = static_cast<std::int64_t>(value.size());
        std::int64_t from = arithmetic(text(parse_text(part.argument.substr(0, colon))));
        if (from < 0) from += size;
        if (from < 0 || from > size) return "";
        std::int64_t length = size - from;
        if (colon != std::string::npos)
            length = arithmetic(text(parse_text(part.argument.substr(colon + 1))));
        if (length < 0) length = std::max<std::int64_t>(0, size - from + length);
        return value.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(length));
    }
    return cut_or_replace(value, operation, text(parse_text(part.argument)));
}

std::int64_t Expander::arithmetic(const std::string& expression)
{
    const ArithmeticScope scope{
        [this](const std::string& name) { return variable(name); },
        [this](const std::string& name, const std::string& value) { assigned_[name] = value; }};
    const ArithmeticResult result = evaluate_arithmetic(expression, scope);
    if (!result.error.empty() && error_.empty()) error_ = std::string(trim(expression)) + ": " + result.error;
    return result.value;
}

}  // namespace fl::shell
