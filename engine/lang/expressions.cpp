#include "lang/parser.h"

namespace fl::lang {
namespace {

struct BinaryOperator {
    std::string_view text;
    int precedence;  // higher binds tighter
    Operator op;
};

constexpr BinaryOperator binaries[] = {
    {"||", 1, Operator::Or},        {"&&", 2, Operator::And},          {"|", 3, Operator::Or},
    {"^", 4, Operator::Xor},        {"&", 5, Operator::And},           {"==", 6, Operator::Equal},
    {"!=", 6, Operator::NotEqual},  {"<", 7, Operator::Less},          {">", 7, Operator::Greater},
    {"<=", 7, Operator::LessEqual}, {">=", 7, Operator::GreaterEqual}, {"<<", 8, Operator::Shl},
    {">>", 8, Operator::Shr},       {"+", 9, Operator::Add},           {"-", 9, Operator::Sub},
    {"*", 10, Operator::Mul},       {"/", 10, Operator::Div},          {"%", 10, Operator::Mod},
};

struct AssignOperator {
    std::string_view text;
    Operator op;
};

constexpr AssignOperator assigns[] = {
    {"+=", Operator::Add},  {"-=", Operator::Sub},  {"*=", Operator::Mul}, {"/=", Operator::Div},
    {"%=", Operator::Mod},  {"&=", Operator::And},  {"|=", Operator::Or},  {"^=", Operator::Xor},
    {"<<=", Operator::Shl}, {">>=", Operator::Shr},
};

const BinaryOperator* binary_operator(const Token& token)
{
    if (token.kind != TokenKind::Punctuator) return nullptr;
    for (const BinaryOperator& candidate : binaries)
        if (candidate.text == token.text) return &candidate;
    return nullptr;
}

}  // namespace

Expr* Parser::expression()
{
    Expr* e = assignment();
    while (!quiet_ && peek().is(",")) {
        const Location at = take().at;
        e = check_.comma(check_.rvalue(e), assignment(), at);
    }
    return e;
}

Expr* Parser::assignment()
{
    const Deeper deeper(*this);
    if (stopped()) return check_.mistake(peek().at);
    Expr* target = conditional();
    if (quiet_) return target;
    const Token op = peek();
    if (op.is("=")) {
        take();
        return check_.assign(target, assignment(), op.at);
    }
    if (op.kind == TokenKind::Punctuator)
        for (const AssignOperator& candidate : assigns)
            if (candidate.text == op.text) {
                take();
                Expr* operand = assignment();
                Expr* atomic = atomic_change(candidate.op, target, operand, true, op.at);
                return atomic ? atomic : check_.compound_assign(candidate.op, target, operand, op.at);
            }
    return target;
}

Expr* Parser::conditional()
{
    Expr* condition = binary(1);
    if (quiet_ || !peek().is("?")) return condition;
    const Deeper deeper(*this);
    const Location at = take().at;
    Expr* yes = nullptr;
    if (!peek().is(":")) yes = expression();
    if (quiet_ || !expect(":")) return check_.mistake(at);
    Expr* no = conditional();
    return check_.conditional(condition, yes, no, at);
}

Expr* Parser::binary(int lowest)
{
    Expr* left = cast_expression();
    while (!quiet_) {
        const BinaryOperator* found = binary_operator(peek());
        if (!found || found->precedence < lowest) break;
        const Location at = take().at;
        Expr* right = binary(found->precedence + 1);
        if (quiet_) break;
        left = found->precedence <= 2 ? check_.logical(found->precedence == 2, left, right, at)
                                      : check_.binary(found->op, left, right, at);
    }
    return left;
}

Expr* Parser::cast_expression()
{
    if (!peek().is("(") || !starts_type(peek(1))) return unary();
    const Deeper deeper(*this);
    const Location at = take().at;
    const std::size_t first = sizes_.size();
    const TypeId type = type_name();
    if (quiet_ || !expect(")")) return check_.mistake(at);
    if (peek().is("{")) return postfix_of(compound_literal(type, at));
    return with_sizes(check_.cast(type, cast_expression(), at), first);
}

Expr* Parser::unary()
{
    const Deeper deeper(*this);
    const Token token = peek();
    if (stopped()) return check_.mistake(token.at);
    if (token.kind == TokenKind::Punctuator) {
        const auto operand = [this] {
            take();
            return cast_expression();
        };
        switch (token.code) {
        case punctuator("&"):
            return check_.address_of(operand(), token.at);
        case punctuator("*"):
            return check_.dereference(operand(), token.at, "unary '*'");
        case punctuator("-"):
            return check_.negate(operand(), token.at);
        case punctuator("+"):
            return check_.plus(operand(), token.at);
        case punctuator("~"):
            return check_.bit_not(operand(), token.at);
        case punctuator("!"):
            return check_.logical_not(operand(), token.at);
        case punctuator("++"):
        case punctuator("--"):
            take();
            return change_by_one(unary(), token, false);
        case punctuator("&&"):
            error(token.at, "addresses of labels are not supported");
            quiet_ = true;
            return check_.mistake(token.at);
        default:
            break;
        }
    }
    if (token.is(Keyword::Sizeof)) return sizeof_expression("sizeof");
    if (token.is(Keyword::Alignof)) return sizeof_expression("_Alignof");
    if (token.is(Keyword::Extension)) {
        take();
        return cast_expression();
    }
    return postfix();
}

Expr* Parser::sizeof_expression(std::string_view word)
{
    const Location at = take().at;
    if (peek().is("(") && starts_type(peek(1))) {
        take();
        const Location type_at = peek().at;
        const std::size_t first = sizes_.size();
        const TypeId type = type_name();
        if (quiet_ || !expect(")")) return check_.mistake(at);
        if (peek().is("{")) return check_.size_of(postfix_of(compound_literal(type, at)), at);
        return with_sizes(check_.size_of_type(type, type_at, word), first);
    }
    Expr* e = unary();
    if (quiet_) return e;
    return word == "sizeof" ? check_.size_of(e, at) : check_.size_of_type(e->type, at, word);
}

std::int64_t Parser::constant(std::string_view what)
{
    Expr* e = conditional();
    if (quiet_ || check_.bad(*e)) return 1;
    Expr* value = e;
    // A cast keeps its node so that the debugger sees the type; its value is still a constant.
    while (value->kind == ExprKind::Cast && value->a->kind == ExprKind::Integer &&
           is_integer(types_.at(value->type)))
        value = check_.integer(value->a->value, value->type, value->at);
    if (value->kind == ExprKind::Integer) return value->value;
    error(e->at, std::string(what));
    return 1;
}

}  // namespace fl::lang
