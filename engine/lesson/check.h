// Everything that must be true of a lesson before anyone sees it. `faultline check` prints what these return.
#pragma once

#include "base/diagnostic.h"
#include "lesson/lesson.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::lesson {

struct LessonFile {
    std::string path;  // for messages
    std::string text;
};

// Parses and plays the source and every translation: expected output, checks, questions, tasks, translations.
std::vector<Diagnostic> check_lesson(const LessonFile& source, const std::vector<LessonFile>& translations);

using ReadFile =
    std::function<std::optional<std::string>(std::string_view path)>;  // path below the lessons' folder

struct CheckReport {
    std::vector<Diagnostic> diagnostics;
    std::size_t lessons = 0;    // played in at least one language
    std::size_t languages = 0;  // lesson files read
};

// All lessons of index.txt. `folder` stands before the paths in messages ("lessons/").
CheckReport check_catalogue(std::string_view folder, const ReadFile& read);

// A stale translation is reported as a warning; everything else is an error.
bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace fl::lesson
