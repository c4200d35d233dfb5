// From a pattern to steps. POSIX syntax, with GNU's \+ \? \| \< \> \b \w \s.
#include "shell/regex.h"
#include "shell/regex_sets.h"

#include <cctype>

namespace fl::shell {
namespace {

constexpr std::size_t most_steps = 20000;
constexpr unsigned deepest = 64;
constexpr std::size_t most_repeats = 255;
constexpr std::size_t without_end = ~std::size_t{0};  // repeats

}  // namespace

class Regex::Compiler {
public:
    Compiler(Regex& regex, std::string_view pattern, bool extended)
        : regex_(regex), pattern_(pattern), extended_(extended)
    {
    }

    void run()
    {
        emit(Step::Save, 0);
        alternatives(0);
        if (at_ < pattern_.size() && regex_.error_.empty()) fail("Unmatched ) or \\)");
        emit(Step::Save, 1);
        emit(Step::Found, 0);
    }

private:
    std::vector<Step>& steps() { return regex_.steps_; }
    void fail(const char* why)
    {
        if (regex_.error_.empty()) regex_.error_ = why;
        at_ = pattern_.size();
    }
    std::size_t emit(Step::Kind kind, std::size_t other, char character = 0)
    {
        if (steps().size() > most_steps) fail("Regular expression too big");
        steps().push_back({kind, character, steps().size() + 1, other});
        return steps().size() - 1;
    }
    // An operator that has a backslash before it in basic expressions and none in extended ones.
    bool at_operator(char sign) const
    {
        const std::string_view rest = pattern_.substr(std::min(at_, pattern_.size()));
        if (extended_) return !rest.empty() && rest[0] == sign;
        return rest.size() > 1 && rest[0] == '\\' && rest[1] == sign;
    }
    bool take_operator(char sign)
    {
        if (!at_operator(sign)) return false;
        at_ += extended_ ? 1 : 2;
        return true;
    }

    void alternatives(unsigned depth)
    {
        if (depth > deepest) return fail("Regular expression too big");
        const std::size_t begin = steps().size();
        std::vector<std::vector<Step>> bodies;
        do {
            sequence(depth);
            bodies.push_back(cut(begin));
        } while (take_operator('|'));
        std::vector<std::size_t> jumps;
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            const bool last = i + 1 == bodies.size();
            const std::size_t split = last ? 0 : emit(Step::Split, 0);
            paste(bodies[i], begin);
            if (last) break;
            jumps.push_back(emit(Step::Jump, 0));
            steps()[split].other = steps().size();
        }
        for (const std::size_t jump : jumps)
            steps()[jump].next = steps().size();
    }

    // Steps that were emitted from `begin` on are taken out, to be put in again elsewhere, perhaps often.
    std::vector<Step> cut(std::size_t begin)
    {
        const std::vector<Step> body(steps().begin() + static_cast<std::ptrdiff_t>(begin), steps().end());
        steps().resize(begin);
        return body;
    }
    void paste(const std::vector<Step>& body, std::size_t begin)
    {
        if (steps().size() + body.size() > most_steps) return fail("Regular expression too big");
        const std::size_t shift = steps().size() - begin;
        for (Step step : body) {
            step.next += shift;
            if (step.kind == Step::Split) step.other += shift;
            steps().push_back(step);
        }
    }

    void sequence(unsigned depth)
    {
        bool first = true;
        while (at_ < pattern_.size() && !at_operator('|') && !(depth > 0 && at_operator(')'))) {
            const std::size_t begin = steps().size();
            if (!atom(depth, first)) break;
            first = false;
            repeat(begin);
        }
    }

    void repeat(std::size_t begin)
    {
        for (;;) {
            std::size_t least = 1, most = 1;
            if (at_ < pattern_.size() && pattern_[at_] == '*') {
                ++at_;
                least = 0;
                most = without_end;
            } else if (take_operator('+'))
                most = without_end;
            else if (take_operator('?'))
                least = 0;
            else if (!interval(least, most))
                return;
            apply(begin, least, most);
        }
    }

    std::size_t digits()
    {
        std::size_t value = 0;
        while (at_ < pattern_.size() && std::isdigit(static_cast<unsigned char>(pattern_[at_])))
            value = std::min<std::size_t>(most_repeats + 1,
                                          value * 10 + static_cast<std::size_t>(pattern_[at_++] - '0'));
        return value;
    }
    bool interval(std::size_t& least, std::size_t& most)
    {
        const std::size_t start = at_;
        if (!take_operator('{')) return false;
        if (at_ >= pattern_.size() ||
            !(std::isdigit(static_cast<unsigned char>(pattern_[at_])) || pattern_[at_] == ',')) {
            at_ = start;
            return false;
        }
        least = most = digits();
        if (at_ < pattern_.size() && pattern_[at_] == ',') {
            ++at_;
            most = at_operator('}') ? without_end : digits();
        }
        if (!take_operator('}')) fail("Unmatched { or \\{");
        if (least > most || least > most_repeats) fail("Invalid content of \\{\\}");
        return true;
    }

