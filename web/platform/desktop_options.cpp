#include "platform/desktop_options.h"

#include <charconv>
#include <string_view>

namespace fl::platform {

namespace {

// "1280x800".
bool parse_size(std::string_view text, WindowSetup& setup)
{
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return false;
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), text.data() + cross, setup.width);
    const auto height = std::from_chars(text.data() + cross + 1, end, setup.height);
    return width.ptr == text.data() + cross && height.ptr == end && setup.width >= 320 && setup.height >= 240;
}

bool set_option(std::string_view name, std::string_view value, WindowSetup& setup)
{
    if (name == "--size") return parse_size(value, setup);
    std::string* const target = name == "--lesson"    ? &setup.lesson
                                : name == "--step"    ? &setup.step
                                : name == "--lang"    ? &setup.language
                                : name == "--theme"   ? &setup.theme
                                : name == "--picture" ? &setup.picture
                                                      : nullptr;
    if (!target) return false;
    *target = value;
    return true;
}

}  // namespace

std::string parse_window_options(int argc, char** argv, WindowSetup& setup)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (!argument.starts_with("--")) {
            setup.file = argument;
            continue;
        }
        const std::size_t equals = argument.find('=');
        const std::string_view name = argument.substr(0, equals);
        std::string_view value;
        if (equals != std::string_view::npos) {
            value = argument.substr(equals + 1);
        } else if (i + 1 < argc) {
            value = argv[++i];
        }
        if (!set_option(name, value, setup)) return "cannot understand " + std::string(argument);
    }
    return {};
}

}  // namespace fl::platform
