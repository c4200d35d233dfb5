// bash's printf: the format again and again until the arguments are used up.
#include "shell/tools/printf_format.h"

#include "base/text.h"
#include "shell/tools/tools.h"

#include <cstdlib>

namespace fl::shell {
namespace {

constexpr std::size_t largest_output = 1u << 20;  // bytes

struct Arguments {
    const std::vector<std::string>& words;
    std::size_t at;
    ToolResult& result;

    std::string next() { return at < words.size() ? words[at++] : std::string(); }
    void check(const std::string& text, const char* end)
    {
        if (text.empty() || *end == '\0') return;
        result.errors += "bash: printf: " + text + ": invalid number\n";
        result.status = 1;
    }
    long long integer()
    {
        const std::string text = next();
        if (text.size() > 1 && (text[0] == '\'' || text[0] == '"'))
            return static_cast<unsigned char>(text[1]);
        char* end = nullptr;
        const long long value = std::strtoll(text.c_str(), &end, 0);
        check(text, end);
        return value;
    }
    double number()
    {
        const std::string text = next();
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        check(text, end);
        return value;
    }
};

}  // namespace

ToolResult run_printf(const ToolCall& call)
{
    if (call.arguments.size() < 2)
        return usage_error("printf: usage: printf [-v var] format [arguments]\n", 2);
    ToolResult result;
    bool stop = false;
    std::size_t first = call.arguments[1] == "-v" && call.arguments.size() > 3 ? 3 : 1;  // the shell sets it
    if (call.arguments[first] == "--" && call.arguments.size() > first + 1) ++first;
    const std::string pattern = unescape(call.arguments[first], &stop);
    Arguments arguments{call.arguments, first + 1, result};
    const FormatArguments source{[&] { return arguments.next(); }, [&] { return arguments.number(); },
                                 [&] { return arguments.integer(); }};
    std::size_t before;
    do {
        before = arguments.at;
        result.output += format_once(pattern, source);
    } while (!stop && arguments.at > before && arguments.at < call.arguments.size() &&
             result.output.size() < largest_output);
    return result;
}

}  // namespace fl::shell
