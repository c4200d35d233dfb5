#include "base/text.h"
#include "shell/options.h"
#include "shell/regex.h"
#include "shell/tools/tools.h"

#include <cctype>

namespace fl::shell {
namespace {

bool is_word(std::string_view text, std::size_t at)
{
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '_');
}

// The first match, standing alone as a word when -w asks for it.
Regex::Match find_match(const Regex& regex, std::string_view line, std::size_t from, bool whole_word)
{
    Regex::Match match = regex.find(line, from);
    while (match.found && whole_word &&
           ((match.begin > 0 && is_word(line, match.begin - 1)) || is_word(line, match.end)))
        match = regex.find(line, match.begin + 1);
    return match;
}

std::string all_matches(const Regex& regex, std::string_view line, bool whole_word, const std::string& prefix)
{
    std::string text;
    Regex::Match match = find_match(regex, line, 0, whole_word);
    while (match.found) {
        if (match.end > match.begin)
            text += prefix + std::string(line.substr(match.begin, match.end - match.begin)) + "\n";
        match = find_match(regex, line, std::max(match.end, match.begin + 1), whole_word);
    }
    return text;
}

struct Search {
    const Options& options;
    Regex regex;
    ToolResult& result;
    bool found = false;

    void run(std::string_view text, const std::string& prefix)
    {
        std::size_t number = 0, count = 0;
        for (const std::string_view line : lines_of(text)) {
            ++number;
            const bool hit = find_match(regex, line, 0, options.has('w')).found != options.has('v');
            if (!hit) continue;
            ++count;
            const std::string label = prefix + (options.has('n') ? format("%zu:", number) : "");
            if (options.has('o') && !options.has('v'))
                result.output += all_matches(regex, line, options.has('w'), label);
            else if (!options.has('c') && !options.has('q') && !options.has('l'))
                result.output += label + std::string(line) + "\n";
        }
        if (options.has('c')) result.output += prefix + format("%zu\n", count);
        found = found || count > 0;
    }
};

}  // namespace

ToolResult run_grep(const ToolCall& call)
{
    Options options = parse_options(call.arguments, "cinvwqEoFhHle:A:B:", {});
    if (!options.bad.empty())
        return usage_error(
            "grep: " + options.bad +
                "\nUsage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n",
            2);
    std::string pattern = options.value('e', "");
    if (!options.has('e')) {
        if (options.operands.empty())
            return usage_error(
                "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n", 2);
        pattern = options.operands[0];
        options.operands.erase(options.operands.begin());
    }
    ToolResult result;
    Search search{options, Regex(pattern, options.has('E'), options.has('i')), result};
    if (options.operands.empty()) search.run(call.input, "");
    const bool named = (options.operands.size() > 1 || options.has('H')) && !options.has('h');
    for (const std::string& file : options.operands) {
        const Result<std::string> text = call.world.read(file);
        if (text) search.run(*text, named ? file + ":" : "");
        else {
            result.errors += "grep: " + file + ": " + std::string(message_of(text.error())) + "\n";
            result.status = 2;
        }
    }
    if (result.status == 0) result.status = search.found ? 0 : 1;
    return result;
}

}  // namespace fl::shell
