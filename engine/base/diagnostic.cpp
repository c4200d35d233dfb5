#include "base/diagnostic.h"

#include "base/text.h"

#include <algorithm>
#include <utility>

namespace fl {

std::string render(const Diagnostic& diagnostic)
{
    std::string text = diagnostic.file;
    if (diagnostic.at.line > 0) text += format(":%d", diagnostic.at.line);
    if (diagnostic.at.column > 0) text += format(":%d", diagnostic.at.column);
    text += diagnostic.severity == Severity::Error ? ": error: " : ": warning: ";
    return text + diagnostic.message;
}

namespace {

// Letters inserted, left out or replaced; two neighbours exchanged count as one mistake.
std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> above(b.size() + 1), row(b.size() + 1), two_above;
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        two_above = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j - 1] + (a[i - 1] != b[j - 1]), above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates)
{
    constexpr std::size_t longest_word = 64;  // bounds the work on hostile input
    if (word.size() > longest_word) return {};
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest_word) continue;
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace fl
