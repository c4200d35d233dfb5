// coreutils: expr, each operand and operator a word of its own.
#include "base/text.h"
#include "shell/regex.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

class Expression {
public:
    explicit Expression(const std::vector<std::string>& words) : words_(words) {}

    ToolResult run()
    {
        ToolResult result;
        if (words_.size() < 2)
            return usage_error("expr: missing operand\nTry 'expr --help' for more information.\n", 2);
        const std::string value = level(0, 0);
        if (error_.empty() && at_ < words_.size())
            error_ = "syntax error: unexpected argument '" + words_[at_] + "'";
        if (!error_.empty()) return usage_error("expr: " + error_ + "\n", 2);
        result.output = value + "\n";
        result.status = is_null(value) ? 1 : 0;
        return result;
    }

private:
    static bool is_null(const std::string& value)
    {
        return value.empty() || value.find_first_not_of("-0") == std::string::npos;
    }
    // Levels from loose to tight: | & compare +- */% :
    bool operator_here(unsigned depth) const
    {
        static constexpr std::string_view signs[] = {" | ",   " & ",     " < <= = == != >= > ",
                                                     " + - ", " * / % ", " : "};
        return at_ < words_.size() && !words_[at_].empty() &&
               signs[depth].find(" " + words_[at_] + " ") != std::string_view::npos;
    }

    std::string level(unsigned depth, unsigned nested)
    {
        constexpr unsigned levels = 6, deepest = 64;
        if (nested > deepest) error_ = "syntax error";
        if (!error_.empty()) return "";
        if (depth == levels) return primary(nested);
        std::string left = level(depth + 1, nested);
        while (error_.empty() && operator_here(depth)) {
            const std::string sign = words_[at_++];
            if (at_ >= words_.size()) error_ = "syntax error: missing argument after '" + sign + "'";
            const std::string right = level(depth + 1, nested);
            left = combine(sign, left, right);
        }
        return left;
    }

    std::string combine(const std::string& sign, const std::string& left, const std::string& right)
    {
        if (!error_.empty()) return "";
        if (sign == "|") return !is_null(left) ? left : is_null(right) ? "0" : right;
        if (sign == "&") return is_null(left) || is_null(right) ? "0" : left;
        if (sign == ":") return match(left, right);
        const auto a = parse_signed(left), b = parse_signed(right);
        if (std::string_view("+-*/%").find(sign) != std::string_view::npos) {
            if (!a || !b) return error_ = "non-integer argument", "";
            if ((sign == "/" || sign == "%") && *b == 0) return error_ = "division by zero", "";
            const std::int64_t value = sign == "+"   ? *a + *b
                                       : sign == "-" ? *a - *b
                                       : sign == "*" ? *a * *b
                                       : sign == "/" ? *a / *b
                                                     : *a % *b;
            return format("%lld", static_cast<long long>(value));
        }
        const int order = a && b ? (*a > *b) - (*a < *b) : left.compare(right);
        const bool yes = sign == "<"    ? order < 0
                         : sign == "<=" ? order <= 0
                         : sign == ">"  ? order > 0
                         : sign == ">=" ? order >= 0
                         : sign == "!=" ? order != 0
                                        : order == 0;
        return yes ? "1" : "0";
    }

    std::string match(const std::string& text, const std::string& pattern)
    {
        const Regex regex("^" + pattern, false, false);
        if (!regex.error().empty()) return error_ = regex.error(), "";
        const Regex::Match found = regex.find(text, 0);
        const bool group = pattern.find("\\(") != std::string::npos;
        if (group) return found.found ? std::string(found.group(text, 1)) : "";
        return format("%zu", found.found ? found.end - found.begin : 0);
    }

    std::string take()
    {
        if (at_ >= words_.size()) {
            if (error_.empty()) error_ = "syntax error: missing argument after '" + words_.back() + "'";
            return "";
        }
        return words_[at_++];
    }

    std::string primary(unsigned nested)
    {
        const std::string word = take();
        const bool more = at_ < words_.size();
        if (word == "(") {
            const std::string value = level(0, nested + 1);
            if (take() != ")" && error_.empty()) error_ = "syntax error: expecting ')' after '" + value + "'";
            return value;
        }
        if (word == "length" && more) return format("%zu", take().size());
        if (word == "match" && more) {
            const std::string text = take();
            return match(text, take());
        }
        if (word == "index" && more) {
            const std::string text = take();
            return format("%zu", text.find_first_of(take()) + 1);
        }
        if (word == "substr" && more) {
            const std::string text = take();
            const auto from = parse_signed(take()), length = parse_signed(take());
            if (!from || !length || *from < 1 || static_cast<std::size_t>(*from) > text.size()) return "";
            return text.substr(static_cast<std::size_t>(*from - 1),
                               static_cast<std::size_t>(std::max<std::int64_t>(0, *length)));
        }
        return word;
    }

    const std::vector<std::string>& words_;
    std::size_t at_ = 1;
    std::string error_;
};

}  // namespace

ToolResult run_expr(const ToolCall& call)
{
    return Expression(call.arguments).run();
}

}  // namespace fl::shell
