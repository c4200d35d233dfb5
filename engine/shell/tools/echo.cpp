#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

// -e: the usual escapes.
std::string unescape(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        switch (text[++i]) {
            case 'n': out += '\n'; break;
            case 't': out += '\t'; break;
            case 'r': out += '\r'; break;
            case '0': out += '\0'; break;
            case '\\': out += '\\'; break;
            default: out += std::string("\\") + text[i];
        }
    }
    return out;
}

}  // namespace

ToolResult run_echo(const ToolCall& call)
{
    ToolResult result;
    bool newline = true, escapes = false;
    std::size_t first = 1;
    for (; first < call.arguments.size(); ++first) {
        const std::string& word = call.arguments[first];
        if (word.size() < 2 || word[0] != '-' || word.find_first_not_of("neE", 1) != std::string::npos) break;
        newline = newline && word.find('n') == std::string::npos;
        escapes = escapes || word.find('e') != std::string::npos;
    }
    for (std::size_t i = first; i < call.arguments.size(); ++i)
        result.output +=
            (i == first ? "" : " ") + (escapes ? unescape(call.arguments[i]) : call.arguments[i]);
    if (newline) result.output += '\n';
    return result;
}

}  // namespace fl::shell