    // The atom emitted from `begin` on, `least` to `most` times.
    void apply(std::size_t begin, std::size_t least, std::size_t most)
    {
        const std::vector<Step> body = cut(begin);
        const auto copy = [&] { paste(body, begin); };
        for (std::size_t i = 0; i < least; ++i)
            copy();
        if (most == without_end) {
            const std::size_t split = emit(Step::Split, 0);
            copy();
            steps()[emit(Step::Jump, 0)].next = split;
            steps()[split].other = steps().size();
            return;
        }
        for (std::size_t i = least; i < std::min(most, most_repeats + 1) && regex_.error_.empty(); ++i) {
            const std::size_t split = emit(Step::Split, 0);
            copy();
            steps()[split].other = steps().size();
        }
    }

    // False at what ends a sequence.
    bool atom(unsigned depth, bool first)
    {
        if (take_operator('(')) {
            const std::size_t number = ++groups_;
            const bool kept = number < most_groups;
            if (kept) emit(Step::Save, 2 * number);
            alternatives(depth + 1);
            if (!take_operator(')'))
                fail("Unmatched ( or \\(");
            else if (kept)
                emit(Step::Save, 2 * number + 1);
            return true;
        }
        if (at_operator(')')) {
            if (!extended_) return false;
            if (depth > 0) return false;
        }
        const char c = pattern_[at_++];
        if (c == '\\' && at_ < pattern_.size())
            escaped(pattern_[at_++]);
        else if (c == '.')
            emit(Step::Any, 0);
        else if (c == '[')
            bracket();
        else if (c == '^' && (extended_ || first))
            emit(Step::Begin, 0);
        else if (c == '$' && (extended_ || at_ == pattern_.size() || at_operator('|') || at_operator(')')))
            emit(Step::End, 0);
        else
            emit(Step::Character, 0, c);
        return true;
    }

    void escaped(char c)
    {
        CharacterSet word = named_set("alnum");
        word.set('_');
        if (c == 'w')
            emit_set(word);
        else if (c == 'W')
            emit_set(~word);
        else if (c == 's')
            emit_set(named_set("space"));
        else if (c == 'S')
            emit_set(~named_set("space"));
        else if (c == 'b')
            emit(Step::WordEdge, 0);
        else if (c == '<')
            emit(Step::WordStart, 0);
        else if (c == '>')
            emit(Step::WordEnd, 0);
        else if (c == 'n')
            emit(Step::Character, 0, '\n');
        else if (c == 't')
            emit(Step::Character, 0, '\t');
        else if (c >= '1' && c <= '9')
            fail("Back-references are not available here");
        else
            emit(Step::Character, 0, c);
    }

    void emit_set(const CharacterSet& set)
    {
        regex_.sets_.push_back(set);
        emit(Step::Set, regex_.sets_.size() - 1);
    }

    void bracket()
    {
        CharacterSet set;
        const bool inverted = at_ < pattern_.size() && pattern_[at_] == '^';
        if (inverted) ++at_;
        for (bool first = true;; first = false) {
            if (at_ >= pattern_.size()) return fail("Unmatched [, [^, [:, [., or [=");
            char c = pattern_[at_++];
            if (c == ']' && !first) break;
            if (c == '[' && at_ < pattern_.size() && pattern_[at_] == ':') {
                const std::size_t close = pattern_.find(":]", at_ + 1);
                if (close == std::string_view::npos) return fail("Unmatched [, [^, [:, [., or [=");
                set |= named_set(pattern_.substr(at_ + 1, close - at_ - 1));
                at_ = close + 2;
                continue;
            }
            auto low = static_cast<unsigned char>(c), high = low;
            if (at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']') {
                high = static_cast<unsigned char>(pattern_[at_ + 1]);
                at_ += 2;
                if (high < low) return fail("Invalid range end");
            }
            for (unsigned value = low; value <= high; ++value)
                add(set, static_cast<unsigned char>(value));
        }
        emit_set(inverted ? ~set : set);
    }
    void add(CharacterSet& set, unsigned char c) const
    {
        set.set(c);
        if (!regex_.ignore_case_) return;
        set.set(static_cast<unsigned char>(std::tolower(c)));
        set.set(static_cast<unsigned char>(std::toupper(c)));
    }

    Regex& regex_;
    std::string_view pattern_;
    bool extended_;
    std::size_t at_ = 0, groups_ = 0;
};

Regex::Regex(std::string_view pattern, bool extended, bool ignore_case) : ignore_case_(ignore_case)
{
    Compiler(*this, pattern, extended).run();
}

}  // namespace fl::shell
