// Filters that choose or order lines: head, tail, uniq, wc, cut.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

#include <algorithm>

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

// 10, 4K, 1M, 2b, 1kB
std::optional<std::uint64_t> count_of(std::string_view text)
{
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = parse_unsigned(text.substr(0, end));
    const std::string_view suffix = text.substr(end);
    if (!number || suffix.empty()) return number;
    const std::size_t power = std::string_view("bKMG").find(suffix[0] == 'k' ? 'K' : suffix[0]);
    if (power == std::string_view::npos ||
        (suffix.size() > 1 && suffix.substr(1) != "B" && suffix.substr(1) != "iB"))
        return std::nullopt;
    std::uint64_t unit = power == 0 ? 512 : 1;
    for (std::size_t i = 0; i < power; ++i)
        unit *= suffix.substr(1) == "B" ? 1000 : 1024;
    return *number * unit;
}

std::string joined(const std::vector<std::string_view>& lines, std::size_t first, std::size_t end)
{
    std::string text;
    for (std::size_t i = first; i < std::min(end, lines.size()); ++i)
        text += std::string(lines[i]) + "\n";
    return text;
}

// "1,3-5,7-": is the number, from 1, in the list?
bool in_list(std::string_view list, std::size_t number)
{
    for (const std::string_view item : split(list, ',')) {
        const std::size_t dash = item.find('-');
        const auto low = parse_unsigned(item.substr(0, dash)).value_or(1);
        const auto high =
            dash == std::string_view::npos ? low : parse_unsigned(item.substr(dash + 1)).value_or(~0ull);
        if (number >= low && number <= high) return true;
    }
    return false;
}

// The first or last lines, or bytes with -c, of one text.
std::string cut_out(std::string_view text, const Options& options, bool last)
{
    const bool bytes = options.has('c');
    const std::string wanted = options.value(bytes ? 'c' : 'n', "10");
    const bool from_start = wanted[0] == '+', negative = wanted[0] == '-';
    const std::uint64_t count =
        count_of(std::string_view(wanted).substr(from_start || negative ? 1 : 0)).value_or(0);
    const std::vector<std::string_view> lines = bytes ? std::vector<std::string_view>{} : lines_of(text);
    const std::uint64_t total = bytes ? text.size() : lines.size();
    std::uint64_t begin = 0, end = total;
    if (!last)
        end = negative ? total - std::min(total, count) : std::min(total, count);
    else if (from_start)
        begin = std::min(total, count == 0 ? 0 : count - 1);
    else
        begin = total - std::min(total, count);
    if (bytes)
        return std::string(
            text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    std::string cut = joined(lines, static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
    const bool open_end = end == total && !text.empty() && text.back() != '\n' && !cut.empty();
    if (open_end) cut.pop_back();
    return cut;
}

ToolResult head_or_tail(const ToolCall& call, bool last)
{
    const std::string name = call.arguments[0];
    const Options options =
        parse_options(with_old_count(call.arguments), "n:c:qvf", {{"lines=", 'n'}, {"bytes=", 'c'}});
    if (!options.bad.empty())
        return usage_error(name + ": " + options.bad + "\nTry '" + name + " --help' for more information.\n",
                           1);
    const char which = options.has('c') ? 'c' : 'n';
    const std::string wanted = options.value(which, "10");
    const bool sign = wanted[0] == '-' || wanted[0] == '+';
    if (!count_of(std::string_view(wanted).substr(sign ? 1 : 0)))
        return usage_error(
            name + ": invalid number of " + (which == 'c' ? "bytes" : "lines") + ": '" + wanted + "'\n", 1);
    if (options.has('f'))
        return usage_error(name + ": -f is not available here: nothing happens while you watch\n", 1);
    ToolResult result;
    if (options.operands.empty()) result.output = cut_out(call.input, options, last);
    bool first = true;
    for (const std::string& file : options.operands) {
        const Result<std::string> text = call.world.read(file);
        if (!text) {
            result.errors += name + ": cannot open '" + file +
                             "' for reading: " + std::string(message_of(text.error())) + "\n";
            result.status = 1;
            continue;
        }
        const bool titled = (options.operands.size() > 1 || options.has('v')) && !options.has('q');
        if (titled) result.output += (first ? "==> " : "\n==> ") + file + " <==\n";
        result.output += cut_out(*text, options, last);
        first = false;
    }
    return result;
}

}  // namespace

ToolResult run_head(const ToolCall& call)
{
    return head_or_tail(call, false);
}
ToolResult run_tail(const ToolCall& call)
{
    return head_or_tail(call, true);
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
    const Options options =
        parse_options(call.arguments, "lwcm", {{"lines", 'l'}, {"words", 'w'}, {"bytes", 'c'}});
    if (!options.bad.empty())
        return usage_error("wc: " + options.bad + "\nTry 'wc --help' for more information.\n", 1);
    ToolResult result;
    struct Row {
        std::size_t counts[3];
        std::string name;
    };
    std::vector<Row> rows;
    std::size_t all_bytes = 0;
    const auto add = [&](std::string_view text, const std::string& name) {
        std::string flat(text);
        std::replace(flat.begin(), flat.end(), '\n', ' ');
        rows.push_back({{static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')),
                         words(flat).size(), text.size()},
                        name});
    };
    if (options.operands.empty()) add(call.input, "");
    for (const std::string& file : options.operands) {
        const Result<std::string> text = call.world.read(file);
        if (text) {
            add(*text, file);
            const Result<DirectoryEntry> entry = call.world.find(file);
            all_bytes += entry ? static_cast<std::size_t>(entry->size) : 0;
        } else {
            result.errors += "wc: " + file + ": " + std::string(message_of(text.error())) + "\n";
            result.status = 1;
        }
    }
    const std::size_t shown = options.given.empty() ? 3 : options.given.size();
    // The width coreutils works out: of the files' sizes together; 7 where a size cannot be known.
    std::size_t width = options.operands.empty() ? 7 : format("%zu", all_bytes).size();
    if (shown == 1 && options.operands.size() < 2) width = 1;
    if (options.operands.size() > 1) {
        Row total{{0, 0, 0}, "total"};
        for (const Row& row : rows)
            for (std::size_t i = 0; i < 3; ++i)
                total.counts[i] += row.counts[i];
        rows.push_back(total);
    }
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < 3; ++i)
            if (options.given.empty() || options.has("lwc"[i]) || (i == 2 && options.has('m')))
                line += (line.empty() ? "" : " ") + format("%*zu", static_cast<int>(width), row.counts[i]);
        result.output += line + (row.name.empty() ? "" : " " + row.name) + "\n";
    }
    return result;
}

