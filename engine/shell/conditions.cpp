// [[ ]]: strings, patterns, regular expressions, files, and how they combine.
#include "shell/conditions.h"

#include "base/text.h"
#include "shell/parser.h"
#include "shell/regex.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

class Conditional {
public:
    Conditional(const std::vector<std::string>& words, const World& world,
                std::map<std::string, std::string>& variables)
        : words_(words), world_(world), variables_(variables)
    {
    }

    int run(std::string& error)
    {
        const bool yes = either(true, 0);
        if (error_.empty() && at_ < words_.size())
            error_ = "syntax error in conditional expression: unexpected token `" + shown() + "'";
        error = error_;
        return !error_.empty() ? 2 : yes ? 0 : 1;
    }

private:
    bool more() const { return at_ < words_.size() && error_.empty(); }
    std::string shown() const
    {
        const std::string& word = words_[at_];
        return word.empty() || word[0] != test_operator ? word : word.substr(1);
    }
    bool take(std::string_view sign)
    {
        if (!more() || words_[at_].empty() || words_[at_][0] != test_operator) return false;
        if (std::string_view(words_[at_]).substr(1) != sign) return false;
        ++at_;
        return true;
    }

    // `live`: the result counts; the other side of && and || is only read.
    bool either(bool live, unsigned depth)
    {
        bool yes = both(live, depth);
        while (take("||")) {
            const bool other = both(live && !yes, depth);
            yes = yes || other;
        }
        return yes;
    }
    bool both(bool live, unsigned depth)
    {
        bool yes = single(live, depth);
        while (take("&&")) {
            const bool other = single(live && yes, depth);
            yes = yes && other;
        }
        return yes;
    }

    bool single(bool live, unsigned depth)
    {
        constexpr unsigned deepest = 64;
        if (!more() || depth > deepest) {
            if (error_.empty()) error_ = "unexpected argument to conditional operator";
            return false;
        }
        if (take("!")) return !single(live, depth + 1);
        if (take("(")) {
            const bool yes = either(live, depth + 1);
            if (!take(")")) error_ = "expected `)'";
            return yes;
        }
        if (words_[at_][0] == test_operator) {
            error_ = "syntax error in conditional expression: unexpected token `" + shown() + "'";
            return false;
        }
        const std::string left = words_[at_++];
        if (left == "-v" && more()) return variables_.count(words_[at_++]) != 0;
        if (take("<")) return more() && left < words_[at_++];
        if (take(">")) return more() && left > words_[at_++];
        const bool dash = left.size() == 2 && left[0] == '-';
        const bool ends = !more() || (!words_[at_].empty() && words_[at_][0] == test_operator);
        if (ends) return !left.empty();
        if (dash) return by_test({left, words_[at_++]}, live);
        const std::string sign = words_[at_++];
        if (!more()) {
            error_ = "unexpected argument `" + sign + "' to conditional binary operator";
            return false;
        }
        const std::string right = words_[at_++];
        if (sign == "==" || sign == "=") return matches(right, left);
        if (sign == "!=") return !matches(right, left);
        if (sign == "=~") return live && fits(left, right);
        return by_test({left, sign, right}, live);
    }

    bool fits(const std::string& text, const std::string& pattern)
    {
        const Regex regex(pattern, true, false);
        if (!regex.error().empty()) {
            error_ = regex.error();
            return false;
        }
        const Regex::Match match = regex.find(text, 0);
        const std::string prefix = "BASH_REMATCH[";
        for (auto at = variables_.lower_bound(prefix);
             at != variables_.end() && at->first.compare(0, prefix.size(), prefix) == 0;)
            at = variables_.erase(at);
        if (!match.found) return false;
        for (std::size_t i = 0; i < Regex::most_groups; ++i)
            if (match.places[2 * i] != std::string::npos)
                variables_[prefix + format("%zu]", i)] = std::string(match.group(text, i));
        return true;
    }

    bool by_test(std::vector<std::string> words, bool live)
    {
        if (!live) return false;
        words.insert(words.begin(), "test");
        const ToolResult result = run_test({words, "", world_});
        if (result.status == 2) error_ = "conditional binary operator expected";
        return result.status == 0;
    }

    const std::vector<std::string>& words_;
    const World& world_;
    std::map<std::string, std::string>& variables_;
    std::string error_;
    std::size_t at_ = 0;
};

}  // namespace

int run_condition(const std::vector<std::string>& words, const World& world,
                  std::map<std::string, std::string>& variables, std::string& error)
{
    return Conditional(words, world, variables).run(error);
}

}  // namespace fl::shell
