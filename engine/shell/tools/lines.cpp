// Filters that choose or order lines: head, tail, sort, uniq, wc, cut.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

#include <algorithm>
#include <cstdlib>

namespace fl::shell {
namespace {

std::string inputs(const ToolCall& call, const std::vector<std::string>& operands, ToolResult& result)
{
    ToolCall files{operands, call.input, call.world};
    files.arguments.insert(files.arguments.begin(), call.arguments[0]);
    return read_inputs(files, 1, result);
}

// "head -5" is the old form of "head -n 5".
std::vector<std::string> with_old_count(const std::vector<std::string>& arguments)
{
    std::vector<std::string> words = arguments;
    if (words.size() > 1 && words[1].size() > 1 && words[1][0] == '-' && words[1][1] >= '0' &&
        words[1][1] <= '9')
        words[1] = "-n" + words[1].substr(1);
    return words;
}

std::string joined(const std::vector<std::string_view>& lines, std::size_t first, std::size_t end)
{
    std::string text;
    for (std::size_t i = first; i < std::min(end, lines.size()); ++i)
        text += std::string(lines[i]) + "\n";
    return text;
}

// The text from field number `field` (from 1) on.
std::string_view from_field(std::string_view line, std::size_t field)
{
    const std::vector<std::string_view> fields = words(line);
    return field <= fields.size()
               ? line.substr(static_cast<std::size_t>(fields[field - 1].data() - line.data()))
               : std::string_view{};
}

double number_of(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

}  // namespace

ToolResult run_head(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(with_old_count(call.arguments), "n:q", {});
    const std::string wanted = options.value('n', "10");
    const auto count = parse_signed(wanted);
    if (!count) return usage_error("head: invalid number of lines: '" + wanted + "'\n", 1);
    const std::string text = inputs(call, options.operands, result);
    const std::vector<std::string_view> lines = lines_of(text);
    const auto total = static_cast<std::int64_t>(lines.size());
    const std::int64_t end = *count < 0 ? std::max<std::int64_t>(0, total + *count) : std::min(*count, total);
    result.output = joined(lines, 0, static_cast<std::size_t>(end));
    return result;
}

ToolResult run_tail(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(with_old_count(call.arguments), "n:q", {});
    const std::string wanted = options.value('n', "10");
    const bool from_start = wanted[0] == '+';
    const auto count = parse_unsigned(from_start ? wanted.substr(1) : wanted);
    if (!count) return usage_error("tail: invalid number of lines: '" + wanted + "'\n", 1);
    const std::string text = inputs(call, options.operands, result);
    const std::vector<std::string_view> lines = lines_of(text);
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(*count, lines.size() + 1));
    const std::size_t first = from_start ? (n == 0 ? 0 : n - 1) : lines.size() - std::min(n, lines.size());
    result.output = joined(lines, first, lines.size());
    return result;
}

ToolResult run_sort(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(call.arguments, "nruk:t:h", {});
    if (!options.bad.empty())
        return usage_error("sort: " + options.bad + "\nTry 'sort --help' for more information.\n", 2);
    const std::string key = options.value('k', "");
    const auto field = parse_unsigned(std::string_view(key).substr(0, key.find_first_not_of("0123456789")));
    const bool numeric = options.has('n') || key.find('n') != std::string::npos;
    const bool reverse = options.has('r') || key.find('r') != std::string::npos;
    const std::string text = inputs(call, options.operands, result);
    std::vector<std::string_view> lines = lines_of(text);
    const auto less = [&](std::string_view a, std::string_view b) {
        if (reverse) std::swap(a, b);
        const std::string_view x = field ? from_field(a, static_cast<std::size_t>(*field)) : a;
        const std::string_view y = field ? from_field(b, static_cast<std::size_t>(*field)) : b;
        if (numeric && number_of(x) != number_of(y)) return number_of(x) < number_of(y);
        return numeric ? a < b : x < y;
    };
    std::stable_sort(lines.begin(), lines.end(), less);
    if (options.has('u')) lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    result.output = joined(lines, 0, lines.size());
    return result;
}

ToolResult run_uniq(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(call.arguments, "cdu", {});
    const std::string text = inputs(call, options.operands, result);
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end < lines.size() && lines[end] == lines[i])
            ++end;
        const bool repeated = end - i > 1;
        const bool shown = (!options.has('d') || repeated) && (!options.has('u') || !repeated);
        if (shown)
            result.output +=
                (options.has('c') ? format("%7zu ", end - i) : "") + std::string(lines[i]) + "\n";
        i = end;
    }
    return result;
}

ToolResult run_wc(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(call.arguments, "lwc", {});
    const std::string text = inputs(call, options.operands, result);
    const auto newlines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    std::string flat = text;
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    const std::size_t counts[] = {newlines, words(flat).size(), text.size()};
    const bool all = options.given.empty();
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < 3; ++i)
        if (all || options.has("lwc"[i])) columns.push_back(format("%zu", counts[i]));
    const bool padded = columns.size() > 1;  // one number stands alone
    for (std::size_t i = 0; i < columns.size(); ++i)
        result.output += (i == 0 ? "" : " ") + (padded ? format("%7s", columns[i].c_str()) : columns[i]);
    if (!options.operands.empty())
        result.output += " " + (options.operands.size() == 1 ? options.operands[0] : "total");
    result.output += "\n";
    return result;
}

ToolResult run_cut(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(call.arguments, "d:f:", {});
    const std::string delimiter = options.value('d', "\t"), list = options.value('f', "");
    if (list.empty()) return usage_error("cut: you must specify a list of bytes, characters, or fields\n", 1);
    if (delimiter.size() != 1) return usage_error("cut: the delimiter must be a single character\n", 1);
    const std::string text = inputs(call, options.operands, result);
    for (const std::string_view line : lines_of(text)) {
        const std::vector<std::string_view> fields = split(line, delimiter[0]);
        std::string out;
        bool first = true;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            bool wanted = fields.size() == 1;
            for (const std::string_view item : split(list, ',')) {
                const std::size_t dash = item.find('-');
                const auto low = parse_unsigned(item.substr(0, dash)).value_or(1);
                const auto high = dash == std::string_view::npos
                                      ? low
                                      : parse_unsigned(item.substr(dash + 1)).value_or(~0ull);
                wanted = wanted || (i + 1 >= low && i + 1 <= high);
            }
            if (!wanted) continue;
            out += (first ? "" : delimiter) + std::string(fields[i]);
            first = false;
        }
        result.output += out + "\n";
    }
    return result;
}

}  // namespace fl::shell
