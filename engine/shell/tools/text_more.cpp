// More filters: tr, seq, tac, tee, paste of words by xargs, basename, dirname.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/printf_format.h"
#include "shell/tools/tools.h"

#include <cmath>
#include <cstdlib>

namespace fl::shell {
namespace {

// "a-z", "[:upper:]", "\n": the characters meant.
std::string characters(std::string_view list)
{
    std::string found;
    const std::string text = unescape(list, nullptr);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t close = text.compare(i, 2, "[:") == 0 ? text.find(":]", i) : std::string::npos;
        if (close != std::string::npos) {
            const std::string name = text.substr(i + 2, close - i - 2);
            for (int c = 1; c < 128; ++c) {
                const bool in = name == "upper"   ? std::isupper(c)
                                : name == "lower" ? std::islower(c)
                                : name == "digit" ? std::isdigit(c)
                                : name == "alpha" ? std::isalpha(c)
                                : name == "alnum" ? std::isalnum(c)
                                : name == "space" ? std::isspace(c)
                                : name == "punct" ? std::ispunct(c)
                                                  : 0;
                if (in) found += static_cast<char>(c);
            }
            i = close + 1;
        } else if (i + 2 < text.size() && text[i + 1] == '-') {
            for (int c = static_cast<unsigned char>(text[i]); c <= static_cast<unsigned char>(text[i + 2]);
                 ++c)
                found += static_cast<char>(c);
            i += 2;
        } else
            found += text[i];
    }
    return found;
}

}  // namespace

ToolResult run_tr(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "dscC", {});
    if (!options.bad.empty())
        return usage_error("tr: " + options.bad + "\nTry 'tr --help' for more information.\n", 1);
    if (options.operands.empty())
        return usage_error("tr: missing operand\nTry 'tr --help' for more information.\n", 1);
    const bool deletes = options.has('d'), squeezes = options.has('s'),
               others = options.has('c') || options.has('C');
    if (options.operands.size() < 2 && !deletes && !squeezes)
        return usage_error(
            "tr: missing operand after '" + options.operands[0] +
                "'\nTwo strings must be given when translating.\nTry 'tr --help' for more information.\n",
            1);
    const std::string from = characters(options.operands[0]);
    const std::string to = options.operands.size() > 1 ? characters(options.operands[1]) : "";
    ToolResult result;
    char last = '\0';
    bool first = true;
    for (char c : call.input) {
        const std::size_t at = from.find(c);
        const bool chosen = (at != std::string::npos) != others;
        if (chosen && deletes) continue;
        if (chosen && !to.empty()) c = others || at >= to.size() ? to.back() : to[at];
        const bool squeezable = to.empty() ? chosen : to.find(c) != std::string::npos;
        if (squeezes && squeezable && !first && c == last) continue;
        result.output += c;
        last = c;
        first = false;
    }
    return result;
}

ToolResult run_seq(const ToolCall& call)
{
    std::string separator = "\n", pattern;
    std::vector<std::string> numbers;
    bool wide = false;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const std::string& word = call.arguments[i];
        const bool valued = word.size() > 1 && word[0] == '-' && (word[1] == 's' || word[1] == 'f');
        if (valued) {
            std::string& place = word[1] == 's' ? separator : pattern;
            place = word.size() > 2                 ? word.substr(2)
                    : i + 1 < call.arguments.size() ? call.arguments[++i]
                                                    : "";
        } else if (word == "-w")
            wide = true;
        else
            numbers.push_back(word);
    }
    if (numbers.empty())
        return usage_error("seq: missing operand\nTry 'seq --help' for more information.\n", 1);
    if (numbers.size() > 3)
        return usage_error(
            "seq: extra operand '" + numbers[3] + "'\nTry 'seq --help' for more information.\n", 1);
    double values[3] = {1, 1, 1};
    std::size_t decimals = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        char* end = nullptr;
        values[i] = std::strtod(numbers[i].c_str(), &end);
        if (*end != '\0' || numbers[i].empty())
            return usage_error("seq: invalid floating point argument: '" + numbers[i] +
                                   "'\nTry 'seq --help' for more information.\n",
                               1);
        const std::size_t dot = numbers[i].find('.');
        if (dot != std::string::npos && i + 1 != numbers.size())
            decimals = std::max(decimals, numbers[i].size() - dot - 1);
    }
    const double first = numbers.size() > 1 ? values[0] : 1, last = values[numbers.size() - 1];
    const double step = numbers.size() > 2 ? values[1] : 1;
    if (step == 0)
        return usage_error("seq: invalid Zero increment value: '" + numbers[1] +
                               "'\nTry 'seq --help' for more information.\n",
                           1);
    const double count = std::floor((last - first) / step + 1e-9);
    const auto digits = static_cast<int>(decimals);
    const int width = wide ? static_cast<int>(std::max(format("%.*f", digits, first).size(),
                                                       format("%.*f", digits, last).size()))
                           : 0;
    ToolResult result;
    constexpr double most = 1e6;
    for (double i = 0; i <= std::min(count, most); ++i) {
        const double value = first + i * step;
        const FormatArguments argument{[] { return std::string(); }, [&] { return value; },
                                       [&] { return static_cast<long long>(value); }};
        result.output += (i > 0 ? separator : "") + (pattern.empty() ? format("%0*.*f", width, digits, value)
                                                                     : format_once(pattern, argument));
    }
    if (!result.output.empty()) result.output += "\n";
    return result;
}

