#include "platform/desktop_lessons.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace fl::platform {

namespace fs = std::filesystem;

namespace {

std::string without_number(const std::string& folder)
{
    const auto start = folder.find_first_not_of("0123456789-");
    return start == std::string::npos ? folder : folder.substr(start);
}

}  // namespace

std::optional<std::string> read_file(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

fs::path lessons_folder()
{
    if (const char* given = std::getenv("FAULTLINE_LESSONS")) return given;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path installed = program.parent_path().parent_path() / "share/faultline/lessons";
        if (fs::is_directory(installed, error)) return installed;
    }
    return FAULTLINE_LESSONS_DIR;
}

std::vector<LessonEntry> read_index(const fs::path& lessons)
{
    std::vector<LessonEntry> entries;
    std::istringstream index(read_file(lessons / "index.txt").value_or(""));
    for (std::string line; std::getline(index, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        LessonEntry entry;
        if (!(words >> entry.folder)) continue;
        entry.id = without_number(entry.folder);
        for (std::string language; words >> language;)
            entry.languages.push_back(language);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::optional<LessonFiles> read_lesson(const fs::path& lessons, const LessonEntry& entry,
                                       const std::string& language)
{
    const fs::path folder = lessons / entry.folder;
    std::optional<std::string> english = read_file(folder / "lesson.md");
    if (!english) return std::nullopt;
    LessonFiles files{std::move(*english), {}};
    const bool is_there =
        std::find(entry.languages.begin(), entry.languages.end(), language) != entry.languages.end();
    if (is_there && language != "en") {
        files.translated = read_file(folder / ("lesson." + language + ".md")).value_or("");
    }
    return files;
}

}  // namespace fl::platform
