// Values of expressions: each leaves exactly one operand.
#include "lang/generator.h"

#include "hw/cpu.h"

#include <cstring>

namespace fl::lang {
namespace {

// Beyond this many operands a subexpression is evaluated with an empty stack; the rest leaves room for a call's arguments.
constexpr unsigned comfortable_depth = 8;

bool is_comparison(Operator op) { return op >= Operator::Less; }
bool is_commutative(Operator op)
{
    return op == Operator::Add || op == Operator::Mul || op == Operator::And || op == Operator::Or || op == Operator::Xor ||
           op == Operator::Equal || op == Operator::NotEqual;
}

Op comparison(Operator op, Op signed_equal, Op unsigned_below, bool is_unsigned_value)
{
    // Order of FL_LANG_COMPARISONS: Equal NotEqual Less LessEqual Greater GreaterEqual; unsigned: Below BelowEqual Above AboveEqual.
    unsigned n = 0;
    switch (op) {
        case Operator::Equal: n = 0; break;
        case Operator::NotEqual: n = 1; break;
        case Operator::Less: n = 2; break;
        case Operator::LessEqual: n = 3; break;
        case Operator::Greater: n = 4; break;
        default: n = 5; break;
    }
    if (is_unsigned_value && n >= 2) return static_cast<Op>(static_cast<unsigned>(unsigned_below) + n - 2);
    return static_cast<Op>(static_cast<unsigned>(signed_equal) + n);
}

}  // namespace

void Generator::push_floating(double number, TypeId type)
{
    std::int64_t bits = 0;
    if (types_.at(type).kind == TypeKind::Float) {
        const auto single = static_cast<float>(number);
        std::int32_t low = 0;
        std::memcpy(&low, &single, 4);
        bits = low;
    } else {
        std::memcpy(&bits, &number, 8);
    }
    out_.push(bits);
}

void Generator::value(Expr& e)
{
    switch (e.kind) {
        case ExprKind::Mistake: out_.emit(Op::Push, 0); return;
        case ExprKind::Integer:
            // unsigned int is kept sign-extended
            return out_.push(types_.at(e.type).size == 4 ? static_cast<std::int32_t>(e.value) : e.value);
        case ExprKind::Floating: return push_floating(e.number, e.type);
        case ExprKind::String: case ExprKind::CompoundLiteral: case ExprKind::Name: case ExprKind::Member: case ExprKind::Dereference:
            return load(e);
        case ExprKind::AddressOf: case ExprKind::Decay: return address(*e.a);
        case ExprKind::Negate:
            value(*e.a);
            if (is_floating(types_.at(e.type))) out_.emit(types_.at(e.type).kind == TypeKind::Float ? Op::NegF32 : Op::NegF64);
            else out_.emit(types_.at(e.type).size == 8 ? Op::Neg64 : Op::Neg32);
            return;
        case ExprKind::BitNot:
            value(*e.a);
            out_.emit(Op::BitNot);
            return;
        case ExprKind::Not:
            truth(*e.a);
            out_.emit(Op::IsZero);
            return;
        case ExprKind::Binary: return binary(e);
        case ExprKind::PointerDifference:
            operands(*e.a, *e.b, false);
            out_.emit(Op::Sub64);
            if (e.value > 1) {
                out_.push(e.value);
                out_.emit(Op::Div64);
            }
            return;
        case ExprKind::LogicalAnd: case ExprKind::LogicalOr: case ExprKind::Conditional: return choose(e, true);
        case ExprKind::Comma:
            effect(*e.a);
            return value(*e.b);
        case ExprKind::Assign: return assign(e, true);
        case ExprKind::CompoundAssign: return compound_assign(e, true);
        case ExprKind::PostIncrement: return post_increment(e, true);
        case ExprKind::Cast:
            if (types_.at(e.type).kind == TypeKind::Void) {
                effect(*e.a);
                out_.emit(Op::Push, 0);
                return;
            }
            value(*e.a);
            return convert(e.a->type, e.type);
        case ExprKind::Call: return call(e, true);
        case ExprKind::VaArg: {
            const Type& wanted = types_.at(types_.at(e.type).of);
            value(*e.a);
            const bool memory = is_record(wanted);
            out_.emit(Op::VaNext, static_cast<std::int64_t>(is_floating(wanted) ? 8 : wanted.size), memory ? 2 : is_floating(wanted) ? 1 : 0);
            return;
        }
        case ExprKind::Builtin: return builtin(e, true);
        case ExprKind::Statements: return statements(e);
    }
}

// Jumps inside must not cross pending operands: they wait in the frame.
void Generator::statements(Expr& e)
{
    const Spilled spilled = spill();
    std::vector<Stmt*>& list = e.body->statements;
    const bool has_value = types_.at(e.type).kind != TypeKind::Void && !list.empty();
    Stmt* last = has_value ? list.back() : nullptr;
    if (last) list.pop_back();
    block(*e.body);
    if (last) value(*last->expr);
    else out_.emit(Op::Push, 0);
    if (last) list.push_back(last);
    restore(spilled, true);
}

void Generator::effect(Expr& e)
{
    switch (e.kind) {
        case ExprKind::Mistake: case ExprKind::Integer: case ExprKind::Floating: case ExprKind::String: return;
        case ExprKind::Assign: return assign(e, false);
        case ExprKind::CompoundAssign: return compound_assign(e, false);
        case ExprKind::PostIncrement: return post_increment(e, false);
        case ExprKind::Comma:
            effect(*e.a);
            return effect(*e.b);
        case ExprKind::Cast:
            if (types_.at(e.type).kind == TypeKind::Void) return effect(*e.a);
            break;
        case ExprKind::Call: return call(e, false);
        case ExprKind::Builtin: return builtin(e, false);
        case ExprKind::LogicalAnd: case ExprKind::LogicalOr: case ExprKind::Conditional: return choose(e, false);
        case ExprKind::Dereference:
            if (types_.at(e.type).kind == TypeKind::Void) return effect(*e.a);
            break;
        default: break;
    }
    value(e);
    out_.emit(Op::Drop);
}

void Generator::truth(Expr& e)
{
    value(e);
    const Type& type = types_.at(e.type);
    if (is_floating(type)) {
        out_.emit(Op::Push, 0);
        out_.emit(type.kind == TypeKind::Float ? Op::IsF32NotEqual : Op::IsF64NotEqual);
    }
}

// Which operand does gcc -O0 evaluate first? See tests/unit/lang/order_test.cpp.
bool Generator::second_first(const Expr& e) const
{
    if (!e.b->has_effects || e.a->has_effects) return false;
    const Expr* left = e.a;
    while (left->kind == ExprKind::Cast) left = left->a;
    if (left->kind == ExprKind::Name && left == e.a && (is_commutative(e.op) || is_comparison(e.op))) return true;
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
    const bool wide = type.size == 8;
    switch (op) {
        case Operator::Add: out_.emit(wide ? Op::Add64 : Op::Add32); return;
        case Operator::Sub: out_.emit(wide ? Op::Sub64 : Op::Sub32); return;
        case Operator::Mul: out_.emit(wide ? Op::Mul64 : Op::Mul32); return;
        case Operator::Div: out_.emit(wide ? (u ? Op::DivU64 : Op::Div64) : u ? Op::DivU32 : Op::Div32); return;
        case Operator::Mod: out_.emit(wide ? (u ? Op::ModU64 : Op::Mod64) : u ? Op::ModU32 : Op::Mod32); return;
        case Operator::And: out_.emit(Op::And); return;
        case Operator::Or: out_.emit(Op::Or); return;
        case Operator::Xor: out_.emit(Op::Xor); return;
        case Operator::Shl: out_.emit(wide ? Op::Shl64 : Op::Shl32); return;
        default: out_.emit(wide ? (u ? Op::ShrU64 : Op::Shr64) : u ? Op::ShrU32 : Op::Shr32); return;
    }
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
    if (!subtract && known && known->frame && scale <= 0xffff && (widened || types_.at(plain->type).size == 8)) {
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

// int arithmetic whose right side is a constant or a local: one instruction instead of two.
bool Generator::add_with_local(Expr& e)
{
    const Type& type = types_.at(e.type);
    if (!is_integer(type) || is_comparison(e.op)) return false;
    const bool wide = type.size == 8;
    Expr& right = *e.b;
    if (right.kind == ExprKind::Integer && right.value == static_cast<std::int32_t>(right.value) && right.value != INT32_MIN) {
        Op op = Op::Illegal;
        std::int64_t imm = right.value;
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
    const std::optional<Spot> known = right.bit_field || types_.at(right.type).size != type.size ? std::nullopt : spot(right);
    if (!known || !known->frame) return false;
    Op op = Op::Illegal;
    if (e.op == Operator::Add) op = wide ? Op::AddLocal64 : Op::AddLocal32;
    else if (e.op == Operator::Sub && !wide) op = Op::SubLocal32;
    else if (e.op == Operator::Mul && !wide) op = Op::MulLocal32;
    if (op == Op::Illegal || (e.a->has_effects && !reads_late(right))) return false;
    value(*e.a);
    out_.emit(op, known->offset);
    return true;
}

void Generator::binary(Expr& e)
{
    if (types_.at(e.type).kind == TypeKind::Pointer) return pointer_sum(e);
    if (add_with_local(e)) return;
    operands(*e.a, *e.b, second_first(e));
    operate(e.op, e.a->type);
}

void Generator::choose(Expr& e, bool wanted)
{
    const Label otherwise = out_.new_label();
    const Label end = out_.new_label();
    const unsigned before = out_.depth();
    if (e.kind == ExprKind::Conditional) {
        condition(*e.a, otherwise, false);
        wanted ? value(*e.b) : effect(*e.b);
        out_.jump(Op::Jump, end);
        out_.set_depth(before);
        out_.bind(otherwise);
        wanted ? value(*e.c) : effect(*e.c);
        return out_.bind(end);
    }
    condition(e, otherwise, false);
    if (!wanted) return out_.bind(otherwise);
    out_.emit(Op::Push, 1);
    out_.jump(Op::Jump, end);
    out_.set_depth(before);
    out_.bind(otherwise);
    out_.emit(Op::Push, 0);
    out_.bind(end);
}

}  // namespace fl::lang
