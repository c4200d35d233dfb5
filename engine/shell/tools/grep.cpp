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

// grep -F: nothing in it is an operator.
std::string escaped(const std::string& pattern)
{
    std::string text;
    for (const char c : pattern) {
        if (std::string_view("\\.[*^$").find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text;
}

struct Search {
    const Options& options;
    std::vector<Regex> patterns;
    ToolResult& result;
    bool found = false;

    // The leftmost match of any pattern; with -x only a whole line.
    Regex::Match match(std::string_view line, std::size_t from) const
    {
        Regex::Match best;
        for (const Regex& regex : patterns) {
            const Regex::Match match = find_match(regex, line, from, options.has('w'));
            if (!match.found || (options.has('x') && (match.begin != 0 || match.end != line.size())))
                continue;
            if (!best.found || match.begin < best.begin ||
                (match.begin == best.begin && match.end > best.end))
                best = match;
        }
        return best;
    }
    std::size_t number(char letter) const
    {
        const char which = options.has(letter) ? letter : 'C';
        return static_cast<std::size_t>(parse_unsigned(options.value(which, "0")).value_or(0));
    }
    void print(std::string_view line, std::size_t at, const std::string& file, char mark)
    {
        if (!file.empty()) result.output += file + mark;
        if (options.has('n')) result.output += format("%zu%c", at + 1, mark);
        result.output += std::string(line) + "\n";
    }
    void print_parts(std::string_view line, std::size_t at, const std::string& file)
    {
        for (Regex::Match part = match(line, 0); part.found;) {
            if (part.end > part.begin) print(line.substr(part.begin, part.end - part.begin), at, file, ':');
            part = match(line, std::max(part.end, part.begin + 1));
        }
    }

    void run(std::string_view text, const std::string& shown, const std::string& file)
    {
        const std::vector<std::string_view> lines = lines_of(text);
        const std::size_t before = number('B'), after = number('A');
        const std::size_t most = options.has('m') ? number('m') : lines.size();
        const bool quiet = options.has('c') || options.has('q') || options.has('l') || options.has('L');
        std::size_t count = 0, printed = 0, until = 0;  // lines below `printed` are out
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool hit = count < most && match(lines[i], 0).found != options.has('v');
            if (!hit && i < until && !quiet) print(lines[i], i, shown, '-');
            if (!hit && i < until) printed = i + 1;
            if (!hit) continue;
            ++count;
            if (options.has('o') && !options.has('v') && !quiet) print_parts(lines[i], i, shown);
            if (quiet || options.has('o')) continue;
            const std::size_t first = std::max(printed, i - std::min(i, before));
            const bool gap = (before > 0 || after > 0) && printed > 0 && first > printed;
            if (gap) result.output += "--\n";
            for (std::size_t j = first; j < i; ++j)
                print(lines[j], j, shown, '-');
            print(lines[i], i, shown, ':');
            printed = i + 1;
            until = i + 1 + after;
        }
        if (options.has('c')) result.output += (shown.empty() ? "" : shown + ":") + format("%zu\n", count);
        if ((options.has('l') && count > 0) || (options.has('L') && count == 0)) result.output += file + "\n";
        found = found || (count > 0) != options.has('L');
    }
};

// -r: the files in directories, and in those below them.
std::vector<std::string> files_below(const World& world, std::vector<std::string> places)
{
    constexpr std::size_t most = 10000;
    const bool here = places.empty();
    if (here) places.emplace_back(".");
    std::vector<std::string> files;
    for (std::size_t i = 0; i < places.size() && places.size() < most; ++i) {
        const auto entries = world.list(places[i]);
        if (!entries) files.push_back(here ? places[i].substr(2) : places[i]);
        for (const DirectoryEntry& entry : entries ? *entries : std::vector<DirectoryEntry>{})
            places.push_back(places[i] + (places[i].back() == '/' ? "" : "/") + entry.name);
    }
    return files;
}

// grep -P's \d and \s as extended regular expressions have them.
std::string without_classes(const std::string& pattern)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char next = pattern[i] == '\\' && i + 1 < pattern.size() ? pattern[i + 1] : '\0';
        const char* named = next == 'd'   ? "[0-9]"
                            : next == 'D' ? "[^0-9]"
                            : next == 's' ? "[[:space:]]"
                                          : nullptr;
        text += named ? std::string(named) : std::string(1, pattern[i]);
        if (named) ++i;
    }
    return text;
}

}  // namespace

ToolResult run_grep(const ToolCall& call)
{
    Options options =
        parse_options(call.arguments, "cinvwxqEGoFhHlLsrRPaIUe:A:B:C:m:",
                      {{"count", 'c'},           {"ignore-case", 'i'},   {"line-number", 'n'},
                       {"invert-match", 'v'},    {"only-matching", 'o'}, {"extended-regexp", 'E'},
                       {"quiet", 'q'},           {"recursive", 'r'},     {"fixed-strings", 'F'},
                       {"word-regexp", 'w'},     {"line-regexp", 'x'},   {"files-with-matches", 'l'},
                       {"no-filename", 'h'},     {"with-filename", 'H'}, {"after-context=", 'A'},
                       {"before-context=", 'B'}, {"context=", 'C'},      {"max-count=", 'm'},
                       {"color", 'G'},           {"colour", 'G'},        {"regexp=", 'e'}});
    constexpr std::string_view usage =
        "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n";
    if (!options.bad.empty()) return usage_error("grep: " + options.bad + "\n" + std::string(usage), 2);
    std::vector<std::string> patterns;
    for (const Option& option : options.given)
        if (option.letter == 'e') patterns.push_back(option.value);
    if (patterns.empty()) {
        if (options.operands.empty()) return usage_error(std::string(usage), 2);
        patterns.push_back(options.operands[0]);
        options.operands.erase(options.operands.begin());
    }
    ToolResult result;
    Search search{options, {}, result};
    const bool recursive = options.has('r') || options.has('R');
    if (recursive) options.operands = files_below(call.world, options.operands);
    const bool extended =
        (options.has('E') || options.has('P') || call.arguments[0] == "egrep") && !options.has('F');
    for (const std::string& pattern : patterns) {
        const std::string plain = options.has('P') ? without_classes(pattern) : pattern;
        search.patterns.emplace_back(options.has('F') ? escaped(pattern) : plain, extended, options.has('i'));
        const std::string& error = search.patterns.back().error();
        if (!error.empty()) return usage_error("grep: " + error + "\n", 2);
    }
    if (options.operands.empty())
        search.run(call.input, options.has('H') ? "(standard input)" : "", "(standard input)");
    const bool named = (options.operands.size() > 1 || recursive || options.has('H')) && !options.has('h');
    for (const std::string& file : options.operands) {
        const Result<std::string> text = call.world.read(file);
        if (text)
            search.run(*text, named ? file : "", file);
        else if (!options.has('s'))
            result.errors += "grep: " + file + ": " + std::string(message_of(text.error())) + "\n";
        if (!text && text.error() != Errno::IsDirectory) result.status = 2;
    }
    if (result.status == 0 || (options.has('q') && search.found)) result.status = search.found ? 0 : 1;
    return result;
}

}  // namespace fl::shell
