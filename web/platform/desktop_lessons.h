// Lessons as files: beside the program when it is installed, else in the source tree it was built from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fl::platform {

struct LessonFiles {
    std::string english;
    std::string translated;  // empty when the lesson is not there in that language
};

// One line of lessons/index.txt: "01-memory-on-demand en zh-CN".
struct LessonEntry {
    std::string folder;
    std::string id;  // the folder without its number
    std::vector<std::string> languages;
};

std::filesystem::path lessons_folder();
std::vector<LessonEntry> read_index(const std::filesystem::path& lessons);
std::optional<std::string> read_file(const std::filesystem::path& path);
// Empty when the lesson's English text cannot be read.
std::optional<LessonFiles> read_lesson(const std::filesystem::path& lessons, const LessonEntry& entry,
                                       const std::string& language);

}  // namespace fl::platform