ToolResult run_cut(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(
        call.arguments, "d:f:c:b:s",
        {{"delimiter=", 'd'}, {"fields=", 'f'}, {"output-delimiter=", 'o'}, {"complement", 'C'}});
    if (!options.bad.empty())
        return usage_error("cut: " + options.bad + "\nTry 'cut --help' for more information.\n", 1);
    const std::string delimiter = options.value('d', "\t"), list = options.value('f', "");
    const std::string characters = options.value('c', options.value('b', ""));
    const std::string hint = "Try 'cut --help' for more information.\n";
    if (list.empty() && characters.empty())
        return usage_error("cut: you must specify a list of bytes, characters, or fields\n" + hint, 1);
    if (delimiter.size() != 1)
        return usage_error("cut: the delimiter must be a single character\n" + hint, 1);
    if ((list + characters)[0] == '0') return usage_error("cut: fields are numbered from 1\n" + hint, 1);
    const std::string between = options.value('o', delimiter);
    const bool others = options.has('C');
    const std::string text = inputs(call, options.operands, result);
    for (const std::string_view line : lines_of(text)) {
        std::string out;
        if (!characters.empty()) {
            for (std::size_t i = 0; i < line.size(); ++i)
                if (in_list(characters, i + 1) != others) out += line[i];
        } else {
            const std::vector<std::string_view> fields = split(line, delimiter[0]);
            if (fields.size() == 1 && options.has('s')) continue;
            bool first = true;
            for (std::size_t i = 0; i < fields.size(); ++i) {
                if (fields.size() > 1 && in_list(list, i + 1) == others) continue;
                out += (first ? "" : between) + std::string(fields[i]);
                first = false;
            }
        }
        result.output += out + "\n";
    }
    return result;
}

}  // namespace fl::shell
