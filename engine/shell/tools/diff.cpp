// diff and cmp: the usual form and -u, by the longest common subsequence.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

using Lines = std::vector<std::string_view>;

// Lines [old_begin, old_end) became [new_begin, new_end).
struct Change {
    std::size_t old_begin, old_end, new_begin, new_end;
};

std::vector<Change> changes(const Lines& a, const Lines& b)
{
    constexpr std::size_t most = 3000;  // lines; longer files are one change between their common ends
    std::size_t start = 0, a_end = a.size(), b_end = b.size();
    while (start < a_end && start < b_end && a[start] == b[start])
        ++start;
    while (a_end > start && b_end > start && a[a_end - 1] == b[b_end - 1])
        --a_end, --b_end;
    const std::size_t n = a_end - start, m = b_end - start;
    std::vector<Change> found;
    if (n == 0 && m == 0) return found;
    if (n > most || m > most) return {{start, a_end, start, b_end}};
    std::vector<std::uint16_t> common((n + 1) * (m + 1));  // of the rests from (i, j) on
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            common[i * (m + 1) + j] =
                a[start + i] == b[start + j]
                    ? static_cast<std::uint16_t>(common[(i + 1) * (m + 1) + j + 1] + 1)
                    : std::max(common[(i + 1) * (m + 1) + j], common[i * (m + 1) + j + 1]);
    for (std::size_t i = 0, j = 0; i < n || j < m;) {
        if (i < n && j < m && a[start + i] == b[start + j]) {
            ++i, ++j;
            continue;
        }
        Change change{start + i, start + i, start + j, start + j};
        while ((i < n || j < m) && !(i < n && j < m && a[start + i] == b[start + j])) {
            const bool drop =
                i < n && (j >= m || common[(i + 1) * (m + 1) + j] >= common[i * (m + 1) + j + 1]);
            ++(drop ? i : j);
        }
        change.old_end = start + i;
        change.new_end = start + j;
        found.push_back(change);
    }
    return found;
}

std::string range(std::size_t begin, std::size_t end)
{
    if (end - begin == 1) return format("%zu", end);
    return end == begin ? format("%zu", begin) : format("%zu,%zu", begin + 1, end);
}

void quote(std::string& text, const char* mark, const Lines& lines, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i)
        text += mark + std::string(lines[i]) + "\n";
}

std::string normal(const Lines& a, const Lines& b, const std::vector<Change>& found)
{
    std::string text;
    for (const Change& c : found) {
        const bool adds = c.old_begin == c.old_end, drops = c.new_begin == c.new_end;
        text += range(c.old_begin, c.old_end) +
                (adds    ? "a"
                 : drops ? "d"
                         : "c") +
                range(c.new_begin, c.new_end) + "\n";
        quote(text, "< ", a, c.old_begin, c.old_end);
        if (!adds && !drops) text += "---\n";
        quote(text, "> ", b, c.new_begin, c.new_end);
    }
    return text;
}

std::string span_text(std::size_t begin, std::size_t end)
{
    const std::size_t size = end - begin;
    return size == 1 ? format("%zu", begin + 1) : format("%zu,%zu", size == 0 ? begin : begin + 1, size);
}

std::string unified(const Lines& a, const Lines& b, const std::vector<Change>& found)
{
    constexpr std::size_t around = 3;
    std::string text;
    for (std::size_t first = 0; first < found.size();) {
        std::size_t last = first;
        while (last + 1 < found.size() && found[last + 1].old_begin - found[last].old_end <= 2 * around)
            ++last;
        const std::size_t before = std::min(around, found[first].old_begin);
        const std::size_t after = std::min(around, a.size() - found[last].old_end);
        text += "@@ -" + span_text(found[first].old_begin - before, found[last].old_end + after) + " +" +
                span_text(found[first].new_begin - before, found[last].new_end + after) + " @@\n";
        std::size_t at = found[first].old_begin - before;
        for (std::size_t i = first; i <= last; ++i) {
            quote(text, " ", a, at, found[i].old_begin);
            quote(text, "-", a, found[i].old_begin, found[i].old_end);
            quote(text, "+", b, found[i].new_begin, found[i].new_end);
            at = found[i].old_end;
        }
        quote(text, " ", a, at, at + after);
        first = last + 1;
    }
    return text;
}

}  // namespace

ToolResult run_diff(const ToolCall& call)
{
    const std::string& name = call.arguments[0];
    const Options options =
        parse_options(call.arguments, "uqs", {{"unified", 'u'}, {"brief", 'q'}, {"silent", 's'}});
    const std::string help = "\n" + name + ": Try '" + name + " --help' for more information.\n";
    if (!options.bad.empty()) return usage_error(name + ": " + options.bad + help, 2);
    if (options.operands.size() < 2)
        return usage_error(name + ": missing operand after '" +
                               (options.operands.empty() ? name : options.operands[0]) + "'" + help,
                           2);
    ToolResult result;
    std::string texts[2];
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string& path = options.operands[i];
        const Result<std::string> text = path == "-" ? std::string(call.input) : call.world.read(path);
        if (!text) return usage_error(complaint(name, path, text.error()), 2);
        texts[i] = *text;
    }
    if (texts[0] == texts[1]) return result;
    result.status = 1;
    if (name == "cmp") {
        const auto place = std::mismatch(texts[0].begin(), texts[0].end(), texts[1].begin(), texts[1].end());
        const std::size_t at = static_cast<std::size_t>(place.first - texts[0].begin());
        const auto line = std::count(texts[0].begin(), place.first, '\n') + 1;
        const bool ends = place.first == texts[0].end() || place.second == texts[1].end();
        const bool whole = at > 0 && texts[0][at - 1] == '\n';  // the shorter file ends with a line
        if (options.has('s')) return result;
        if (ends)
            result.errors = "cmp: EOF on " + options.operands[place.first == texts[0].end() ? 0 : 1] +
                            format(" after byte %zu, %sline %lld\n", at, whole ? "" : "in ",
                                   static_cast<long long>(line - (whole ? 1 : 0)));
        else
            result.output = options.operands[0] + " " + options.operands[1] +
                            format(" differ: byte %zu, line %lld\n", at + 1, static_cast<long long>(line));
        return result;
    }
    const Lines a = lines_of(texts[0]), b = lines_of(texts[1]);
    const std::vector<Change> found = changes(a, b);
    if (options.has('q'))
        result.output = "Files " + options.operands[0] + " and " + options.operands[1] + " differ\n";
    else if (options.has('u'))
        result.output =
            "--- " + options.operands[0] + "\n+++ " + options.operands[1] + "\n" + unified(a, b, found);
    else
        result.output = normal(a, b, found);
    return result;
}

}  // namespace fl::shell
