// File name patterns, as glob(7).
#include "base/text.h"
#include "shell/world.h"

namespace fl::shell {
namespace {

constexpr std::size_t most_paths = 4096;

// [abc], [a-z], [!a]: the position after it when `c` is in the set or not; the pattern stays put on a lone
// "[".
bool in_set(std::string_view pattern, std::size_t& at, char c)
{
    const std::size_t close = pattern.find(']', at + 2);
    if (close == std::string_view::npos) return c == pattern[at++];
    std::string_view set = pattern.substr(at + 1, close - at - 1);
    at = close + 1;
    const bool inverted = set[0] == '!' || set[0] == '^';
    if (inverted) set.remove_prefix(1);
    bool found = false;
    for (std::size_t i = 0; i < set.size(); ++i) {
        if (i + 2 < set.size() && set[i + 1] == '-') {
            found = found || (set[i] <= c && c <= set[i + 2]);
            i += 2;
        } else found = found || set[i] == c;
    }
    return found != inverted;
}

}  // namespace

// Linear apart from backing up to the last star: no pattern takes long.
bool matches(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
            continue;
        }
        std::size_t next = p;
        bool fits = false;
        if (p < pattern.size()) {
            if (pattern[p] == '[') fits = in_set(pattern, next, text[t]);
            else {
                const bool escaped = pattern[p] == '\\' && p + 1 < pattern.size();
                if (escaped) ++next;
                fits = (pattern[p] == '?' && !escaped) || pattern[next] == text[t];
                ++next;
            }
        }
        if (fits) {
            p = next;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else return false;
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

std::vector<std::string> matching_paths(const World& world, const std::string& pattern)
{
    std::vector<std::string> found{pattern.substr(0, 1) == "/" ? "/" : ""};
    for (const std::string_view part : split(pattern, '/')) {
        if (part.empty()) continue;
        std::vector<std::string> longer;
        for (const std::string& base : found) {
            const auto entries = world.list(base.empty() ? "." : base);
            if (!entries) continue;
            for (const DirectoryEntry& entry : *entries) {
                const bool hidden = entry.name[0] == '.' && part[0] != '.';
                if (hidden || !matches(part, entry.name) || longer.size() >= most_paths) continue;
                longer.push_back(base + (base.empty() || base == "/" ? "" : "/") + entry.name);
            }
        }
        found = std::move(longer);
    }
    return found;
}

}  // namespace fl::shell
