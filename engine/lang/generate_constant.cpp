// Constant expressions: numbers, and addresses of objects plus a number.
#include "lang/checker.h"
#include "lang/generator.h"

namespace fl::lang {

std::optional<Constant> Generator::constant_address(const Expr& e)
{
    Constant result;
    result.kind = Constant::Kind::Address;
    const bool fixed =
        e.symbol && (e.symbol->kind == SymbolKind::Function || e.symbol->storage != Storage::Automatic);
    if ((e.kind == ExprKind::Name || e.kind == ExprKind::CompoundLiteral) && fixed) {
        result.symbol = symbol_of(*e.symbol);
        return result;
    }
    if (e.kind == ExprKind::String) {
        result.symbol = string_symbol(e);
        return result;
    }
    if (e.kind == ExprKind::Member) {
        std::optional<Constant> object = constant_address(*e.a);
        if (object) object->value += e.value;
        return object;
    }
    if (e.kind == ExprKind::Dereference) return constant(*e.a);
    return std::nullopt;
}

std::optional<Constant> Generator::constant_cast(const Expr& e)
{
    std::optional<Constant> inner = constant(*e.a);
    if (!inner) return std::nullopt;
    const Type& to = types_.at(e.type);
    if (inner->kind == Constant::Kind::Address)
        return to.size == 8 && !is_floating(to) ? inner : std::nullopt;
    if (is_floating(to)) {
        if (inner->kind == Constant::Kind::Integer) inner->number = static_cast<double>(inner->value);
        inner->kind = Constant::Kind::Floating;
        return inner;
    }
    if (inner->kind != Constant::Kind::Integer) return std::nullopt;
    inner->value = Checker(sources_, types_, arena_).wrap(inner->value, e.type);
    return inner;
}

// pointer ± number
std::optional<Constant> Generator::constant_sum(const Expr& e)
{
    std::optional<Constant> a = constant(*e.a);
    const std::optional<Constant> b = constant(*e.b);
    if (!a || !b || b->kind != Constant::Kind::Integer || types_.at(e.type).kind != TypeKind::Pointer)
        return std::nullopt;
    if (a->kind == Constant::Kind::Floating || e.op > Operator::Sub) return std::nullopt;
    const auto distance = static_cast<std::uint64_t>(b->value) * static_cast<std::uint64_t>(e.value);
    const auto start = static_cast<std::uint64_t>(a->value);
    a->value = static_cast<std::int64_t>(e.op == Operator::Sub ? start - distance : start + distance);
    return a;
}

std::optional<Constant> Generator::constant(const Expr& e)
{
    Constant result;
    switch (e.kind) {
    case ExprKind::Integer:
        result.value = e.value;
        return result;
    case ExprKind::Floating:
        result.kind = Constant::Kind::Floating;
        result.number = e.number;
        return result;
    case ExprKind::AddressOf:
    case ExprKind::Decay:
        return constant_address(*e.a);
    case ExprKind::Cast:
        return constant_cast(e);
    case ExprKind::Binary:
        return constant_sum(e);
    case ExprKind::PointerDifference: {
        const std::optional<Constant> a = constant(*e.a);
        const std::optional<Constant> b = constant(*e.b);
        if (!a || !b || a->kind != b->kind || a->symbol != b->symbol || e.value == 0) return std::nullopt;
        result.value = (a->value - b->value) / e.value;
        return result;
    }
    case ExprKind::Conditional: {
        const std::optional<Constant> chosen = constant(*e.a);
        if (!chosen || chosen->kind != Constant::Kind::Integer) return std::nullopt;
        return constant(chosen->value != 0 ? *e.b : *e.c);
    }
    default:
        return std::nullopt;
    }
}

}  // namespace fl::lang
