#include "lesson/output.h"

#include "base/text.h"

#include <algorithm>

namespace fl::lesson {
namespace {

constexpr std::string_view anything = "…";

std::string normal(std::string_view line)
{
    std::string text;
    for (const std::string_view word : words(line))
        (text += text.empty() ? "" : " ") += word;
    return text;
}

// Linear in the number of pieces: each is looked for behind the one before, the last at the very end.
bool matches(std::string_view pattern, std::string_view line)
{
    std::size_t gap = pattern.find(anything);
    if (gap == std::string_view::npos) return pattern == line;
    if (!line.starts_with(pattern.substr(0, gap))) return false;
    line.remove_prefix(gap);
    for (;;) {
        pattern.remove_prefix(gap + anything.size());
        gap = pattern.find(anything);
        if (gap == std::string_view::npos) return line.ends_with(pattern);
        const std::size_t at = line.find(pattern.substr(0, gap));
        if (at == std::string_view::npos) return false;
        line.remove_prefix(at + gap);
    }
}

std::vector<std::string> lines_of(std::string_view printed)
{
    std::vector<std::string> lines;
    for (const std::string_view line : split(printed, '\n'))
        lines.push_back(normal(line));
    return lines;
}

// How many lines of the run expected[begin, end) stand in `lines` from `at` on.
std::size_t matched_at(const std::vector<std::string>& expected, std::size_t begin, std::size_t end,
                       const std::vector<std::string>& lines, std::size_t at)
{
    std::size_t count = 0;
    while (begin + count < end && at + count < lines.size() &&
           matches(expected[begin + count], lines[at + count]))
        ++count;
    return count;
}

}  // namespace

std::optional<std::size_t> find_mismatch(const std::vector<ConsoleLine>& expected, std::string_view printed)
{
    std::vector<std::string> wanted;
    for (const ConsoleLine& line : expected)
        wanted.push_back(normal(line.text));
    while (!wanted.empty() && wanted.back().empty())
        wanted.pop_back();
    const std::vector<std::string> lines = lines_of(printed);
    std::size_t from = 0;
    for (std::size_t begin = 0; begin < wanted.size();) {
        if (wanted[begin] == anything) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < wanted.size() && wanted[end] != anything)
            ++end;
        std::size_t best = 0, at = from;
        for (; at < lines.size(); ++at) {
            const std::size_t count = matched_at(wanted, begin, end, lines, at);
            best = std::max(best, count);
            if (begin + count == end) break;
        }
        if (at == lines.size()) return begin + best;
        from = at + (end - begin);
        begin = end;
    }
    return std::nullopt;
}

}  // namespace fl::lesson
