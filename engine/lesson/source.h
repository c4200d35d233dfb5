// A lesson file while it is read: where its lines begin, and what is wrong with it.
#pragma once

#include "base/diagnostic.h"
#include "lesson/lesson.h"
#include "lesson/markdown.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fl::lesson {

class Source {
public:
    Source(std::string_view file, std::string_view text);

    std::string_view text() const { return text_; }
    SourcePosition position(std::size_t offset) const;   // {0, 0} for nowhere
    std::string_view line_at(std::size_t offset) const;  // the rest of that line

    void error(std::size_t offset, std::string message) { error(position(offset), std::move(message)); }
    void error(SourcePosition at, std::string message);
    // Expression diagnostics have no file yet.
    std::vector<Diagnostic>& problems() { return problems_; }
    bool failed() const { return !problems_.empty(); }
    std::vector<Diagnostic> take_problems();

private:
    std::string_view file_;
    std::string_view text_;
    std::vector<std::size_t> line_starts_;
    std::vector<Diagnostic> problems_;
};

inline constexpr std::size_t most_problems = 100;  // a file with more is not a lesson at all

}  // namespace fl::lesson
