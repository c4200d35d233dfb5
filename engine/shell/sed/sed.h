// sed's scripts: commands with addresses. Private to the shell.
#pragma once

#include "shell/regex.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell::sed {

struct Address {
    enum Kind : unsigned char { None, Line, Last, Pattern, Step /* first~step */, Count /* addr,+N */ };
    Kind kind = None;
    std::size_t line = 0, step = 0;
    std::optional<Regex> pattern;
};

struct Command {
    Address first, second;
    bool inverted = false;
    char letter = 0;
    std::string text;  // a, i, c; the replacement of s; the first list of y; the label of :, b, t, T
    std::string other;             // y: what comes in their place
    std::optional<Regex> pattern;  // s
    bool global = false, prints = false;
    std::size_t occurrence = 1;
    std::size_t block_end = 0;  // '{': the command behind its '}'; b, t, T: where they go on
};

struct Script {
    std::vector<Command> commands;
    std::string error;  // "unknown command: `k'"
};
Script parse(std::string_view text, bool extended);

struct Result {
    std::string output;
    int status = 0;
};
Result run(const Script& script, std::string_view input, bool quiet);

}  // namespace fl::shell::sed
