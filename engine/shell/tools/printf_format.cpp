#include "shell/tools/printf_format.h"

#include "base/text.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr int widest = 4096;

struct Directive {
    std::string flags;
    int width = -1, precision = -1;
    char letter = 0;
    std::size_t end = 0;  // behind it
};

int read_number(std::string_view pattern, std::size_t& at, const FormatArguments& arguments)
{
    if (at < pattern.size() && pattern[at] == '*') {
        ++at;
        return static_cast<int>(std::clamp<long long>(arguments.integer(), -widest, widest));
    }
    int value = 0;
    while (at < pattern.size() && pattern[at] >= '0' && pattern[at] <= '9')
        value = std::min(widest, value * 10 + (pattern[at++] - '0'));
    return value;
}

Directive read_directive(std::string_view pattern, std::size_t at, const FormatArguments& arguments)
{
    Directive found;
    while (at < pattern.size() && std::string_view("-+ #0").find(pattern[at]) != std::string_view::npos)
        found.flags += pattern[at++];
    if (at < pattern.size() && (pattern[at] == '*' || (pattern[at] >= '0' && pattern[at] <= '9')))
        found.width = read_number(pattern, at, arguments);
    if (found.width < -1) {
        found.flags += '-';
        found.width = -found.width;
    }
    if (at < pattern.size() && pattern[at] == '.') found.precision = read_number(pattern, ++at, arguments);
    while (at < pattern.size() && (pattern[at] == 'l' || pattern[at] == 'h' || pattern[at] == 'z'))
        ++at;
    if (at < pattern.size()) found.letter = pattern[at++];
    found.end = at;
    return found;
}

// The compiler cannot check a format put together here; its letters and flags are chosen from known ones.
template <class Value>
std::string render(const Directive& d, const char* length, char letter, Value value)
{
    std::string pattern = "%" + d.flags;
    if (d.width >= 0) pattern += std::to_string(d.width);
    if (d.precision >= 0) pattern += "." + std::to_string(d.precision);
    pattern += length;
    pattern += letter;
    char buffer[2 * widest + 512];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    const int length_made = std::snprintf(buffer, sizeof buffer, pattern.c_str(), value);
#pragma GCC diagnostic pop
    return std::string(buffer, static_cast<std::size_t>(std::clamp<int>(length_made, 0, sizeof buffer - 1)));
}

std::string pad(const Directive& d, std::string text)
{
    if (d.precision >= 0) text = text.substr(0, static_cast<std::size_t>(d.precision));
    const auto width = static_cast<std::size_t>(std::max(d.width, 0));
    if (text.size() >= width) return text;
    const std::string blanks(width - text.size(), ' ');
    return d.flags.find('-') != std::string::npos ? text + blanks : blanks + text;
}

std::string convert(const Directive& d, const FormatArguments& arguments)
{
    switch (d.letter) {
    case 'd':
    case 'i':
        return render(d, "ll", 'd', arguments.integer());
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return render(d, "ll", d.letter, static_cast<unsigned long long>(arguments.integer()));
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return render(d, "", d.letter, arguments.number());
    case 'c': {
        const std::string text = arguments.text();
        return pad(d, text.substr(0, 1));
    }
    case 'b':
        return pad(d, unescape(arguments.text(), nullptr));
    case 's':
        return pad(d, arguments.text());
    default:
        return "";
    }
}

}  // namespace

namespace {

std::size_t hexadecimal(std::string_view text)
{
    return std::min(text.find_first_not_of("0123456789abcdefABCDEF"), text.size());
}

}  // namespace

std::string unescape(std::string_view text, bool* stop)
{
    constexpr std::string_view letters = "abfnrtv\\\"'e", meanings = "\a\b\f\n\r\t\v\\\"'\x1b";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (text[i] != '\\' || next == '\0') {
            result += text[i];
            continue;
        }
        ++i;
        if (next == 'c' && stop) {
            *stop = true;
            return result;
        }
        if (next >= '0' && next <= '7') {
            int value = 0;
            for (int digits = 0;
                 digits < (next == '0' ? 4 : 3) && i < text.size() && text[i] >= '0' && text[i] <= '7';
                 ++digits)
                value = value * 8 + (text[i++] - '0');
            --i;
            result += static_cast<char>(value & 0xff);
        } else if (const std::string_view digits = text.substr(i + 1, 2);
                   next == 'x' && hexadecimal(digits) > 0) {
            const std::size_t count = hexadecimal(digits);
            const auto value = parse_unsigned("0x" + std::string(digits.substr(0, count)));
            result += static_cast<char>(value.value_or(0));
            i += count;
        } else if (const std::size_t known = letters.find(next); known != std::string_view::npos)
            result += meanings[known];
        else {
            result += '\\';
            result += next;
        }
    }
    return result;
}

std::string format_once(std::string_view pattern, const FormatArguments& arguments)
{
    std::string result;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '%') {
            result += pattern[at++];
            continue;
        }
        if (pattern.substr(at, 2) == "%%") {
            result += '%';
            at += 2;
            continue;
        }
        const Directive directive = read_directive(pattern, at + 1, arguments);
        result += convert(directive, arguments);
        at = directive.end;
    }
    return result;
}

}  // namespace fl::shell
