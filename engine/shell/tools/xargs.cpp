// findutils: xargs puts lines together for the shell.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

std::string quoted(const std::string& word)
{
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

// Blanks separate, quotes and backslashes protect; with -0 and -d one character alone separates.
std::vector<std::string> items_of(std::string_view text, char separator)
{
    std::vector<std::string> items;
    if (separator != ' ') {
        for (const std::string_view item : split(text, separator))
            items.emplace_back(item);
        if (!items.empty() && items.back().empty()) items.pop_back();
        return items;
    }
    bool open = false;
    char quote = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool blank = quote == '\0' && (c == ' ' || c == '\t' || c == '\n');
        if (blank || c == quote) {
            open = open && !blank;
            quote = '\0';
            continue;
        }
        if (!open) items.emplace_back();
        open = true;
        if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else
            items.back() += c == '\\' && quote == '\0' && i + 1 < text.size() ? text[++i] : c;
    }
    return items;
}

// -n 2, -I {}, -0 … up to the command, whose own options are not xargs's.
std::size_t own_words(const std::vector<std::string>& words)
{
    std::size_t at = 1;
    for (; at < words.size() && words[at].size() > 1 && words[at][0] == '-'; ++at)
        if (words[at].size() == 2 && std::string_view("nIdLPs").find(words[at][1]) != std::string_view::npos)
            ++at;
    return std::min(at, words.size());
}

}  // namespace

ToolResult run_xargs(const ToolCall& call)
{
    const std::size_t end = own_words(call.arguments);
    const auto middle = call.arguments.begin() + static_cast<std::ptrdiff_t>(end);
    const Options options = parse_options({call.arguments.begin(), middle}, "n:I:d:L:P:s:0rtpx",
                                          {{"null", '0'}, {"no-run-if-empty", 'r'}, {"max-args=", 'n'}});
    if (!options.bad.empty())
        return usage_error("xargs: " + options.bad + "\nTry 'xargs --help' for more information.\n", 1);
    const std::string place = options.value('I', "");
    const bool by_lines = !place.empty() || options.has('L');
    const std::string given = options.value('d', " ");
    const char separator = options.has('0')             ? '\0'
                           : given == "\\n" || by_lines ? '\n'
                           : given == "\\t"             ? '\t'
                           : given.empty()              ? ' '
                                                        : given[0];
    const std::vector<std::string> items = items_of(call.input, separator);
    const std::string wanted = options.value(options.has('L') ? 'L' : 'n', place.empty() ? "5000" : "1");
    const auto most =
        static_cast<std::size_t>(std::max<std::uint64_t>(1, parse_unsigned(wanted).value_or(1)));
    std::vector<std::string> command(middle, call.arguments.end());
    if (command.empty()) command.emplace_back("echo");
    RunLine line;
    for (std::size_t i = 0; i < items.size() || (i == 0 && !options.has('r') && place.empty()); i += most) {
        std::string one, shown;
        const auto add = [&](const std::string& word) {
            one += (one.empty() ? "" : " ") + quoted(word);
            shown += (shown.empty() ? "" : " ") + word;
        };
        for (std::string word : command) {
            for (std::size_t found = 0;
                 !place.empty() && (found = word.find(place, found)) != std::string::npos;
                 found += items[i].size())
                word.replace(found, place.size(), items[i]);
            add(word);
        }
        for (std::size_t j = i; place.empty() && j < std::min(items.size(), i + most); ++j) {
            if (!by_lines)
                add(items[j]);
            else
                for (const std::string_view word : words(items[j]))
                    add(std::string(word));
        }
        if (options.has('t')) line.text += "echo " + quoted(shown) + " >&2\n";
        line.text += one + "\n";
    }
    ToolResult result;
    if (!line.text.empty()) result.request = line;
    return result;
}

}  // namespace fl::shell
