// Values of expressions: each leaves exactly one operand.
#include "lang/generator.h"

#include "hw/cpu.h"

#include <cstring>

namespace fl::lang {
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

void Generator::unary(Expr& e)
{
    const Type& type = types_.at(e.type);
    if (e.kind == ExprKind::Not) {
        truth(*e.a);
        out_.emit(Op::IsZero);
        return;
    }
    value(*e.a);
    if (e.kind == ExprKind::BitNot)
        out_.emit(Op::BitNot);
    else if (is_floating(type))
        out_.emit(type.kind == TypeKind::Float ? Op::NegF32 : Op::NegF64);
    else
        out_.emit(type.size == 8 ? Op::Neg64 : Op::Neg32);
}

void Generator::cast(Expr& e)
{
    if (types_.at(e.type).kind != TypeKind::Void) {
        value(*e.a);
        return convert(e.a->type, e.type);
    }
    effect(*e.a);
    out_.emit(Op::Push, 0);
}

void Generator::next_argument(Expr& e)
{
    const Type& wanted = types_.at(types_.at(e.type).of);
    value(*e.a);
    const unsigned where = is_record(wanted) ? 2 : is_floating(wanted) ? 1 : 0;
    out_.emit(Op::VaNext, static_cast<std::int64_t>(where == 1 ? 8 : wanted.size), where);
}

void Generator::value(Expr& e)
{
    switch (e.kind) {
    case ExprKind::Mistake:
        return out_.push(0);
    case ExprKind::Integer:  // unsigned int is kept sign-extended
        return out_.push(types_.at(e.type).size == 4 ? static_cast<std::int32_t>(e.value) : e.value);
    case ExprKind::Floating:
        return push_floating(e.number, e.type);
    case ExprKind::String:
    case ExprKind::CompoundLiteral:
    case ExprKind::Name:
    case ExprKind::Member:
    case ExprKind::Dereference:
        return load(e);
    case ExprKind::AddressOf:
    case ExprKind::Decay:
        return address(*e.a);
    case ExprKind::Negate:
    case ExprKind::BitNot:
    case ExprKind::Not:
        return unary(e);
    case ExprKind::Binary:
        return binary(e);
    case ExprKind::PointerDifference:
        return pointer_difference(e);
    case ExprKind::LogicalAnd:
    case ExprKind::LogicalOr:
    case ExprKind::Conditional:
        return choose(e, true);
    case ExprKind::Comma:
        effect(*e.a);
        return value(*e.b);
    case ExprKind::Assign:
        return assign(e, true);
    case ExprKind::CompoundAssign:
        return compound_assign(e, true);
    case ExprKind::PostIncrement:
        return post_increment(e, true);
    case ExprKind::Cast:
        return cast(e);
    case ExprKind::Call:
        return call(e, true);
    case ExprKind::VaArg:
        return next_argument(e);
    case ExprKind::Builtin:
        return builtin(e, true);
    case ExprKind::Statements:
        return statements(e);
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
    block(*e.body, last ? last->expr : nullptr);
    if (!last) out_.emit(Op::Push, 0);
    if (last) list.push_back(last);
    restore(spilled, true);
}

void Generator::effect(Expr& e)
{
    switch (e.kind) {
    case ExprKind::Mistake:
    case ExprKind::Integer:
    case ExprKind::Floating:
    case ExprKind::String:
        return;
    case ExprKind::Assign:
        return assign(e, false);
    case ExprKind::CompoundAssign:
        return compound_assign(e, false);
    case ExprKind::PostIncrement:
        return post_increment(e, false);
    case ExprKind::Comma:
        effect(*e.a);
        return effect(*e.b);
    case ExprKind::Cast:
        if (types_.at(e.type).kind == TypeKind::Void) return effect(*e.a);
        break;
    case ExprKind::Call:
        return call(e, false);
    case ExprKind::Builtin:
        return builtin(e, false);
    case ExprKind::LogicalAnd:
    case ExprKind::LogicalOr:
    case ExprKind::Conditional:
        return choose(e, false);
    case ExprKind::Dereference:
        if (types_.at(e.type).kind == TypeKind::Void) return effect(*e.a);
        break;
    default:
        break;
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
