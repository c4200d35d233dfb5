// Divisions that gcc makes simpler without being asked to optimise, so that a zero on the right does not
// fault: 0 / x and 0 % x are 0, x / x is 1, x % x is 0, and 1 / x is told by looking at x. gcc: match.pd.
#include "lang/checker.h"

namespace fl::lang {
namespace {

constexpr unsigned most_levels = 8;

// Evaluating it twice is no different from once.
bool plain(const Expr& e, const TypeTable& types, unsigned level = 0)
{
    if (level > most_levels || e.has_call || e.has_effects) return false;
    switch (e.kind) {
    case ExprKind::Integer: return true;
    case ExprKind::Name: return !(types.qualifiers(e.type) & Volatile);
    case ExprKind::Cast:
    case ExprKind::Dereference:
        return !(types.qualifiers(e.type) & Volatile) && plain(*e.a, types, level + 1);
    default: return false;
    }
}

bool same(const Expr& a, const Expr& b)
{
    if (a.kind != b.kind || a.type != b.type) return false;
    if (a.kind == ExprKind::Integer) return a.value == b.value;
    if (a.kind == ExprKind::Name) return a.symbol == b.symbol;
    return same(*a.a, *b.a);
}

}  // namespace

Expr* Checker::simple_division(Operator op, Expr* a, Expr* b, TypeId type, Location at)
{
    const bool divides = op == Operator::Div;
    if ((!divides && op != Operator::Mod) || !is_integer(type_of(*a)) || b->kind == ExprKind::Integer)
        return nullptr;
    if (a->kind == ExprKind::Integer && a->value == 0 && !b->has_call && !b->has_effects)
        return comma(b, integer(0, type, at), at);
    if (plain(*a, types_) && plain(*b, types_) && same(*a, *b)) return integer(divides ? 1 : 0, type, at);
    if (!divides || a->kind != ExprKind::Integer || a->value != 1 || b->has_call || b->has_effects)
        return nullptr;
    // 1 / x is 1 for 1, -1 for -1, else 0.
    Expr* one = binary(Operator::Equal, b, integer(1, type, at), at);
    if (is_unsigned(type_of(*b))) return convert(one, type);
    Expr* minus_one = binary(Operator::Equal, b, integer(-1, type, at), at);
    return convert(binary(Operator::Sub, one, minus_one, at), type);
}

}  // namespace fl::lang
