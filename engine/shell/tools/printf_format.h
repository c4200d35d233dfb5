// printf's formats for printf(1) and awk: one argument at a time. Private to the shell.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace fl::shell {

struct FormatArguments {
    // The next argument as text, or as a number; both go one further.
    std::function<std::string()> text;
    std::function<double()> number;
    std::function<long long()> integer;
};

// Backslash escapes become their characters. `stop` is set by \c when it is asked for.
std::string unescape(std::string_view text, bool* stop);
// The format once, from its beginning to its end. Widths and precisions are bounded.
std::string format_once(std::string_view pattern, const FormatArguments& arguments);

}  // namespace fl::shell
