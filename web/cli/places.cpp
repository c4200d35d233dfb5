#include "cli/places.h"

#include <cstdlib>
#include <unistd.h>

namespace fl::cli {
namespace {

// PREFIX of PREFIX/bin/faultline.
std::string prefix()
{
    char path[4096];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0) return "";
    std::string program(path, static_cast<std::size_t>(length));
    for (int i = 0; i < 2; ++i)
        program.resize(program.rfind('/') == std::string::npos ? 0 : program.rfind('/'));
    return program;
}

std::string find(const char* variable, const std::string& installed, const char* proof, const char* in_tree)
{
    if (const char* given = std::getenv(variable)) return given;
    const std::string folder = prefix() + "/share/faultline/" + installed;
    return access((folder + proof).c_str(), R_OK) == 0 ? folder : in_tree;
}

}  // namespace

std::string lessons_folder()
{
    return find("FAULTLINE_LESSONS", "lessons", "/index.txt", FAULTLINE_SOURCE_DIR "/lessons");
}

std::string site_folder()
{
    return find("FAULTLINE_SITE", "site", "/single.html", FAULTLINE_SOURCE_DIR "/build/web/site");
}

}  // namespace fl::cli
