// The regular expressions grep needs: . [..] * + ? ^ $ and |, without groups. Bounded in time whatever the
// pattern.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

class Regex {
public:
    // `extended`: + ? | are operators as they stand (grep -E), else with a backslash before them.
    Regex(std::string_view pattern, bool extended, bool ignore_case);

    struct Match {
        std::size_t begin = 0, end = 0;
        bool found = false;
    };
    Match find(std::string_view text, std::size_t from) const;  // leftmost, longest by greed

private:
    struct Atom {
        enum Kind : unsigned char { Character, Any, Set, Begin, End };
        Kind kind = Character;
        char character = 0;
        std::string set;  // every character in it, ranges written out
        bool inverted = false;
        bool optional = false, repeated = false;
    };
    using Sequence = std::vector<Atom>;

    void parse(std::string_view pattern, bool extended);
    Atom parse_set(std::string_view pattern, std::size_t& at) const;
    bool accepts(const Atom& atom, char c) const;
    bool match_here(const Sequence& atoms, std::size_t atom, std::string_view text, std::size_t at,
                    std::size_t& end, std::size_t& budget) const;

    std::vector<Sequence> alternatives_;
    bool ignore_case_;
};

}  // namespace fl::shell
