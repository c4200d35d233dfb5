// Simulated time as a date. Private to the shell.
#pragma once

#include <string>
#include <string_view>

namespace fl::shell {

// `seconds` since 1970-01-01; the pattern is that of date(1).
std::string date_text(unsigned long long seconds, std::string_view pattern);

}  // namespace fl::shell
