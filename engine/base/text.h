// Small text helpers: the toolchain floor has no <format>.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

// printf into a std::string; the compiler checks the arguments.
[[gnu::format(printf, 1, 2)]] std::string format(const char* pattern, ...);

std::vector<std::string_view> split(std::string_view text, char separator);  // keeps empty parts
std::vector<std::string_view> words(std::string_view text);  // splits at blanks, no empty parts
std::string_view trim(std::string_view text);
std::optional<std::uint64_t>
parse_unsigned(std::string_view text);  // decimal, or hex after 0x; the whole text
std::optional<std::int64_t> parse_signed(std::string_view text);
std::optional<std::uint64_t> parse_size(std::string_view text);  // bytes; suffix K, M, G, T, Ki.. or none
std::string json_string(std::string_view text);                  // quoted and escaped

}  // namespace fl