ToolResult run_tac(const ToolCall& call)
{
    ToolResult result;
    const std::string text = read_inputs(call, 1, result);
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = lines.size(); i-- > 0;)
        result.output += std::string(lines[i]) + "\n";
    return result;
}

ToolResult run_tee(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "a", {});
    ToolResult result;
    result.output = std::string(call.input);
    for (const std::string& file : options.operands) {
        const std::string path = call.world.absolute(file);
        if (path.substr(0, 6) == "/proc/" || path.substr(0, 5) == "/sys/")
            result.commands.push_back(machine::WriteProc{path, result.output});
        else {
            const Result<std::string> old = call.world.read(file);
            result.commands.push_back(
                machine::WriteFile{path, (options.has('a') && old ? *old : "") + result.output});
        }
    }
    return result;
}

// xargs [-n COUNT] [-I WORD] COMMAND: lines for the shell, one for each call.
ToolResult run_basename(const ToolCall& call)
{
    if (call.arguments.size() < 2)
        return usage_error(call.arguments[0] + ": missing operand\nTry '" + call.arguments[0] +
                               " --help' for more information.\n",
                           1);
    std::string path = call.arguments[1];
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    const std::size_t slash = path.rfind('/');
    ToolResult result;
    if (call.arguments[0] == "dirname") {
        result.output = (slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash)) + "\n";
        return result;
    }
    std::string name = path.size() == 1 || slash == std::string::npos ? path : path.substr(slash + 1);
    const std::string suffix = call.arguments.size() > 2 ? call.arguments[2] : "";
    if (!suffix.empty() && name.size() > suffix.size() &&
        name.compare(name.size() - suffix.size(), suffix.size(), suffix) == 0)
        name.resize(name.size() - suffix.size());
    result.output = name + "\n";
    return result;
}

// bash FILE, bash -c TEXT: a shell of its own.
ToolResult run_bash(const ToolCall& call)
{
    const std::string& name = call.arguments[0];
    RunLine line{"", true, {}, name, ""};
    std::size_t i = 1;
    bool command = false, input = false;
    for (; i < call.arguments.size() && call.arguments[i].size() > 1 && call.arguments[i][0] == '-'; ++i) {
        if (call.arguments[i] == "--norc" || call.arguments[i] == "--") continue;
        for (const char c : call.arguments[i].substr(1)) {
            if (c == 'c')
                command = true;
            else if (c == 's')
                input = true;
            else if (c == 'e' || c == 'u' || c == 'x')
                line.options += c;
            else if (c != 'i' && c != 'l')
                return usage_error(name + ": " + call.arguments[i] + ": invalid option\n", 2);
        }
    }
    if (command && i >= call.arguments.size())
        return usage_error(name + ": -c: option requires an argument\n", 2);
    if (command) {
        line.text = call.arguments[i++];
        if (i < call.arguments.size()) line.name = call.arguments[i++];
    } else if (!input && i < call.arguments.size()) {
        const Result<std::string> text = call.world.read(call.arguments[i]);
        if (!text)
            return usage_error(
                name + ": " + call.arguments[i] + ": " + std::string(message_of(text.error())) + "\n", 127);
        line.text = *text;
        line.name = call.arguments[i++];
    } else
        line.text = std::string(call.input);
    line.arguments.assign(call.arguments.begin() + static_cast<std::ptrdiff_t>(i), call.arguments.end());
    ToolResult result;
    result.request = line;
    return result;
}

}  // namespace fl::shell
