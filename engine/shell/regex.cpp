#include "shell/regex.h"

#include <cctype>

namespace fl::shell {
namespace {

constexpr std::size_t match_budget = 20000;  // steps for one starting point

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

}  // namespace

Regex::Regex(std::string_view pattern, bool extended, bool ignore_case) : ignore_case_(ignore_case)
{
    alternatives_.emplace_back();
    parse(pattern, extended);
}

void Regex::parse(std::string_view pattern, bool extended)
{
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        Sequence& atoms = alternatives_.back();
        char c = pattern[i];
        const bool escaped = c == '\\' && i + 1 < pattern.size();
        if (escaped) c = pattern[++i];
        const bool sign = c == '+' || c == '?' || c == '|';
        const bool is_operator = sign ? escaped != extended : !escaped;
        if (is_operator && c == '|') {
            alternatives_.emplace_back();
            continue;
        }
        if (is_operator && (c == '*' || c == '+' || c == '?') && !atoms.empty() &&
            atoms.back().kind != Atom::Begin) {
            atoms.back().optional = atoms.back().optional || c != '+';
            atoms.back().repeated = atoms.back().repeated || c != '?';
            continue;
        }
        Atom atom;
        atom.character = c;
        const bool at_end = i + 1 == pattern.size() || pattern[i + 1] == '|';
        if (is_operator && c == '.') atom.kind = Atom::Any;
        else if (is_operator && c == '^' && atoms.empty()) atom.kind = Atom::Begin;
        else if (is_operator && c == '$' && at_end) atom.kind = Atom::End;
        else if (is_operator && c == '[') atom = parse_set(pattern, i);
        atoms.push_back(atom);
    }
}

// At '[': leaves `at` on the ']' that closes it; a lone '[' is itself.
Regex::Atom Regex::parse_set(std::string_view pattern, std::size_t& at) const
{
    Atom atom;
    atom.character = '[';
    std::size_t i = at + 1;
    atom.inverted = i < pattern.size() && pattern[i] == '^';
    if (atom.inverted) ++i;
    const std::size_t close = pattern.find(']', i + 1);
    if (close == std::string_view::npos) {
        atom.inverted = false;
        return atom;
    }
    for (; i < close; ++i) {
        const bool range = i + 2 < close && pattern[i + 1] == '-';
        if (!range) atom.set += pattern[i];
        else {
            for (int c = static_cast<unsigned char>(pattern[i]);
                 c <= static_cast<unsigned char>(pattern[i + 2]); ++c)
                atom.set += static_cast<char>(c);
            i += 2;
        }
    }
    atom.kind = Atom::Set;
    at = close;
    return atom;
}

bool Regex::accepts(const Atom& atom, char c) const
{
    switch (atom.kind) {
        case Atom::Any: return true;
        case Atom::Set:
            return (atom.set.find(c) != std::string::npos ||
                    (ignore_case_ && atom.set.find(lower(c)) != std::string::npos)) != atom.inverted;
        case Atom::Character:
            return atom.character == c || (ignore_case_ && lower(atom.character) == lower(c));
        default: return false;
    }
}

// Recursion is as deep as the pattern has atoms; the budget bounds the backtracking.
bool Regex::match_here(const Sequence& atoms, std::size_t atom, std::string_view text, std::size_t at,
                       std::size_t& end, std::size_t& budget) const
{
    constexpr std::size_t deepest = 512;
    if (budget == 0 || atom > deepest) return false;
    --budget;
    if (atom == atoms.size()) {
        end = at;
        return true;
    }
    const Atom& here = atoms[atom];
    if (here.kind == Atom::Begin) return at == 0 && match_here(atoms, atom + 1, text, at, end, budget);
    if (here.kind == Atom::End)
        return at == text.size() && match_here(atoms, atom + 1, text, at, end, budget);
    std::size_t most = 0;
    while (at + most < text.size() && (here.repeated || most == 0) && accepts(here, text[at + most]))
        ++most;
    const std::size_t least = here.optional ? 0 : 1;
    for (std::size_t count = most + 1; count-- > least;)
        if (match_here(atoms, atom + 1, text, at + count, end, budget)) return true;
    return false;
}

Regex::Match Regex::find(std::string_view text, std::size_t from) const
{
    for (std::size_t begin = from; begin <= text.size(); ++begin) {
        Match best{begin, begin, false};
        for (const Sequence& atoms : alternatives_) {
            std::size_t end = begin, budget = match_budget;
            if (!match_here(atoms, 0, text, begin, end, budget)) continue;
            if (!best.found || end > best.end) best = {begin, end, true};
        }
        if (best.found) return best;
    }
    return {};
}

}  // namespace fl::shell
