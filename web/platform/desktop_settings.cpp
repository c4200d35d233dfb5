#include "platform/desktop_settings.h"

#include "platform/desktop_lessons.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace fl::platform {

namespace fs = std::filesystem;

namespace {

fs::path settings_file()
{
    if (const char* state = std::getenv("XDG_STATE_HOME")) return fs::path(state) / "faultline/last";
    const char* home = std::getenv("HOME");
    return home ? fs::path(home) / ".local/state/faultline/last" : fs::path();
}

}  // namespace

std::string load_last_link()
{
    std::string link = read_file(settings_file()).value_or("");
    return link.substr(0, link.find('\n'));
}

void save_last_link(const std::string& link)
{
    const fs::path file = settings_file();
    if (file.empty()) return;
    std::error_code refused;
    fs::create_directories(file.parent_path(), refused);
    std::ofstream(file) << link << '\n';
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
