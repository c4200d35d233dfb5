// coreutils' sort: keys with positions and options, in the order of the C locale.
#include "base/stable_order.h"
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

#include <algorithm>
#include <cstdlib>

namespace fl::shell {
namespace {

// n: numbers, h: human sizes, r: reverse, f: fold case, b: skip blanks, g: general numbers.
struct Ordering {
    bool numeric = false, human = false, reverse = false, fold = false, blanks = false, given = false,
         version = false;

    bool read(char letter)
    {
        switch (letter) {
        case 'n':
        case 'g':
            numeric = true;
            break;
        case 'h':
            human = true;
            break;
        case 'r':
            reverse = true;
            break;
        case 'f':
            fold = true;
            break;
        case 'V':
            version = true;
            break;
        case 'b':
            blanks = true;
            break;
        default:
            return false;
        }
        given = given || letter != 'b';
        return true;
    }
};

struct Key {
    std::size_t field = 1, character = 0, end_field = 0, end_character = 0;
    Ordering ordering;
};

std::size_t take_number(std::string_view text, std::size_t& at)
{
    std::size_t value = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        value = std::min<std::size_t>(1'000'000, value * 10 + static_cast<std::size_t>(text[at++] - '0'));
    return value;
}

// F[.C][OPTS][,F[.C][OPTS]]
bool read_key(std::string_view text, Key& key)
{
    std::size_t at = 0;
    key.field = take_number(text, at);
    if (at < text.size() && text[at] == '.') key.character = take_number(text, ++at);
    while (at < text.size() && key.ordering.read(text[at]))
        ++at;
    if (at < text.size() && text[at] == ',') {
        key.end_field = take_number(text, ++at);
        if (at < text.size() && text[at] == '.') key.end_character = take_number(text, ++at);
        while (at < text.size() && key.ordering.read(text[at]))
            ++at;
    }
    return at == text.size() && key.field > 0;
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

// Where a field begins and ends. Without a separator a field has the blanks before it.
std::pair<std::size_t, std::size_t> field_at(std::string_view line, std::size_t number, char separator)
{
    std::size_t begin = 0, end = 0;
    for (std::size_t i = 0; i < number; ++i) {
        if (i > 0) begin = std::min(end + (separator ? 1 : 0), line.size());
        end = begin;
        if (!separator)
            while (end < line.size() && is_blank(line[end]))
                ++end;
        while (end < line.size() && (separator ? line[end] != separator : !is_blank(line[end])))
            ++end;
        if (separator && i + 1 < number && end >= line.size()) return {line.size(), line.size()};
    }
    return {begin, end};
}

std::string_view part_of(std::string_view line, const Key& key, char separator)
{
    std::size_t begin = field_at(line, key.field, separator).first;
    if (key.ordering.blanks || key.ordering.numeric)
        while (begin < line.size() && is_blank(line[begin]))
            ++begin;
    if (key.character > 1) begin = std::min(begin + key.character - 1, line.size());
    std::size_t end = line.size();
    if (key.end_field > 0) {
        const auto [first, last] = field_at(line, key.end_field, separator);
        end = key.end_character > 0 ? std::min(first + key.end_character, line.size()) : last;
    }
    return line.substr(begin, end > begin ? end - begin : 0);
}

double number_of(std::string_view text)
{
    const std::string head(text.substr(0, 64));
    return std::strtod(head.c_str(), nullptr);
}

double human_number(std::string_view text)
{
    const std::string head(text.substr(0, 64));
    char* end = nullptr;
    double value = std::strtod(head.c_str(), &end);
    const std::size_t power = std::string_view("KMGTPE").find(*end == 'k' ? 'K' : *end);
    if (*end != '\0' && power != std::string_view::npos)
        for (std::size_t i = 0; i <= power; ++i)
            value *= 1024;
    return value;
}

// Runs of digits count as numbers: v1.9 before v1.10.
int compare_versions(std::string_view a, std::string_view b)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    while (!a.empty() && !b.empty()) {
        if (digit(a[0]) && digit(b[0])) {
            const std::size_t i = std::min(a.find_first_not_of("0123456789"), a.size());
            const std::size_t j = std::min(b.find_first_not_of("0123456789"), b.size());
            const auto x = parse_unsigned("1" + std::string(a.substr(0, i))),
                       y = parse_unsigned("1" + std::string(b.substr(0, j)));
            if (i != j || x != y) return i != j ? (i < j ? -1 : 1) : x < y ? -1 : 1;
            a.remove_prefix(i);
            b.remove_prefix(j);
        } else {
            if (a[0] != b[0]) return a[0] < b[0] ? -1 : 1;
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return a.empty() ? (b.empty() ? 0 : -1) : 1;
}

int compare(std::string_view a, std::string_view b, const Ordering& ordering)
{
    int order = 0;
    if (ordering.numeric || ordering.human) {
        const double x = ordering.human ? human_number(a) : number_of(a);
        const double y = ordering.human ? human_number(b) : number_of(b);
        order = x < y ? -1 : x > y;
    } else if (ordering.version) {
        order = compare_versions(a, b);
    } else if (ordering.fold) {
        const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
        std::size_t i = 0;
        while (i < a.size() && i < b.size() && upper(a[i]) == upper(b[i]))
            ++i;
        if (i < a.size() && i < b.size())
            order =
                static_cast<unsigned char>(upper(a[i])) < static_cast<unsigned char>(upper(b[i])) ? -1 : 1;
        else
            order = a.size() < b.size() ? -1 : a.size() > b.size();
    } else
        order = a.compare(b);
    return ordering.reverse ? -order : order;
}

}  // namespace

ToolResult run_sort(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "nrugfbhsk:t:o:cCmzVd",
                                          {{"numeric-sort", 'n'},
                                           {"reverse", 'r'},
                                           {"unique", 'u'},
                                           {"key=", 'k'},
                                           {"human-numeric-sort", 'h'},
                                           {"version-sort", 'V'},
                                           {"check", 'c'},
                                           {"merge", 'm'},
                                           {"ignore-case", 'f'},
                                           {"field-separator=", 't'},
                                           {"output=", 'o'},
                                           {"stable", 's'}});
    if (!options.bad.empty())
        return usage_error("sort: " + options.bad + "\nTry 'sort --help' for more information.\n", 2);
    Ordering whole;
    std::vector<Key> keys;
    for (const Option& option : options.given) {
        whole.read(option.letter);
        if (option.letter != 'k') continue;
        keys.emplace_back();
        if (!read_key(option.value, keys.back()))
            return usage_error(
                "sort: invalid number at field start: invalid count at start of '" + option.value + "'\n", 2);
    }
    for (Key& key : keys)
        if (!key.ordering.given) {
            const bool blanks = key.ordering.blanks;
            key.ordering = whole;
            key.ordering.blanks = key.ordering.blanks || blanks;
        }
    const char separator =
        options.has('t') && !options.value('t', "").empty() ? options.value('t', "")[0] : '\0';
    const auto by_keys = [&](std::string_view a, std::string_view b) {
        if (keys.empty()) return compare(a, b, whole);
        for (const Key& key : keys)
            if (const int order =
                    compare(part_of(a, key, separator), part_of(b, key, separator), key.ordering))
                return order;
        return 0;
    };
    ToolResult result;
    ToolCall files{options.operands, call.input, call.world};
    files.arguments.insert(files.arguments.begin(), "sort");
    for (const std::string& name : options.operands)
        if (const auto readable = call.world.read(name); name != "-" && !readable)
            return usage_error("sort: cannot read: " + complaint(name, "", readable.error()), 2);
    const std::string text = read_inputs(files, 1, result);
    const char ending = options.has('z') ? '\0' : '\n';
    std::vector<std::string_view> lines = split(text, ending);
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    for (std::size_t i = 1; options.has('c') && i < lines.size(); ++i)
        if (const int order = by_keys(lines[i - 1], lines[i]); order > 0 || (order == 0 && options.has('u')))
            return usage_error(
                "sort: " + (options.operands.empty() ? std::string("-") : options.operands[0]) +
                    format(":%zu: disorder: ", i + 1) + std::string(lines[i]) + "\n",
                1);
    if (options.has('c')) return result;
    const bool stable = options.has('s') || options.has('u');
    sort_stably(lines, [&](std::string_view a, std::string_view b) {
        const int order = by_keys(a, b);
        if (order != 0 || stable) return order < 0;
        return whole.reverse ? b < a : a < b;  // the last resort: the whole line
    });
    if (options.has('u'))
        lines.erase(std::unique(lines.begin(), lines.end(),
                                [&](std::string_view a, std::string_view b) { return by_keys(a, b) == 0; }),
                    lines.end());
    for (const std::string_view line : lines)
        result.output += std::string(line) + ending;
    if (options.has('o')) {
        result.commands.push_back(
            machine::WriteFile{call.world.absolute(options.value('o', "")), result.output});
        result.output.clear();
    }
    return result;
}

}  // namespace fl::shell
