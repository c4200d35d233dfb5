#include "text/words.h"

namespace fl::web {

const Language& language_for(std::string_view code)
{
    return code.substr(0, 2) == "zh" ? chinese() : english();
}

std::string fill_in(std::string_view pattern, std::initializer_list<std::string_view> values)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        const std::size_t number = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : values.size();
        if (number >= values.size()) {
            text += pattern[i];
            continue;
        }
        text += values.begin()[number];
        i += 2;
    }
    return text;
}

}  // namespace fl::web
