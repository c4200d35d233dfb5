// The lessons of this repository, as files.
#pragma once

#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace fl::lesson::testing {

inline std::optional<std::string> read_lesson_file(std::string_view path)
{
    std::ifstream file(FAULTLINE_SOURCE_DIR "/lessons/" + std::string(path));
    if (!file) return std::nullopt;
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace fl::lesson::testing
