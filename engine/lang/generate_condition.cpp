// Conditions as jumps.
#include "lang/generator.h"

namespace fl::lang {
namespace {

Operator inverse(Operator op)
{
    switch (op) {
    case Operator::Less:
        return Operator::GreaterEqual;
    case Operator::Greater:
        return Operator::LessEqual;
    case Operator::LessEqual:
        return Operator::Greater;
    case Operator::GreaterEqual:
        return Operator::Less;
    case Operator::Equal:
        return Operator::NotEqual;
    default:
        return Operator::Equal;
    }
}

unsigned place_in_list(Operator op)
{
    switch (op) {
    case Operator::Equal:
        return 0;
    case Operator::NotEqual:
        return 1;
    case Operator::Less:
        return 2;
    case Operator::LessEqual:
        return 3;
    case Operator::Greater:
        return 4;
    default:
        return 5;
    }
}

bool fits16(std::int64_t n)
{
    return n == static_cast<std::int16_t>(n);
}

}  // namespace

// `i < 10` and `i < n` on int locals: one instruction.
bool Generator::fused_condition(Expr& e, Label target, bool when)
{
    if (!fuse_ || types_.canonical(e.a->type) != type_int || types_.canonical(e.b->type) != type_int)
        return false;
    const std::optional<Spot> left =
        e.a->bit_field || e.a->kind == ExprKind::Integer ? std::nullopt : spot(*e.a);
    if (!left || !left->frame || !fits16(left->offset)) return false;
    const unsigned n = place_in_list(when ? e.op : inverse(e.op));
    const auto a = static_cast<std::uint16_t>(left->offset);
    if (e.b->kind == ExprKind::Integer && fits16(e.b->value)) {
        out_.jump_packed(nth(Op::JumpConstantEqual, n), a, static_cast<std::int16_t>(e.b->value), target);
        return true;
    }
    const std::optional<Spot> right = e.b->bit_field ? std::nullopt : spot(*e.b);
    if (!right || !right->frame || !fits16(right->offset)) return false;
    out_.jump_packed(nth(Op::JumpLocalsEqual, n), a, static_cast<std::int16_t>(right->offset), target);
    return true;
}

void Generator::condition(Expr& e, Label target, bool when)
{
    if (e.kind == ExprKind::Not) return condition(*e.a, target, !when);
    if (e.kind == ExprKind::Integer) {
        if ((e.value != 0) == when) out_.jump(Op::Jump, target);
        return;
    }
    if (e.kind == ExprKind::LogicalAnd || e.kind == ExprKind::LogicalOr) {
        // One of the operands decides alone when it equals `decisive`.
        const bool decisive = e.kind == ExprKind::LogicalOr;
        if (decisive == when) {
            condition(*e.a, target, when);
            return condition(*e.b, target, when);
        }
        const Label skip = out_.new_label();
        condition(*e.a, skip, decisive);
        condition(*e.b, target, when);
        return out_.bind(skip);
    }
    const bool comparison = e.kind == ExprKind::Binary && e.op >= Operator::Less;
    if (comparison && !is_floating(types_.at(e.a->type))) {
        if (fused_condition(e, target, when)) return;
        const Operator op = when ? e.op : inverse(e.op);
        if (e.b->kind == ExprKind::Integer && e.b->value == 0 &&
            (e.op == Operator::Equal || e.op == Operator::NotEqual)) {
            value(*e.a);
            return out_.jump(op == Operator::Equal ? Op::JumpZero : Op::JumpNonZero, target);
        }
        operands(*e.a, *e.b, second_first(e));
        const unsigned n = place_in_list(op);
        const bool u = is_unsigned(types_.at(e.a->type)) && n >= 2;
        return out_.jump(u ? nth(Op::JumpBelow, n - 2) : nth(Op::JumpEqual, n), target);
    }
    truth(e);
    out_.jump(when ? Op::JumpNonZero : Op::JumpZero, target);
}

}  // namespace fl::lang
