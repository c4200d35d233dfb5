#include "platform/desktop_settings.h"

#include "platform/desktop_lessons.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace fl::platform {

namespace fs = std::filesystem;

namespace {

fs::path state_file(const std::string& name)
{
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state && *state == '/')
        return fs::path(state) / "faultline" / name;  // anything else is to be ignored
    const char* home = std::getenv("HOME");
    return home ? fs::path(home) / ".local/state/faultline" / name : fs::path();
}

// A lesson of the reader's own may be called anything; its name must not lead elsewhere.
fs::path progress_file(const std::string& lesson)
{
    const bool plain = !lesson.empty() && lesson.size() <= 64 &&
                       lesson.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    return plain ? state_file("progress." + lesson) : fs::path();
}

std::string load_line(const fs::path& file)
{
    if (file.empty()) return "";
    const std::string text = read_file(file).value_or("");
    return text.substr(0, text.find('\n'));
}

void save_line(const fs::path& file, const std::string& line)
{
    if (file.empty()) return;
    std::error_code refused;
    fs::create_directories(file.parent_path(), refused);
    std::ofstream(file) << line << '\n';
}

}  // namespace

std::string load_last_link()
{
    return load_line(state_file("last"));
}

void save_last_link(const std::string& link)
{
    save_line(state_file("last"), link);
}

std::string load_progress(const std::string& lesson)
{
    return load_line(progress_file(lesson));
}

void save_progress(const std::string& lesson, const std::string& saved)
{
    save_line(progress_file(lesson), saved);
}

std::string link_value(const std::string& link, const std::string& key)
{
    const std::string wanted = key + "=";
    std::size_t at = 0;
    while (at < link.size()) {
        const std::size_t end = std::min(link.find('&', at), link.size());
        if (link.compare(at, wanted.size(), wanted) == 0) {
            return link.substr(at + wanted.size(), end - at - wanted.size());
        }
        at = end + 1;
    }
    return {};
}

}  // namespace fl::platform
