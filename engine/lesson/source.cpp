#include "lesson/source.h"

#include "base/stable_order.h"

#include <algorithm>

namespace fl::lesson {

Source::Source(std::string_view file, std::string_view text) : file_(file), text_(text)
{
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') line_starts_.push_back(i + 1);
}

SourcePosition Source::position(std::size_t offset) const
{
    if (offset > text_.size()) return {};
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<std::size_t>(after - line_starts_.begin());
    return {static_cast<int>(line), static_cast<int>(offset - line_starts_[line - 1]) + 1};
}

std::string_view Source::line_at(std::size_t offset) const
{
    if (offset >= text_.size()) return {};
    const std::string_view rest = text_.substr(offset);
    return rest.substr(0, rest.find_first_of("\r\n"));
}

void Source::error(SourcePosition at, std::string message)
{
    if (problems_.size() < most_problems) problems_.push_back({"", at, Severity::Error, std::move(message)});
}

std::vector<Diagnostic> Source::take_problems()
{
    for (Diagnostic& problem : problems_)
        problem.file = file_;
    sort_stably(problems_, [](const Diagnostic& a, const Diagnostic& b) {
        return a.at.line != b.at.line ? a.at.line < b.at.line : a.at.column < b.at.column;
    });
    if (problems_.size() > most_problems) problems_.resize(most_problems);
    return std::move(problems_);
}

}  // namespace fl::lesson
