// Compares what a command printed with what the lesson says it prints.
#pragma once

#include "lesson/lesson.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace fl::lesson {

// The expected lines must stand in the output one after another; a line … stands for any number of lines, …
// within a line for any text, a run of blanks for any other. Before the first and after the last line the
// output may have more. Returns the index of the first expected line that was not printed, or none.
std::optional<std::size_t> find_mismatch(const std::vector<ConsoleLine>& expected, std::string_view printed);

}  // namespace fl::lesson
