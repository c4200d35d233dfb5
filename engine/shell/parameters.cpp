// $name, ${name:-word}, ${#name}, ${name%pattern} and the numbers $(( )) computes.
#include "base/text.h"
#include "shell/arithmetic.h"
#include "shell/expand.h"

#include <algorithm>

namespace fl::shell {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& separators)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : separators.substr(0, 1)) + words[i];
    return text;
}

std::string in_case(std::string text, bool upper, bool all)
{
    for (std::size_t i = 0; i < text.size() && (all || i == 0); ++i) {
        char& c = text[i];
        if (upper && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 32);
        else if (!upper && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    }
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
    if (name == "@" || name == "*") return joined(shell.arguments, separators());
    if (name == "-") return "himBHs";
    if (name == "0") {
        const auto given = shell.variables.find("0");
        return given == shell.variables.end() ? "bash" : given->second;
    }
    if (const auto number = parse_unsigned(name); number && name[0] != '0')
        return *number <= shell.arguments.size() ? shell.arguments[static_cast<std::size_t>(*number - 1)]
                                                 : "";
    if (const auto set = assigned_.find(name); set != assigned_.end()) return set->second;
    if (name == "PWD") return shell.directory;
    const auto found = shell.variables.find(name);
    if (found != shell.variables.end()) return found->second;
    if (const auto first = shell.variables.find(name + "[0]"); first != shell.variables.end())
        return first->second;
    if (name.size() > 3 && name.substr(name.size() - 3) == "[0]")
        return variable(name.substr(0, name.size() - 3));
    if (name == "BASHPID") return format("%u", world_.machine().kernel.shell);
    if (name == "LINENO") return "1";
    if (name == "HOSTNAME") return "faultline";
    if (name == "BASH_VERSION") return "5.2.15(1)-release";
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

// The items of an array in order: key and value. One that is no array is an array of one.
std::vector<std::pair<std::string, std::string>> Expander::elements(const std::string& name) const
{
    const auto& variables = world_.shell().variables;
    std::vector<std::pair<std::string, std::string>> found;
    const std::string prefix = name + "[";
    for (auto at = variables.lower_bound(prefix); at != variables.end(); ++at) {
        if (at->first.compare(0, prefix.size(), prefix) != 0) break;
        const std::string key = at->first.substr(prefix.size(), at->first.size() - prefix.size() - 1);
        if (!key.empty()) found.emplace_back(key, at->second);
    }
    if (found.empty() && variables.count(name) != 0) found.emplace_back("0", variables.at(name));
    const auto before = [](const auto& a, const auto& b) {
        const auto x = parse_unsigned(a.first), y = parse_unsigned(b.first);
        return x && y ? *x < *y : a.first < b.first;
    };
    std::sort(found.begin(), found.end(), before);
    return found;
}

std::string Expander::key_of(const std::string& name, const std::string& subscript)
{
    if (subscript.empty()) return name;
    const std::string key = text(parse_text(subscript));
    if (world_.shell().variables.count(name + "[]") != 0) return name + "[" + key + "]";  // declare -A
    std::int64_t index = arithmetic(key);
    if (index < 0) {
        const auto items = elements(name);
        if (!items.empty()) index += parse_signed(items.back().first).value_or(0) + 1;
    }
    return name + format("[%lld]", static_cast<long long>(index));
}

bool Expander::is_list(const WordPart& part)
{
    if (part.kind != WordPart::Variable || part.operation == "#length") return false;
    return part.text == "@" || part.text == "*" || part.subscript == "@" || part.subscript == "*";
}

// ${x:from:length}: false when nothing is left.
bool Expander::range_of(const WordPart& part, std::size_t size_given, std::size_t& from, std::size_t& length)
{
    const std::size_t colon = part.argument.find(':');
    const auto size = static_cast<std::int64_t>(size_given);
    std::int64_t first = arithmetic(text(parse_text(part.argument.substr(0, colon))));
    if (first < 0) first += size;
    if (first < 0 || first > size) return false;
    std::int64_t count = size - first;
    if (colon != std::string::npos) count = arithmetic(text(parse_text(part.argument.substr(colon + 1))));
    if (count < 0) count = std::max<std::int64_t>(0, size - first + count);
    from = static_cast<std::size_t>(first);
    length = static_cast<std::size_t>(std::min(count, size - first));
    return true;
}

// The words of $@, ${a[@]}, ${!a[@]}, ${a[@]:1:2}, ${a[@]%x}.
std::vector<std::string> Expander::list_of(const WordPart& part)
{
    std::vector<std::string> list;
    const bool arguments = part.text == "@" || part.text == "*";
    if (arguments)
        list = world_.shell().arguments;
    else
        for (const auto& [key, value] : elements(part.text))
            list.push_back(part.indirect ? key : value);
    if (part.operation.empty()) return list;
    if (part.operation == ":") {
        std::size_t from = 0, length = 0;
        if (arguments) list.insert(list.begin(), variable("0"));
        if (!range_of(part, list.size(), from, length)) return {};
        const auto begin = list.begin() + static_cast<std::ptrdiff_t>(from);
        std::vector<std::string> some(begin, begin + static_cast<std::ptrdiff_t>(length));
        return some;
    }
    if (std::string_view("-+=?").find(part.operation.back()) != std::string_view::npos) {
        const bool absent = list.empty();
        if (part.operation.back() == '+') return absent ? list : std::vector{text(parse_text(part.argument))};
        return absent ? std::vector{text(parse_text(part.argument))} : list;
    }
    for (std::string& item : list)
        item = changed(item, part);
    return list;
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
    const bool at_start = operation == "/" && argument[0] == '#',
               at_end = operation == "/" && argument[0] == '%';
    if (at_start || at_end) argument.erase(0, 1);
    std::size_t slash = argument.find('/');
    while (slash != std::string::npos && slash > 0 && argument[slash - 1] == '\\')
        slash = argument.find('/', slash + 1);
    const std::string with = slash == std::string::npos ? "" : argument.substr(slash + 1);
    argument = argument.substr(0, slash);
    std::string result;
    for (std::size_t at = 0; at < n;) {
        std::size_t length = n - at;
        while (length > 0 && (!matches(argument, view.substr(at, length)) || (at_end && at + length < n)))
            length = at_end ? 0 : length - 1;
        if (at_start && at > 0) length = 0;
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

// ${x%p}, ${x^^} and their like.
std::string Expander::changed(const std::string& value, const WordPart& part)
{
    const char first = part.operation[0];
    if (first == '^' || first == ',') return in_case(value, first == '^', part.operation.size() == 2);
    return cut_or_replace(value, part.operation, text(parse_text(part.argument)));
}

std::string Expander::parameter(const WordPart& part)
{
    const std::string& operation = part.operation;
    if (is_list(part)) return joined(list_of(part), separators());
    const bool all = part.subscript == "@" || part.subscript == "*";
    std::string name = all ? part.text : key_of(part.text, part.subscript);
    if (part.indirect) name = variable(name);
    const std::string value = variable(name);
    const bool test =
        !operation.empty() && std::string_view("-+=?").find(operation.back()) != std::string_view::npos;
    if (!test && error_.empty() && !is_set(name) && world_.shell().options.find('u') != std::string::npos &&
        std::string_view("@*#?$!-0").find(name) == std::string_view::npos)
        error_ = name + ": unbound variable";
    if (operation.empty()) return value;
    if (operation == "#length") {
        const std::size_t arguments = world_.shell().arguments.size();
        return format("%zu", all                                    ? elements(part.text).size()
                             : part.text == "@" || part.text == "*" ? arguments
                                                                    : value.size());
    }
    const bool absent = operation[0] == ':' && operation.size() > 1 ? value.empty() : !is_set(name);
    if (operation == ":-" || operation == "-") return absent ? text(parse_text(part.argument)) : value;
    if (operation == ":+" || operation == "+") return absent ? "" : text(parse_text(part.argument));
    if (operation == ":=" || operation == "=") {
        if (absent) assigned_[name] = text(parse_text(part.argument));
        return variable(name);
    }
    if (operation == ":?" || operation == "?") {
        if (absent)
            error_ = name + ": " +
                     (part.argument.empty() ? "parameter null or not set" : text(parse_text(part.argument)));
        return value;
    }
    if (operation == ":") {
        std::size_t from = 0, length = 0;
        return range_of(part, value.size(), from, length) ? value.substr(from, length) : "";
    }
    return changed(value, part);
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
