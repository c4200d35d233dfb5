// Options of a command, read as getopt(3) does: -ab, -n5, -n 5, --; options and operands may be mixed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

struct Option {
    char letter = 0;
    std::string value;
};

struct Options {
    std::vector<Option> given;
    std::vector<std::string> operands;
    std::string bad;  // "invalid option -- 'x'", or ""

    bool has(char letter) const;
    std::string value(char letter, std::string_view otherwise) const;  // the last one given
};

// A long name for a letter: "help" = 'H'; a name ending in '=' takes a value.
struct LongOption {
    std::string_view name;
    char letter;
};

// `letters`: those with ':' behind take a value.
Options parse_options(const std::vector<std::string>& arguments, std::string_view letters,
                      const std::vector<LongOption>& long_options);

}  // namespace fl::shell
