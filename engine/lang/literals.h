// What literals mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fl::lang {

struct NumberLiteral {
    std::uint64_t bits = 0;
    double number = 0;
    bool floating = false;
    bool single = false;    // suffix f
    bool extended = false;  // floating with suffix L
    bool decimal = true;
    bool is_unsigned = false;     // suffix u
    unsigned longs = 0;           // suffix l or ll
    char bad_digit = 0;           // 8 or 9 in an octal number; bad_suffix is set as well
    std::string_view bad_suffix;  // not empty: what follows the number means nothing
};

std::optional<NumberLiteral> parse_number(std::string_view text);
int character_value(std::string_view text);          // 'a', L'a' with quotes; multi-character as gcc does
std::string string_bytes(std::string_view literal);  // without the final zero; escapes decoded

}  // namespace fl::lang
