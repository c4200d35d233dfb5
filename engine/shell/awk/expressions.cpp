#include "shell/awk/expressions.h"

namespace fl::shell::awk {
namespace {

bool is_builtin(std::string_view name)
{
    for (const std::string_view known : {"length",  "substr",  "index",   "split", "sub",   "gsub",  "match",
                                         "sprintf", "tolower", "toupper", "int",   "sqrt",  "close", "fflush",
                                         "exp",     "log",     "sin",     "cos",   "atan2", "rand",  "srand"})
        if (name == known) return true;
    return false;
}

}  // namespace

NodePtr make(Node::Kind kind, std::string text)
{
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->text = std::move(text);
    return node;
}
NodePtr make(Node::Kind kind, std::string text, NodePtr first, NodePtr second)
{
    NodePtr node = make(kind, std::move(text));
    node->parts.push_back(std::move(first));
    if (second) node->parts.push_back(std::move(second));
    return node;
}

ExpressionParser::ExpressionParser(std::string_view text) : lexer_(text)
{
    Lexer ahead(text);
    for (Token token = ahead.next(true); token.kind != Token::End && functions_.size() < 1000;) {
        const bool declares = token.kind == Token::Name && (token.text == "function" || token.text == "func");
        token = ahead.next(token.kind == Token::Sign || token.kind == Token::Newline);
        if (declares) functions_.insert(token.text);
    }
    advance(true);
}

NodePtr ExpressionParser::expression()
{
    if (++depth_ > deepest_nesting) fail();
    NodePtr left = error_.empty() ? ternary() : make(Node::Number);
    const bool place =
        left->kind == Node::Variable || left->kind == Node::Element || left->kind == Node::Field;
    if (place)
        for (const std::string_view sign : {"=", "+=", "-=", "*=", "/=", "%=", "^=", "**="})
            if (take(sign)) {
                skip_newlines();
                left = make(Node::Assign, sign == "**=" ? "^" : std::string(sign.substr(0, sign.size() - 1)),
                            std::move(left), expression());
                break;
            }
    --depth_;
    return left;
}

NodePtr ExpressionParser::ternary()
{
    NodePtr test = logical_or();
    if (!take("?")) return test;
    skip_newlines();
    NodePtr node = make(Node::Conditional, "", std::move(test), expression());
    skip_newlines();
    expect(":");
    skip_newlines();
    node->parts.push_back(expression());
    return node;
}

NodePtr ExpressionParser::logical_or()
{
    NodePtr left = logical_and();
    while (take("||")) {
        skip_newlines();
        left = make(Node::Or, "", std::move(left), logical_and());
    }
    return left;
}

NodePtr ExpressionParser::logical_and()
{
    NodePtr left = membership();
    while (take("&&")) {
        skip_newlines();
        left = make(Node::And, "", std::move(left), membership());
    }
    return left;
}

NodePtr ExpressionParser::membership()
{
    NodePtr left = matching();
    while (is_name("in")) {
        advance(true);
        left = make(Node::In, token_.text, std::move(left));
        if (token_.kind != Token::Name) fail();
        advance(false);
    }
    return left;
}

NodePtr ExpressionParser::matching()
{
    NodePtr left = comparison();
    while (is("~") || is("!~")) {
        const Node::Kind kind = is("~") ? Node::Match : Node::NoMatch;
        advance(true);
        left = make(kind, "", std::move(left), comparison());
    }
    return left;
}

NodePtr ExpressionParser::comparison()
{
    NodePtr left = joined();
    for (const std::string_view sign : {"<=", ">=", "==", "!=", "<", ">"}) {
        if (!is(sign) || (sign == ">" && no_greater_)) continue;
        advance(true);
        return make(Node::Compare, std::string(sign), std::move(left), joined());
    }
    return left;
}

bool ExpressionParser::starts_operand() const
{
    if (token_.kind == Token::Number || token_.kind == Token::Text || token_.kind == Token::Pattern)
        return true;
    if (token_.kind == Token::Name) return token_.text != "in" && token_.text != "else";
    return is("$") || is("!") || is("(") || is("-") || is("+") || is("++") || is("--");
}

NodePtr ExpressionParser::joined()
{
    NodePtr left = sum();
    while (error_.empty() && starts_operand() && !is("-") && !is("+"))
        left = make(Node::Join, "", std::move(left), sum());
    return left;
}

NodePtr ExpressionParser::sum()
{
    NodePtr left = product();
    while (is("+") || is("-")) {
        const std::string sign = token_.text;
        advance(true);
        left = make(Node::Arithmetic, sign, std::move(left), product());
    }
    return left;
}

NodePtr ExpressionParser::product()
{
    NodePtr left = unary();
    while (is("*") || is("/") || is("%")) {
        const std::string sign = token_.text;
        advance(true);
        left = make(Node::Arithmetic, sign, std::move(left), unary());
    }
    return left;
}

NodePtr ExpressionParser::unary()
{
    if (++depth_ > deepest_nesting) fail();
    NodePtr node;
    if (!error_.empty())
        node = make(Node::Number);
    else if (take("!"))
        node = make(Node::Not, "", unary());
    else if (take("-"))
        node = make(Node::Negate, "", unary());
    else if (take("+"))
        node = make(Node::Plus, "", unary());
    else
        node = power();
    --depth_;
    return node;
}

NodePtr ExpressionParser::power()
{
    NodePtr left = postfix();
    if (!is("^") && !is("**")) return left;
    advance(true);
    return make(Node::Arithmetic, "^", std::move(left), unary());
}

NodePtr ExpressionParser::postfix()
{
    NodePtr node = primary();
    const bool place =
        node->kind == Node::Variable || node->kind == Node::Element || node->kind == Node::Field;
    if (place && (is("++") || is("--"))) {
        const std::string sign = token_.text;
        advance(false);
        return make(Node::Increment, sign, std::move(node));
    }
    return node;
}

NodePtr ExpressionParser::subscript()
{
    NodePtr node = expression();
    while (take(",")) {  // a[i, j] is a[i SUBSEP j]
        node = make(Node::Join, "", std::move(node), make(Node::Variable, "SUBSEP"));
        node = make(Node::Join, "", std::move(node), expression());
    }
    return node;
}

NodePtr ExpressionParser::grouped()
{
    const bool was = no_greater_;
    no_greater_ = false;
    NodePtr node = make(Node::Group, "", expression());
    while (take(",")) {
        node->text = ",";
        node->parts.push_back(expression());
    }
    no_greater_ = was;
    expect(")");
    if (node->parts.size() > 1 && is_name("in")) {  // (i, j) in a
        NodePtr key = std::move(node->parts[0]);
        for (std::size_t i = 1; i < node->parts.size(); ++i) {
            key = make(Node::Join, "", std::move(key), make(Node::Variable, "SUBSEP"));
            key = make(Node::Join, "", std::move(key), std::move(node->parts[i]));
        }
        return key;
    }
    return node;
}

NodePtr ExpressionParser::named()
{
    const std::string name = token_.text;
    if (name == "getline") return getline();
    if (name == "system") refuse(name);
    advance(false);
    const bool own = functions_.count(name) != 0;
    if (own || is_builtin(name)) {
        NodePtr call = make(own ? Node::UserCall : Node::Call, name);
        if (take("(")) {
            while (!is(")") && error_.empty()) {
                call->parts.push_back(expression());
                if (!take(",")) break;
                skip_newlines();
            }
            expect(")");
        } else if (name != "length")
            fail();
        return call;
    }
    if (!take("[")) return make(Node::Variable, name);
    NodePtr node = make(Node::Element, name, subscript());
    expect("]");
    return node;
}

NodePtr ExpressionParser::primary()
{
    if (token_.kind == Token::Number) {
        NodePtr node = make(Node::Number, token_.text);
        node->number = token_.number;
        advance(false);
        return node;
    }
    if (token_.kind == Token::Text || token_.kind == Token::Pattern) {
        NodePtr node = make(token_.kind == Token::Text ? Node::Text : Node::Pattern, token_.text);
        advance(false);
        return node;
    }
    if (token_.kind == Token::Name) return named();
    if (take("(")) return grouped();
    if (take("$")) {
        if (++depth_ > deepest_nesting) fail();
        NodePtr index = is("++") || is("--") || is("-") ? unary() : primary();
        --depth_;
        return make(Node::Field, "", std::move(index));
    }
    if (is("++") || is("--")) {
        const std::string sign = token_.text;
        advance(true);
        NodePtr node = make(Node::Increment, sign, primary());
        node->prefix = true;
        return node;
    }
    fail();
    return make(Node::Number);
}

}  // namespace fl::shell::awk
