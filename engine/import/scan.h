// Small steps through one line of text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fl::import {

// As %llu prints it.
constexpr unsigned long long wide(std::uint64_t number)
{
    return number;
}

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool is_name(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

inline void skip_blanks(std::string_view& text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
}

inline bool take(std::string_view& text, std::string_view wanted)
{
    if (!text.starts_with(wanted)) return false;
    text.remove_prefix(wanted.size());
    return true;
}

// The digits at the beginning, of base 10 or 16 (without 0x). Nothing when there are none or too many.
inline std::optional<std::uint64_t> take_number(std::string_view& text, unsigned base = 10)
{
    std::uint64_t value = 0;
    std::size_t used = 0;
    for (; used < text.size() && (base == 16 ? is_hex(text[used]) : is_digit(text[used])); ++used) {
        const char c = text[used];
        const auto digit = static_cast<unsigned>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        if (value > (UINT64_MAX - digit) / base) return {};
        value = value * base + digit;
    }
    if (used == 0) return {};
    text.remove_prefix(used);
    return value;
}

// What follows `mark` as a number; nothing where it is not.
inline std::optional<std::uint64_t> number_after(std::string_view text, std::string_view mark)
{
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + mark.size());
    skip_blanks(text);
    return take_number(text);
}

}  // namespace fl::import
