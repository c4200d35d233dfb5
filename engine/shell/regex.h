// Regular expressions for grep, sed and awk, basic and extended, with groups. Linear in time whatever the
// pattern: all ways to match are followed side by side.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

class Regex {
public:
    // `extended`: + ? | ( ) { } are operators as they stand (grep -E), else with a backslash before them.
    Regex(std::string_view pattern, bool extended, bool ignore_case);

    static constexpr std::size_t most_groups = 10;  // 0 = the whole match
    struct Match {
        std::size_t begin = 0, end = 0;
        bool found = false;
        std::array<std::size_t, 2 * most_groups> places =
            {};  // begin and end of each group; npos = took no part

        std::string_view group(std::string_view text, std::size_t number) const;
    };
    Match find(std::string_view text, std::size_t from) const;  // leftmost, longest
    const std::string& error() const { return error_; }         // "Unmatched ( or \\(", or ""

private:
    struct Step {
        enum Kind : unsigned char {
            Character,
            Any,
            Set,
            Split,
            Jump,
            Save,
            Begin,
            End,
            WordEdge,
            WordStart,
            WordEnd,
            Found
        };
        Kind kind = Found;
        char character = 0;
        std::size_t next = 0,
                    other = 0;  // Split: preferred and other. Save: `other` is the place. Set: index
    };
    struct Thread {
        std::size_t step;
        std::array<std::size_t, 2 * most_groups> places;
    };
    struct Scan;

    class Compiler;
    void follow(std::vector<Thread>& list, Scan& scan, std::size_t step,
                const std::array<std::size_t, 2 * most_groups>& places) const;
    bool accepts(const Step& step, char c) const;
    bool holds(const Step& step, std::string_view text, std::size_t at) const;

    std::vector<Step> steps_;
    std::vector<std::bitset<256>> sets_;
    bool ignore_case_;
    std::string error_;
};

}  // namespace fl::shell
