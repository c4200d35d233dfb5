// Characters, strings and floating numbers as gdb writes them.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace fl::lang {

inline constexpr std::size_t element_limit = 200;   // set print elements
inline constexpr std::size_t repeat_threshold = 10;  // set print repeats

std::string escaped(unsigned char c, char quote);
std::string floating_text(double value, int digits);
// A quoted string, long runs set apart: "ab", 'c' <repeats 12 times>, "d". `truncated`: more follows.
std::string quoted_text(std::span<const std::uint8_t> bytes, bool truncated);

}  // namespace fl::lang
