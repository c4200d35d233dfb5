#include "lang/render_text.h"

#include "base/text.h"

#include <cmath>

namespace fl::lang {

std::string escaped(unsigned char c, char quote)
{
    switch (c) {
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    case '\r':
        return "\\r";
    case '\a':
        return "\\a";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\v':
        return "\\v";
    case 27:
        return "\\033";
    default:
        break;
    }
    if (c == '\\' || c == static_cast<unsigned char>(quote)) return std::string("\\") + static_cast<char>(c);
    if (c < 32 || c >= 127) return format("\\%03o", c);
    return std::string(1, static_cast<char>(c));
}

std::string floating_text(double value, int digits)
{
    if (std::isnan(value)) return std::signbit(value) ? "-nan(0x8000000000000)" : "nan(0x8000000000000)";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    return format("%.*g", digits, value);
}

std::string quoted_text(std::span<const std::uint8_t> bytes, bool truncated)
{
    if (bytes.empty()) return "\"\"";
    std::string text;
    bool open = false;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < bytes.size() && shown < element_limit;) {
        std::size_t run = 1;
        while (i + run < bytes.size() && bytes[i + run] == bytes[i])
            ++run;
        if (run >= repeat_threshold) {
            if (open)
                text += "\", ";
            else if (!text.empty())
                text += ", ";
            text += "'" + escaped(bytes[i], '\'') + "' <repeats " + std::to_string(run) + " times>";
            open = false;
            i += run;
            shown += repeat_threshold;
            continue;
        }
        if (!open) text += text.empty() ? "\"" : ", \"";
        open = true;
        text += escaped(bytes[i++], '"');
        ++shown;
        if (i >= bytes.size() || shown >= element_limit) truncated |= i < bytes.size();
    }
    if (open) text += "\"";
    return truncated ? text + "..." : text;
}

}  // namespace fl::lang
