// Binary operators.
#include "lang/generator.h"

namespace fl::lang {
namespace {

// Beyond this many operands a subexpression is evaluated with an empty stack; the rest leaves room for a
// call's arguments.
constexpr unsigned comfortable_depth = 8;

bool is_comparison(Operator op)
{
    return op >= Operator::Less;
}
bool is_commutative(Operator op)
{
    return op == Operator::Add || op == Operator::Mul || op == Operator::And || op == Operator::Or ||
           op == Operator::Xor || op == Operator::Equal || op == Operator::NotEqual;
}

Op comparison(Operator op, Op signed_equal, Op unsigned_below, bool is_unsigned_value)
{
    // Order of FL_LANG_COMPARISONS: Equal NotEqual Less LessEqual Greater GreaterEqual; unsigned: Below
    // BelowEqual Above AboveEqual.
    unsigned n = 0;
    switch (op) {
    case Operator::Equal:
        n = 0;
        break;
    case Operator::NotEqual:
        n = 1;
        break;
    case Operator::Less:
        n = 2;
        break;
    case Operator::LessEqual:
        n = 3;
        break;
    case Operator::Greater:
        n = 4;
        break;
    default:
        n = 5;
        break;
    }
    if (is_unsigned_value && n >= 2) return static_cast<Op>(static_cast<unsigned>(unsigned_below) + n - 2);
    return static_cast<Op>(static_cast<unsigned>(signed_equal) + n);
}

struct IntegerOperation {
    Op narrow, narrow_unsigned, wide, wide_unsigned;
};

// In the order of Operator.
constexpr IntegerOperation integer_operations[] = {
    {Op::Add32, Op::Add32, Op::Add64, Op::Add64},
    {Op::Sub32, Op::Sub32, Op::Sub64, Op::Sub64},
    {Op::Mul32, Op::Mul32, Op::Mul64, Op::Mul64},
    {Op::Div32, Op::DivU32, Op::Div64, Op::DivU64},
    {Op::Mod32, Op::ModU32, Op::Mod64, Op::ModU64},
    {Op::And, Op::And, Op::And, Op::And},
    {Op::Or, Op::Or, Op::Or, Op::Or},
    {Op::Xor, Op::Xor, Op::Xor, Op::Xor},
    {Op::Shl32, Op::Shl32, Op::Shl64, Op::Shl64},
    {Op::Shr32, Op::ShrU32, Op::Shr64, Op::ShrU64},
};

Op integer_operation(Operator op, bool wide, bool is_unsigned_value)
{
    const IntegerOperation& row = integer_operations[static_cast<std::size_t>(op)];
    if (wide) return is_unsigned_value ? row.wide_unsigned : row.wide;
    return is_unsigned_value ? row.narrow_unsigned : row.narrow;
}

}  // namespace

// Which operand does gcc -O0 evaluate first? See tests/unit/lang/execution_test.cpp.
bool Generator::second_first(const Expr& e) const
{
    if (!e.b->has_effects || e.a->has_effects) return false;
    const Expr* left = e.a;
    while (left->kind == ExprKind::Cast)
        left = left->a;
    if (left->kind == ExprKind::Name && left == e.a && (is_commutative(e.op) || is_comparison(e.op)))
        return true;
    return reads_late(*e.a);
}

void Generator::operands(Expr& a, Expr& b, bool b_first)
{
    Expr& first = b_first ? b : a;
    Expr& second = b_first ? a : b;
    const bool deep = out_.depth() >= comfortable_depth && second.depth > 2;
    value(first);
    if (deep) {
        const std::int64_t slot = temporary();
        store_to(type_long, Mode::Local, slot);
        value(second);
        load_from(type_long, Mode::Local, slot);
        if (!b_first) out_.emit(Op::Swap);
        return;
    }
    value(second);
    if (b_first) out_.emit(Op::Swap);
}

void Generator::pointer_difference(Expr& e)
{
    operands(*e.a, *e.b, false);
    out_.emit(Op::Sub64);
    if (e.value <= 1) return;
    out_.push(e.value);
    out_.emit(Op::Div64);
}

void Generator::operate(Operator op, TypeId id)
{
    const Type& type = types_.at(id);
    const bool u = is_unsigned(type);
    if (is_floating(type)) {
        const bool single = type.kind == TypeKind::Float;
        if (is_comparison(op)) {
            out_.emit(comparison(op, single ? Op::IsF32Equal : Op::IsF64Equal, Op::Illegal, false));
            return;
        }
        const auto first = static_cast<unsigned>(single ? Op::AddF32 : Op::AddF64);
        out_.emit(static_cast<Op>(first + static_cast<unsigned>(op)));
        return;
    }
    if (is_comparison(op)) {
        out_.emit(comparison(op, Op::IsEqual, Op::IsBelow, u));
        return;
    }
    out_.emit(integer_operation(op, type.size == 8, u));
}

// [pointer] → [pointer ± number * scale]
void Generator::scaled_index(Expr& number, std::int64_t scale, bool subtract)
{
    if (number.kind == ExprKind::Integer) {
        const std::int64_t distance = number.value * (subtract ? -scale : scale);
        if (distance == static_cast<std::int32_t>(distance)) {
            if (distance != 0) out_.emit(Op::AddImmediate64, distance);
            return;
        }
    }
    Expr* plain = &number;
    const bool widened = number.kind == ExprKind::Cast && types_.canonical(number.a->type) == type_int;
    if (widened) plain = number.a;
    const std::optional<Spot> known = plain->bit_field ? std::nullopt : spot(*plain);
    if (!subtract && known && known->frame && scale <= 0xffff &&
        (widened || types_.at(plain->type).size == 8)) {
        out_.emit(widened ? Op::IndexLocal32 : Op::IndexLocal64, known->offset, static_cast<unsigned>(scale));
        return;
    }
    value(number);
    const std::int64_t step_size = subtract ? -scale : scale;
    if (step_size == static_cast<std::int32_t>(step_size)) {
        out_.emit(Op::Index, step_size);
        return;
    }
    out_.push(step_size);
    out_.emit(Op::Mul64);
    out_.emit(Op::Add64);
}

void Generator::pointer_sum(Expr& e)
{
    if (e.b->has_effects && !e.a->has_effects && reads_late(*e.a)) {
        value(*e.b);
        const std::int64_t slot = temporary();
        store_to(type_long, Mode::Local, slot);
        value(*e.a);
        load_from(type_long, Mode::Local, slot);
        out_.push(e.op == Operator::Sub ? -e.value : e.value);
        out_.emit(Op::Mul64);
        out_.emit(Op::Add64);
        return;
    }
    value(*e.a);
    if (out_.depth() > comfortable_depth && e.b->depth > 2) {
        const std::int64_t slot = temporary();
        store_to(type_long, Mode::Local, slot);
        value(*e.b);
        out_.push(e.op == Operator::Sub ? -e.value : e.value);
        out_.emit(Op::Mul64);
        load_from(type_long, Mode::Local, slot);
        out_.emit(Op::Add64);
        return;
    }
    scaled_index(*e.b, e.value, e.op == Operator::Sub);
}

// int arithmetic whose right side is a constant: one instruction instead of two.
bool Generator::add_constant(Expr& e)
{
    const bool wide = types_.at(e.type).size == 8;
    std::int64_t imm = e.b->value;
    if (imm != static_cast<std::int32_t>(imm) || imm == INT32_MIN) return false;
    Op op = Op::Illegal;
    if (e.op == Operator::Add || e.op == Operator::Sub) {
        op = wide ? Op::AddImmediate64 : Op::AddImmediate32;
        if (e.op == Operator::Sub) imm = -imm;
    } else if (e.op == Operator::Mul && !wide) {
        op = Op::MulImmediate32;
    } else if (e.op == Operator::And) {
        op = Op::AndImmediate;
    }
    if (op == Op::Illegal) return false;
    value(*e.a);
    out_.emit(op, imm);
    return true;
}

// The same where it is a local.
bool Generator::add_local(Expr& e)
{
    const Type& type = types_.at(e.type);
    const bool wide = type.size == 8;
    Expr& right = *e.b;
    if (right.bit_field || types_.at(right.type).size != type.size) return false;
    const std::optional<Spot> known = spot(right);
    if (!known || !known->frame) return false;
    Op op = Op::Illegal;
    if (e.op == Operator::Add)
        op = wide ? Op::AddLocal64 : Op::AddLocal32;
    else if (e.op == Operator::Sub && !wide)
        op = Op::SubLocal32;
    else if (e.op == Operator::Mul && !wide)
        op = Op::MulLocal32;
    if (op == Op::Illegal) return false;
    value(*e.a);
    out_.emit(op, known->offset);
    return true;
}

bool Generator::add_with_local(Expr& e)
{
    if (!is_integer(types_.at(e.type)) || is_comparison(e.op)) return false;
    return e.b->kind == ExprKind::Integer ? add_constant(e) : add_local(e);
}

void Generator::binary(Expr& e)
{
    if (types_.at(e.type).kind == TypeKind::Pointer) return pointer_sum(e);
    if (add_with_local(e)) return;
    operands(*e.a, *e.b, second_first(e));
    operate(e.op, e.a->type);
}

}  // namespace fl::lang
