#include "shell/tools/printf_format.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

// "-n", "-e", "-nE": anything else is a word to print.
bool is_option(const std::string& word)
{
    return word.size() > 1 && word[0] == '-' && word.find_first_not_of("neE", 1) == std::string::npos;
}

}  // namespace

ToolResult run_echo(const ToolCall& call)
{
    ToolResult result;
    bool newline = true, escapes = false, stop = false;
    std::size_t first = 1;
    for (; first < call.arguments.size() && is_option(call.arguments[first]); ++first)
        for (const char c : call.arguments[first].substr(1)) {
            if (c == 'n')
                newline = false;
            else
                escapes = c == 'e';
        }
    for (std::size_t i = first; i < call.arguments.size() && !stop; ++i)
        result.output +=
            (i > first ? " " : "") + (escapes ? unescape(call.arguments[i], &stop) : call.arguments[i]);
    if (newline && !stop) result.output += "\n";
    return result;
}

}  // namespace fl::shell
