#include "lang/checker.h"

namespace fl::lang {

bool Checker::modifiable(const Expr& a, Location at, std::string_view what)
{
    if (!(types_.qualifiers(a.type) & Const)) return true;
    const std::string done = what == "assign" ? "assignment of" : std::string(what) + " of";
    if (a.kind == ExprKind::Name && a.symbol->parameter)
        error(at, done + " read-only parameter '" + a.symbol->name + "'");
    else if (a.kind == ExprKind::Name)
        error(at, done + " read-only variable '" + a.symbol->name + "'");
    else if (a.kind == ExprKind::Member)
        error(at, done + " member '" + a.bytes + "' in read-only object");
    else if (a.kind == ExprKind::Dereference && a.a->kind == ExprKind::Name)
        error(at, done + " read-only location '*" + a.a->symbol->name + "'");
    else if (a.kind == ExprKind::Dereference && a.a->kind == ExprKind::Binary &&
             a.a->a->kind == ExprKind::Name && a.a->b->kind == ExprKind::Integer && a.a->b->value == 0)
        error(at, done + " read-only location '*" + a.a->a->symbol->name + "'");
    else
        error(at, done + " read-only location");
    return false;
}

Expr* Checker::convert_for(Use use, TypeId id, Expr* value, Location at, Symbol* function,
                           std::size_t argument)
{
    value = rvalue(value);
    if (bad(*value)) return value;
    const Type& to = types_.at(id);
    const Type& from = type_of(*value);
    if (from.kind == TypeKind::Void) {
        error(at, "void value not ignored as it ought to be");
        return mistake(at);
    }
    if (is_record(to) && is_record(from) && types_.same(id, value->type)) return value;
    const bool pointer_and_float = (to.kind == TypeKind::Pointer && is_floating(from)) ||
                                   (is_floating(to) && from.kind == TypeKind::Pointer);
    // gcc -w converts silently between integers and pointers, and between pointers of any type.
    if (is_scalar(to) && is_scalar(from) && !pointer_and_float) return convert(value, id);
    switch (use) {
    case Use::Assign:
        error(value->at, "incompatible types when assigning to type " + quoted(id) + " from type " +
                             quoted(value->type));
        break;
    case Use::Initialize:
        if (is_record(to) || pointer_and_float || is_record(from))
            error(at, is_record(to) && !is_record(from)
                          ? "invalid initializer"
                          : "incompatible types when initializing type " + quoted(id) + " using type " +
                                quoted(value->type));
        else
            error(at, "invalid initializer");
        break;
    case Use::Return:
        error(at, "incompatible types when returning type " + quoted(value->type) + " but " + quoted(id) +
                      " was expected");
        break;
    case Use::Argument:
        error(value->at, "incompatible type for argument " + std::to_string(argument) + " of '" +
                             (function ? function->name : std::string("function")) + "'");
        break;
    }
    return mistake(at);
}

Expr* Checker::assign(Expr* a, Expr* b, Location at)
{
    if (bad(*a) || bad(*b)) return mistake(at);
    if (type_of(*a).kind == TypeKind::Array) {
        error(at, "assignment to expression with array type");
        return mistake(at);
    }
    if (!is_lvalue(*a)) {
        error(at, "lvalue required as left operand of assignment");
        return mistake(at);
    }
    if (!modifiable(*a, at, "assign")) return mistake(at);
    b = convert_for(Use::Assign, types_.canonical(a->type), b, at);
    if (bad(*b)) return b;
    return make(ExprKind::Assign, types_.canonical(a->type), at, a, b);
}

Expr* Checker::compound_assign(Operator op, Expr* a, Expr* b, Location at)
{
    if (bad(*a) || bad(*b)) return mistake(at);
    if (!is_lvalue(*a) || type_of(*a).kind == TypeKind::Array) {
        error(at, type_of(*a).kind == TypeKind::Array ? "assignment to expression with array type"
                                                      : "lvalue required as left operand of assignment");
        return mistake(at);
    }
    if (!modifiable(*a, at, "assign")) return mistake(at);
    b = rvalue(b);
    const Type& to = type_of(*a);
    const Type& from = type_of(*b);
    const bool sum = op == Operator::Add || op == Operator::Sub;
    if (to.kind == TypeKind::Pointer
            ? !sum || !is_integer(from)
            : !is_arithmetic(to) || !is_arithmetic(from) ||
                  ((op >= Operator::Mod && op <= Operator::Shr) && (is_floating(to) || is_floating(from))))
        return invalid_operands(operator_text(op), *a, *b, at);
    Expr* e = make(ExprKind::CompoundAssign, types_.canonical(a->type), at, a, b);
    e->op = op;
    if (to.kind == TypeKind::Pointer) {
        e->work = a->type;
        e->value = static_cast<std::int64_t>(element_size(a->type, at));
        e->b = steps_vary(a->type) ? bytes_of_steps(a->type, b, at) : convert(b, type_long);
        return e;
    }
    const bool shift = op == Operator::Shl || op == Operator::Shr;
    e->work = shift ? promoted(*a) : common(*a, *b);
    e->b = convert(b, shift ? promoted(*b) : e->work);
    return e;
}

Expr* Checker::cast(TypeId id, Expr* a, Location at)
{
    const Type& to = types_.at(id);
    if (to.kind == TypeKind::Void) return bad(*a) ? a : make(ExprKind::Cast, type_void, at, rvalue(a));
    a = rvalue(a);
    if (!complete_object(*a)) return mistake(at);
    const Type& from = type_of(*a);
    if (is_record(to) && types_.same(id, a->type)) return a;
    if (to.kind == TypeKind::Array || to.kind == TypeKind::Function) {
        error(at,
              std::string("cast specifies ") + (to.kind == TypeKind::Array ? "array" : "function") + " type");
        return mistake(at);
    }
    if (is_record(to) || is_record(from)) {
        if (is_record(to))
            error(at, "conversion to non-scalar type requested");
        else if (to.kind == TypeKind::Pointer)
            error(at, "cannot convert to a pointer type");
        else
            error(at, "aggregate value used where " +
                          std::string(is_floating(to) ? "a floating-point" : "an integer") + " was expected");
        return mistake(at);
    }
    if (to.kind == TypeKind::Pointer && is_floating(from)) {
        error(at, "cannot convert to a pointer type");
        return mistake(at);
    }
    if (is_floating(to) && from.kind == TypeKind::Pointer) {
        error(at, "pointer value used where a floating-point was expected");
        return mistake(at);
    }
    Expr* value = convert(a, id);
    if (value->kind == ExprKind::Integer || value->kind == ExprKind::Floating) value->at = at;
    if (value == a && is_lvalue(*a))
        value = make(ExprKind::Cast, id, at, a);
    else if (value == a) {
        // The same type in other words: keep the words, the debugger and messages show them.
        value = make(ExprKind::Cast, id, at, a);
    }
    return value;
}

}  // namespace fl::lang
