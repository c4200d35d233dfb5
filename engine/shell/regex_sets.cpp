#include "shell/regex_sets.h"

#include <cctype>

namespace fl::shell {
namespace {

CharacterSet set_of(int (*kind)(int))
{
    CharacterSet set;
    for (int c = 0; c < 128; ++c)
        set.set(static_cast<std::size_t>(c), kind(c) != 0);
    return set;
}

}  // namespace

CharacterSet named_set(std::string_view name)
{
    if (name == "alpha") return set_of([](int c) { return std::isalpha(c); });
    if (name == "digit") return set_of([](int c) { return std::isdigit(c); });
    if (name == "alnum") return set_of([](int c) { return std::isalnum(c); });
    if (name == "space") return set_of([](int c) { return std::isspace(c); });
    if (name == "blank") return set_of([](int c) { return int{c == ' ' || c == '\t'}; });
    if (name == "upper") return set_of([](int c) { return std::isupper(c); });
    if (name == "lower") return set_of([](int c) { return std::islower(c); });
    if (name == "punct") return set_of([](int c) { return std::ispunct(c); });
    if (name == "xdigit") return set_of([](int c) { return std::isxdigit(c); });
    if (name == "print") return set_of([](int c) { return std::isprint(c); });
    return {};
}

}  // namespace fl::shell
