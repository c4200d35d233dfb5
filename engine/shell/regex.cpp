#include "shell/regex.h"

#include <cctype>

namespace fl::shell {
namespace {

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}
bool is_word(std::string_view text, std::size_t at)
{
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '_');
}

}  // namespace

std::string_view Regex::Match::group(std::string_view text, std::size_t number) const
{
    const std::size_t first = places[2 * number], last = places[2 * number + 1];
    if (first == std::string_view::npos || last == std::string_view::npos || last < first) return {};
    return text.substr(first, last - first);
}

// What one pass over the text needs to know.
struct Regex::Scan {
    std::string_view text;
    std::size_t at;
    std::vector<std::size_t> seen;  // by step: the position + 1 at which it was last reached
};

bool Regex::accepts(const Step& step, char c) const
{
    switch (step.kind) {
    case Step::Any:
        return true;
    case Step::Set:
        return sets_[step.other].test(static_cast<unsigned char>(c));
    case Step::Character:
        return step.character == c || (ignore_case_ && lower(step.character) == lower(c));
    default:
        return false;
    }
}

bool Regex::holds(const Step& step, std::string_view text, std::size_t at) const
{
    const bool before = at > 0 && is_word(text, at - 1), after = is_word(text, at);
    switch (step.kind) {
    case Step::Begin:
        return at == 0;
    case Step::End:
        return at == text.size();
    case Step::WordEdge:
        return before != after;
    case Step::WordStart:
        return !before && after;
    case Step::WordEnd:
        return before && !after;
    default:
        return true;
    }
}

// Adds the thread, and all it can become without reading a character. A stack of its own: patterns are deep.
void Regex::follow(std::vector<Thread>& list, Scan& scan, std::size_t first,
                   const std::array<std::size_t, 2 * most_groups>& places) const
{
    std::vector<Thread> open{{first, places}};
    while (!open.empty()) {
        Thread thread = open.back();
        open.pop_back();
        if (scan.seen[thread.step] == scan.at + 1) continue;
        scan.seen[thread.step] = scan.at + 1;
        const Step& step = steps_[thread.step];
        switch (step.kind) {
        case Step::Jump:
            open.push_back({step.next, thread.places});
            break;
        case Step::Split:
            open.push_back({step.other, thread.places});
            open.push_back({step.next, thread.places});
            break;
        case Step::Save:
            thread.places[step.other] = scan.at;
            open.push_back({step.next, thread.places});
            break;
        case Step::Begin:
        case Step::End:
        case Step::WordEdge:
        case Step::WordStart:
        case Step::WordEnd:
            if (holds(step, scan.text, scan.at)) open.push_back({step.next, thread.places});
            break;
        default:
            list.push_back(thread);
        }
    }
}

Regex::Match Regex::find(std::string_view text, std::size_t from) const
{
    Match best;
    if (!error_.empty() || from > text.size()) return best;
    std::array<std::size_t, 2 * most_groups> none;
    none.fill(std::string_view::npos);
    std::vector<Thread> now, next;
    Scan scan{text, from, std::vector<std::size_t>(steps_.size(), 0)};
    for (std::size_t at = from; at <= text.size(); ++at) {
        scan.at = at;
        if (!best.found) follow(now, scan, 0, none);
        next.clear();
        for (const Thread& thread : now) {
            const Step& step = steps_[thread.step];
            const std::size_t begin = thread.places[0];
            if (best.found && begin > best.begin) continue;
            if (step.kind == Step::Found) {
                const bool better = !best.found || begin < best.begin || at > best.end;
                if (better) best = {begin, at, true, thread.places};
                continue;
            }
            if (at >= text.size() || !accepts(step, text[at])) continue;
            scan.at = at + 1;
            follow(next, scan, step.next, thread.places);
            scan.at = at;
        }
        std::swap(now, next);
        if (now.empty() && best.found) break;
    }
    return best;
}

}  // namespace fl::shell
