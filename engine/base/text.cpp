#include "base/text.h"

#include <charconv>
#include <cstdarg>
#include <cstdio>

namespace fl {

std::string format(const char* pattern, ...)
{
    va_list arguments, again;
    va_start(arguments, pattern);
    va_copy(again, arguments);
    const int length = std::vsnprintf(nullptr, 0, pattern, arguments);
    va_end(arguments);
    std::string text(length > 0 ? static_cast<std::size_t>(length) : 0, '\0');
    if (length > 0) std::vsnprintf(text.data(), text.size() + 1, pattern, again);
    va_end(again);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> found;
    constexpr std::string_view blank = " \t\n\r";
    for (;;) {
        const std::size_t begin = text.find_first_not_of(blank);
        if (begin == std::string_view::npos) return found;
        text.remove_prefix(begin);
        const std::size_t end = text.find_first_of(blank);
        found.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return found;
        text.remove_prefix(end);
    }
}

std::string_view trim(std::string_view text)
{
    constexpr std::string_view blank = " \t\n\r";
    const std::size_t begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::optional<std::uint64_t> parse_unsigned(std::string_view text)
{
    int base = 10;
    if (text.starts_with("0x") || text.starts_with("0X")) {
        base = 16;
        text.remove_prefix(2);
    }
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

std::optional<std::int64_t> parse_signed(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

std::optional<std::uint64_t> parse_size(std::string_view text)
{
    if (text.ends_with("iB"))
        text.remove_suffix(2);
    else if (text.ends_with("i"))
        text.remove_suffix(1);
    if (text.empty()) return {};
    constexpr std::string_view suffixes = "KMGT";
    const char last =
        text.back() >= 'a' && text.back() <= 'z' ? static_cast<char>(text.back() - 32) : text.back();
    const std::size_t power = suffixes.find(last);
    unsigned shift = 0;
    if (power != std::string_view::npos) {
        text.remove_suffix(1);
        shift = static_cast<unsigned>(10 * (power + 1));
    }
    const auto number = parse_unsigned(text);
    if (!number || (*number << shift) >> shift != *number) return {};
    return *number << shift;
}

std::string json_string(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7f)
            out += format("\\u%04x", byte);
        else
            out += c;
    }
    return out += '"';
}

}  // namespace fl
