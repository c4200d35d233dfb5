// A message for a person who wrote something wrong: C, a lesson, a command, a link.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fl {

struct SourcePosition {
    int line = 0;    // from 1; 0 = the whole file
    int column = 0;  // from 1, in bytes; 0 = the whole line

    friend bool operator==(const SourcePosition&, const SourcePosition&) = default;
};

enum class Severity : unsigned char { Error, Warning };

struct Diagnostic {
    std::string file;
    SourcePosition at;
    Severity severity = Severity::Error;
    std::string message;

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// "demo.c:6:5: error: expected ';'", gcc's form.
std::string render(const Diagnostic& diagnostic);

// The candidate nearest to `word` by edit distance, or "" when none is near enough to suggest.
std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace fl
