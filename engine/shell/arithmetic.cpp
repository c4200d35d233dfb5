#include "shell/arithmetic.h"

#include "base/text.h"

#include <cctype>

namespace fl::shell {
namespace {

constexpr unsigned deepest = 64;

using Operator = ArithmeticOperator;

// Recursive descent; numbers wrap around as bash's do. `live` is off in the branch that is not taken.
class Evaluator {
public:
    Evaluator(std::string_view text, const ArithmeticScope& scope, unsigned depth)
        : text_(text), scope_(scope), depth_(depth)
    {
    }

    ArithmeticResult run()
    {
        skip();
        if (at_ >= text_.size()) return {};
        std::int64_t value = comma();
        skip();
        if (error_.empty() && at_ < text_.size())
            fail("syntax error in expression (error token is \"" + std::string(text_.substr(at_)) + "\")");
        return {error_.empty() ? value : 0, error_};
    }

private:
    using Wide = std::uint64_t;

    void skip()
    {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])))
            ++at_;
    }
    bool take(std::string_view sign)
    {
        skip();
        if (text_.substr(at_, sign.size()) != sign) return false;
        at_ += sign.size();
        return true;
    }
    void fail(std::string why)
    {
        if (error_.empty()) error_ = std::move(why);
    }
    void expect_operand()
    {
        const std::string rest(text_.substr(std::min(at_, text_.size())));
        fail("syntax error: operand expected (error token is \"" +
             (rest.empty() ? std::string(text_.substr(text_.empty() ? 0 : text_.size() - 1)) : rest) + "\")");
    }

    std::int64_t comma()
    {
        std::int64_t value = assignment();
        while (error_.empty() && take(","))
            value = assignment();
        return value;
    }
    std::string name_here()
    {
        skip();
        std::size_t end = at_;
        while (end < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '_'))
            ++end;
        if (end == at_ || std::isdigit(static_cast<unsigned char>(text_[at_]))) return "";
        const std::string name(text_.substr(at_, end - at_));
        name_length_ = name.size();
        if (end >= text_.size() || text_[end] != '[' || depth_ >= deepest) return name;
        std::size_t close = end;  // name[expression]
        for (unsigned open = 0; close < text_.size(); ++close) {
            if (text_[close] == '[') ++open;
            if (text_[close] == ']' && --open == 0) break;
        }
        const ArithmeticResult inner =
            Evaluator(text_.substr(end + 1, close - end - 1), scope_, depth_ + 8).run();
        name_length_ = std::min(close + 1, text_.size()) - at_;
        return name + format("[%lld]", static_cast<long long>(inner.value));
    }
    std::int64_t number_of(const std::string& name)
    {
        const std::string text = scope_.value(name);
        if (depth_ >= deepest) return 0;
        const ArithmeticResult inner = Evaluator(text, scope_, depth_ + 8).run();
        if (!inner.error.empty()) fail(inner.error);
        return inner.value;
    }
    void store(const std::string& name, std::int64_t value)
    {
        if (live_) scope_.assign(name, format("%lld", static_cast<long long>(value)));
    }

    std::int64_t assignment()
    {
        if (++depth_ > deepest) fail("expression recursion level exceeded");
        if (!error_.empty()) return 0;
        const std::size_t start = at_;
        const std::string name = name_here();
        if (!name.empty()) {
            at_ += name_length_;
            skip();
            for (const std::string_view sign :
                 {"<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "="}) {
                if (text_.substr(at_, sign.size()) != sign) continue;
                if (sign == "=" && text_.substr(at_, 2) == "==") break;
                at_ += sign.size();
                const std::int64_t right = assignment();
                const std::string_view operation = sign.substr(0, sign.size() - 1);
                const std::int64_t value =
                    operation.empty() ? right : apply(operation, number_of(name), right);
                store(name, value);
                --depth_;
                return value;
            }
            at_ = start;
        }
        const std::int64_t value = conditional();
        --depth_;
        return value;
    }

    std::int64_t conditional()
    {
        const std::int64_t test = binary(1);
        if (!take("?")) return test;
        const bool was = live_;
        live_ = was && test != 0;
        const std::int64_t yes = comma();
        if (!take(":")) fail("`:' expected for conditional expression");
        live_ = was && test == 0;
        const std::int64_t no = assignment();
        live_ = was;
        return test != 0 ? yes : no;
    }

    const Operator* operator_here()
    {
        skip();
        return operator_at(text_.substr(at_));
    }

    std::int64_t binary(int level)
    {
        std::int64_t left = unary();
        for (;;) {
            const Operator* found = error_.empty() ? operator_here() : nullptr;
            if (!found || found->level < level) return left;
            at_ += found->sign.size();
            if (found->level == 10 && found->sign == "*" && take("*")) {
                left = power(left, unary());
                continue;
            }
            const bool was = live_;
            if (found->sign == "&&") live_ = was && left != 0;
            if (found->sign == "||") live_ = was && left == 0;
            if (++depth_ > deepest) fail("expression recursion level exceeded");
            const std::int64_t right = error_.empty() ? binary(found->level + 1) : 0;
            --depth_;
            const bool counted = live_;
            live_ = was;
            if (found->sign == "&&")
                left = left != 0 && right != 0;
            else if (found->sign == "||")
                left = left != 0 || right != 0;
            else if (counted)
                left = apply(found->sign, left, right);
        }
    }

    std::int64_t power(std::int64_t base, std::int64_t exponent)
    {
        if (exponent < 0) fail("exponent less than 0");
        return arithmetic_power(base, exponent);
    }

    std::int64_t apply(std::string_view sign, std::int64_t a, std::int64_t b)
    {
        if ((sign == "/" || sign == "%") && b == 0) {
            fail("division by 0 (error token is \"" + std::string(trim(text_.substr(last_operand_))) + "\")");
            return 0;
        }
        return apply_operator(sign, a, b);
    }

    std::int64_t unary()
    {
        skip();
        if (++depth_ > deepest) fail("expression recursion level exceeded");
        std::int64_t value = 0;
        if (error_.empty()) {
            if (take("++"))
                value = change(name_here(), 1, true);
            else if (text_.substr(at_, 2) == "--" && take("--"))
                value = change(name_here(), -1, true);
            else if (take("!"))
                value = unary() == 0;
            else if (take("~"))
                value = ~unary();
            else if (take("-"))
                value = static_cast<std::int64_t>(0 - static_cast<Wide>(unary()));
            else if (take("+"))
                value = unary();
            else
                value = primary();
        }
        --depth_;
        return value;
    }

    std::int64_t change(const std::string& name, int by, bool prefix)
    {
        if (name.empty()) {
            expect_operand();
            return 0;
        }
        if (prefix) at_ += name_length_;
        const std::int64_t old = number_of(name);
        const std::int64_t value = apply("+", old, by);
        store(name, value);
        return prefix ? value : old;
    }

    std::int64_t primary()
    {
        skip();
        last_operand_ = at_;
        if (take("(")) {
            const std::int64_t value = comma();
            if (!take(")")) fail("missing `)'");
            return value;
        }
        if (take("$")) last_operand_ = at_;
        const std::string name = name_here();
        if (!name.empty()) {
            at_ += name_length_;
            if (take("++")) return change(name, 1, false);
            if (take("--")) return change(name, -1, false);
            return number_of(name);
        }
        return literal();
    }

    // 10, 0x1f, 017, 2#101
    std::int64_t literal()
    {
        Wide base = 10, value = 0;
        const std::size_t start = at_;
        if (text_.substr(at_, 2) == "0x" || text_.substr(at_, 2) == "0X") {
            base = 16;
            at_ += 2;
        } else if (text_.substr(at_, 1) == "0")
            base = 8;
        bool any = false;
        for (; at_ < text_.size(); ++at_, any = true) {
            const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(text_[at_])));
            if (c == '#' && any && base == 10) {
                base = value;
                value = 0;
                continue;
            }
            if (!std::isalnum(static_cast<unsigned char>(c))) break;
            const Wide digit =
                static_cast<Wide>(std::isdigit(static_cast<unsigned char>(c)) ? c - '0' : c - 'a' + 10);
            if (digit >= base)
                fail("value too great for base (error token is \"" +
                     std::string(text_.substr(start, at_ + 1 - start)) + "\")");
            value = value * base + digit;
        }
        if (!any) expect_operand();
        return static_cast<std::int64_t>(value);
    }

    std::string_view text_;
    const ArithmeticScope& scope_;
    unsigned depth_;
    std::size_t at_ = 0, last_operand_ = 0, name_length_ = 0;
    bool live_ = true;
    std::string error_;
};

}  // namespace

ArithmeticResult evaluate_arithmetic(std::string_view text, const ArithmeticScope& scope)
{
    return Evaluator(text, scope, 0).run();
}

}  // namespace fl::shell
