// The controlling expression of #if and #elif.
#include "lang/literals.h"
#include "lang/preprocessor.h"

namespace fl::lang {
namespace {

constexpr unsigned max_depth = 200;

int precedence(std::string_view op)
{
    constexpr std::string_view levels[] = {"||",    "&&",        "|",     "^",   "&",
                                           "== !=", "< > <= >=", "<< >>", "+ -", "* / %"};
    for (std::size_t i = 0; i < std::size(levels); ++i)
        for (std::size_t at = 0; at <= levels[i].size();) {
            const std::size_t end = std::min(levels[i].find(' ', at), levels[i].size());
            if (levels[i].substr(at, end - at) == op) return static_cast<int>(i) + 1;
            at = end + 1;
        }
    return 0;
}

struct Value {
    std::uint64_t bits = 0;
    bool is_unsigned = false;
};

class Condition {
public:
    Condition(const std::vector<Token>& tokens, Location at, Sources& sources)
        : tokens_(tokens), at_(at), sources_(sources)
    {
    }

    bool evaluate()
    {
        const Value value = conditional();
        if (!failed_ && place_ < tokens_.size()) {
            const Token& token = tokens_[place_];
            if (token.is(")"))
                fail(token.at, "missing '(' in expression");
            else
                fail(token.at, "missing binary operator before token \"" + std::string(token.text) + "\"");
        }
        return !failed_ && value.bits != 0;
    }

private:
    void fail(Location at, std::string message)
    {
        if (!failed_) sources_.error(at, std::move(message));
        failed_ = true;
    }
    bool accept(std::string_view text)
    {
        if (place_ >= tokens_.size() || !tokens_[place_].is(text)) return false;
        ++place_;
        return true;
    }

    Value conditional()
    {
        const Value chosen = binary(1);
        if (failed_ || !accept("?")) return chosen;
        if (++depth_ > max_depth) fail(at_, "#if expression is nested too deeply");
        const bool was_dead = dead_;
        dead_ = was_dead || chosen.bits == 0;
        const Value yes = failed_ ? Value{} : conditional();
        if (!accept(":")) fail(at_, "'?' without following ':'");
        dead_ = was_dead || chosen.bits != 0;
        const Value no = failed_ ? Value{} : conditional();
        dead_ = was_dead;
        --depth_;
        Value result = chosen.bits != 0 ? yes : no;
        result.is_unsigned = yes.is_unsigned || no.is_unsigned;
        return result;
    }

    Value binary(int lowest)
    {
        Value left = unary();
        while (!failed_ && place_ < tokens_.size() && tokens_[place_].kind == TokenKind::Punctuator) {
            const std::string_view op = tokens_[place_].text;
            const int level = precedence(op);
            if (level < lowest || level == 0) break;
            ++place_;
            const bool was_dead = dead_;
            if ((op == "&&" && left.bits == 0) || (op == "||" && left.bits != 0)) dead_ = true;
            const Value right = binary(level + 1);
            dead_ = was_dead;
            left = apply(op, left, right);
        }
        return left;
    }

    Value apply(std::string_view op, Value a, Value b)
    {
        const bool u = a.is_unsigned || b.is_unsigned;
        const auto x = static_cast<std::int64_t>(a.bits);
        const auto y = static_cast<std::int64_t>(b.bits);
        const unsigned shift = static_cast<unsigned>(b.bits & 63);
        if (op == "||") return {a.bits != 0 || b.bits != 0, false};
        if (op == "&&") return {a.bits != 0 && b.bits != 0, false};
        if (op == "|") return {a.bits | b.bits, u};
        if (op == "^") return {a.bits ^ b.bits, u};
        if (op == "&") return {a.bits & b.bits, u};
        if (op == "==") return {a.bits == b.bits, false};
        if (op == "!=") return {a.bits != b.bits, false};
        if (op == "<") return {u ? a.bits < b.bits : x < y, false};
        if (op == ">") return {u ? a.bits > b.bits : x > y, false};
        if (op == "<=") return {u ? a.bits <= b.bits : x <= y, false};
        if (op == ">=") return {u ? a.bits >= b.bits : x >= y, false};
        if (op == "<<") return {a.bits << shift, a.is_unsigned};
        if (op == ">>")
            return {a.is_unsigned ? a.bits >> shift : static_cast<std::uint64_t>(x >> shift), a.is_unsigned};
        if (op == "+") return {a.bits + b.bits, u};
        if (op == "-") return {a.bits - b.bits, u};
        if (op == "*") return {a.bits * b.bits, u};
        if (b.bits == 0) {
            if (!dead_) fail(at_, "division by zero in #if");
            return {};
        }
        if (!u && y == -1) return {op == "/" ? 0 - a.bits : 0, false};
        if (op == "/") return {u ? a.bits / b.bits : static_cast<std::uint64_t>(x / y), u};
        return {u ? a.bits % b.bits : static_cast<std::uint64_t>(x % y), u};
    }

