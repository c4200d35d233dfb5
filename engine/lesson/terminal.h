// `faultline run lesson.md`: the lesson as text, its commands run as the reader comes to them.
#pragma once

#include "lesson/lesson.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fl::lesson {

struct TerminalIo {
    std::function<void(std::string_view text)> write;
    // The learner's next line, or none at the end of input: then the lesson plays on by itself.
    std::function<std::optional<std::string>(std::string_view prompt)> read_line;
};

// Returns the number of expected lines that the machine did not print and checks that did not hold.
std::size_t run_in_terminal(const Lesson& lesson, const TerminalIo& io);

}  // namespace fl::lesson