    Value unary()
    {
        if (++depth_ > max_depth) fail(at_, "#if expression is nested too deeply");
        const Value value = failed_ ? Value{} : unary_checked();
        --depth_;
        return value;
    }

    Value unary_checked()
    {
        if (accept("!")) return {unary().bits == 0, false};
        if (accept("-")) {
            const Value v = unary();
            return {0 - v.bits, v.is_unsigned};
        }
        if (accept("+")) return unary();
        if (accept("~")) {
            const Value v = unary();
            return {~v.bits, v.is_unsigned};
        }
        if (accept("(")) {
            const Value value = conditional();
            if (!failed_ && !accept(")")) fail(at_, "missing ')' in expression");
            return value;
        }
        if (place_ >= tokens_.size()) {
            fail(at_, place_ == 0
                          ? "#if with no expression"
                          : "operator '" + std::string(tokens_[place_ - 1].text) + "' has no right operand");
            return {};
        }
        const Token& token = tokens_[place_++];
        if (token.kind == TokenKind::Identifier) return {};  // an undefined name is 0
        if (token.kind == TokenKind::Character)
            return {static_cast<std::uint64_t>(character_value(token.text)), false};
        const std::optional<NumberLiteral> number =
            token.kind == TokenKind::Number ? parse_number(token.text) : std::nullopt;
        if (number && !number->floating)
            return {number->bits, number->is_unsigned || number->bits >> 63 != 0};
        if (number)
            fail(token.at, "floating constant in preprocessor expression");
        else
            fail(token.at,
                 "token \"" + std::string(token.text) + "\" is not valid in preprocessor expressions");
        return {};
    }

    const std::vector<Token>& tokens_;
    Location at_;
    Sources& sources_;
    std::size_t place_ = 0;
    unsigned depth_ = 0;
    bool dead_ = false;  // in an operand that is not evaluated
    bool failed_ = false;
};

Token truth(bool value, const Token& place)
{
    Token token = place;
    token.kind = TokenKind::Number;
    token.text = value ? "1" : "0";
    return token;
}

}  // namespace

bool Preprocessor::condition(const std::vector<Token>& line, Location at)
{
    // `defined` looks at names before they are expanded.
    std::vector<Token> resolved;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool defined = line[i].text == "defined" && line[i].kind == TokenKind::Identifier;
        const bool has = line[i].text.substr(0, 6) == "__has_" && i + 1 < line.size() && line[i + 1].is("(");
        if (defined && i + 1 < line.size() && line[i + 1].kind == TokenKind::Identifier) {
            resolved.push_back(truth(names_.count(line[i + 1].text) != 0, line[i]));
            i += 1;
        } else if (defined && i + 3 < line.size() && line[i + 1].is("(") && line[i + 3].is(")")) {
            resolved.push_back(truth(names_.count(line[i + 2].text) != 0, line[i]));
            i += 3;
        } else if (defined) {
            sources_.error(line[i].at, "operator \"defined\" requires an identifier");
            return false;
        } else if (has) {
            std::string name;
            const Token place = line[i];
            for (i += 2; i < line.size() && !line[i].is(")"); ++i)
                if (!line[i].is("<") && !line[i].is(">")) name += line[i].text;
            if (!name.empty() && name.front() == '"') name = name.substr(1, name.size() - 2);
            resolved.push_back(truth(place.text == "__has_include" && headers_.count(name) != 0, place));
        } else {
            resolved.push_back(line[i]);
        }
    }
    const std::vector<Token> tokens = expand_fully(resolved);
    return Condition(tokens, at, sources_).evaluate();
}

}  // namespace fl::lang
