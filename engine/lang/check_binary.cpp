#include "lang/checker.h"

namespace fl::lang {
namespace {

bool is_comparison(Operator op)
{
    return op >= Operator::Less;
}
bool is_shift(Operator op)
{
    return op == Operator::Shl || op == Operator::Shr;
}
bool needs_integers(Operator op)
{
    return op >= Operator::Mod && op <= Operator::Shr;
}

bool compare_numbers(Operator op, int order)
{
    switch (op) {
    case Operator::Less:
        return order < 0;
    case Operator::Greater:
        return order > 0;
    case Operator::LessEqual:
        return order <= 0;
    case Operator::GreaterEqual:
        return order >= 0;
    case Operator::Equal:
        return order == 0;
    default:
        return order != 0;
    }
}

}  // namespace

std::string_view operator_text(Operator op)
{
    constexpr std::string_view texts[] = {"+",  "-",  "*", "/", "%",  "&",  "|",  "^",
                                          "<<", ">>", "<", ">", "<=", ">=", "==", "!="};
    return texts[static_cast<std::size_t>(op)];
}

Expr* Checker::invalid_operands(std::string_view op, const Expr& a, const Expr& b, Location at)
{
    error(at, "invalid operands to binary " + std::string(op) + " (have " + quoted(a.type) + " and " +
                  quoted(b.type) + ")");
    return mistake(at);
}

Expr* Checker::fold(Operator op, Expr* a, Expr* b, TypeId type, Location at)
{
    const auto x = static_cast<std::uint64_t>(a->value);
    const auto y = static_cast<std::uint64_t>(b->value);
    const bool u = is_unsigned(types_.at(a->type));
    const unsigned shift = static_cast<unsigned>(y & (types_.at(a->type).size == 8 ? 63 : 31));
    const auto result = [&](std::uint64_t v) { return integer(static_cast<std::int64_t>(v), type, at); };
    switch (op) {
    case Operator::Add:
        return result(x + y);
    case Operator::Sub:
        return result(x - y);
    case Operator::Mul:
        return result(x * y);
    case Operator::And:
        return result(x & y);
    case Operator::Or:
        return result(x | y);
    case Operator::Xor:
        return result(x ^ y);
    case Operator::Shl:
        return result(x << shift);
    case Operator::Shr:
        return result(u ? x >> shift : static_cast<std::uint64_t>(a->value >> shift));
    case Operator::Div:
    case Operator::Mod: {
        if (y == 0 || (!u && b->value == -1)) return nullptr;  // left to run time: it may fault there
        if (op == Operator::Div) return result(u ? x / y : static_cast<std::uint64_t>(a->value / b->value));
        return result(u ? x % y : static_cast<std::uint64_t>(a->value % b->value));
    }
    default: {
        const int order = u ? (x < y ? -1 : x > y) : (a->value < b->value ? -1 : a->value > b->value);
        return integer(compare_numbers(op, order), type_int, at);
    }
    }
}

Expr* Checker::fold_floating(Operator op, Expr* a, Expr* b, TypeId type, Location at)
{
    const double x = a->number;
    const double y = b->number;
    switch (op) {
    case Operator::Add:
        return floating(x + y, type, at);
    case Operator::Sub:
        return floating(x - y, type, at);
    case Operator::Mul:
        return floating(x * y, type, at);
    case Operator::Div:
        return y == 0 ? nullptr : floating(x / y, type, at);
    default:
        return nullptr;
    }
}

std::uint64_t Checker::element_size(TypeId pointer, Location at)
{
    const TypeId to = types_.at(pointer).of;
    const Type& element = types_.at(to);
    if (element.kind == TypeKind::Void || element.kind == TypeKind::Function) return 1;
    if (!element.complete) {
        error(at, is_record(element) ? "invalid use of undefined type " + quoted(types_.canonical(to))
                                     : "arithmetic on a pointer to an incomplete type");
        return 1;
    }
    return element.variable ? 1 : element.size;
}

// On a pointer to a variable array: how far a number of steps leads.
Expr* Checker::bytes_of_steps(TypeId pointer, Expr* steps, Location at)
{
    Expr* size = size_of_type(types_.at(pointer).of, at, "sizeof");
    return binary(Operator::Mul, convert(steps, type_long), convert(size, type_long), at);
}

Expr* Checker::pointer_arithmetic(Operator op, Expr* pointer, Expr* number, Location at)
{
    // gdb knows the sizes of a frame's arrays, but follows no pointer to them.
    if (types_.at(types_.at(pointer->type).of).size_slot != 0 && pointer->kind != ExprKind::Decay) {
        error(at, "Cannot perform pointer math on incomplete types, try casting to a known type, or void *.");
        return mistake(at);
    }
    Expr* steps =
        steps_vary(pointer->type) ? bytes_of_steps(pointer->type, number, at) : convert(number, type_long);
    if (bad(*steps)) return steps;
    Expr* e = make(ExprKind::Binary, pointer->type, at, pointer, steps);
    e->op = op;
    e->value = static_cast<std::int64_t>(element_size(pointer->type, at));
    return e;
}

Expr* Checker::compare(Operator op, Expr* a, Expr* b, Location at)
{
    const bool left = type_of(*a).kind == TypeKind::Pointer;
    const bool right = type_of(*b).kind == TypeKind::Pointer;
    if ((left && !right && !is_integer(type_of(*b))) || (right && !left && !is_integer(type_of(*a))))
        return invalid_operands(operator_text(op), *a, *b, at);
    // gcc -w compares pointers of any type, and pointers with integers.
    Expr* e = make(ExprKind::Binary, type_int, at, convert(a, type_ulong), convert(b, type_ulong));
    e->op = op;
    return e;
}

Expr* Checker::binary(Operator op, Expr* a, Expr* b, Location at)
{
    a = rvalue(a);
    b = rvalue(b);
    if (bad(*a) || bad(*b)) return mistake(at);
    const Type& x = type_of(*a);
    const Type& y = type_of(*b);
    const bool left = x.kind == TypeKind::Pointer;
    const bool right = y.kind == TypeKind::Pointer;
    if (x.kind == TypeKind::Void || y.kind == TypeKind::Void) {
        complete_object(*a) && complete_object(*b);
        return mistake(at);
    }
    if (left || right) {
        if (is_comparison(op)) return compare(op, a, b, at);
        if (op == Operator::Add && left != right && is_integer(left ? y : x))
            return pointer_arithmetic(op, left ? a : b, left ? b : a, at);
        if (op == Operator::Sub && left && is_integer(y)) return pointer_arithmetic(op, a, b, at);
        if (op == Operator::Sub && left && right &&
            types_.same(types_.canonical(x.of), types_.canonical(y.of))) {
            Expr* e = make(ExprKind::PointerDifference, type_long, at, a, b);
            e->value = static_cast<std::int64_t>(element_size(a->type, at));
            if (steps_vary(a->type)) {
                Expr* size = size_of_type(x.of, at, "sizeof");
                return binary(Operator::Div, e, convert(size, type_long), at);
            }
            return e;
        }
        return invalid_operands(operator_text(op), *a, *b, at);
    }
    if (!is_arithmetic(x) || !is_arithmetic(y)) return invalid_operands(operator_text(op), *a, *b, at);
    if (needs_integers(op) && (is_floating(x) || is_floating(y)))
        return invalid_operands(operator_text(op), *a, *b, at);
    const TypeId type = is_shift(op) ? promoted(*a) : common(*a, *b);
    a = convert(a, type);
    b = convert(b, is_shift(op) ? promoted(*b) : type);
    const TypeId result = is_comparison(op) ? type_int : type;
    Expr* folded = nullptr;
    if (a->kind == ExprKind::Integer && b->kind == ExprKind::Integer) folded = fold(op, a, b, result, at);
    if (a->kind == ExprKind::Floating && b->kind == ExprKind::Floating)
        folded = fold_floating(op, a, b, result, at);
    if (!folded) folded = simple_division(op, a, b, type, at);
    if (folded) return folded;
    Expr* e = make(ExprKind::Binary, result, at, a, b);
    e->op = op;
    return e;
}

Expr* Checker::condition_of(Expr* a, Location at)
{
    a = rvalue(a);
    if (!complete_object(*a)) return mistake(at);
    if (is_scalar(type_of(*a))) return a;
    error(at, "used " + std::string(type_of(*a).kind == TypeKind::Union ? "union" : "struct") +
                  " type value where scalar is required");
    return mistake(at);
}

Expr* Checker::logical(bool is_and, Expr* a, Expr* b, Location at)
{
    a = condition_of(a, at);
    b = condition_of(b, at);
    if (bad(*a) || bad(*b)) return mistake(at);
    if (a->kind == ExprKind::Integer && (a->value != 0) != is_and) return integer(!is_and, type_int, at);
    if (a->kind == ExprKind::Integer && b->kind == ExprKind::Integer)
        return integer(b->value != 0, type_int, at);
    return make(is_and ? ExprKind::LogicalAnd : ExprKind::LogicalOr, type_int, at, a, b);
}

Expr* Checker::conditional_pointer(Expr* condition, Expr* yes, Expr* no, Location at)
{
    const Type& x = type_of(*yes);
    const Type& y = type_of(*no);
    TypeId type = yes->type;
    if (x.kind != TypeKind::Pointer)
        type = no->type;
    else if (y.kind == TypeKind::Pointer) {
        if (is_null_constant(*yes))
            type = no->type;
        else if (!is_null_constant(*no) && types_.at(y.of).kind == TypeKind::Void)
            type = no->type;
    }
    return make(ExprKind::Conditional, type, at, condition, convert(yes, type), convert(no, type));
}

Expr* Checker::conditional(Expr* condition, Expr* yes, Expr* no, Location at)
{
    condition = condition_of(condition, at);
    if (!yes) yes = condition;  // GNU a ?: b; reads `a` twice, which only matters for side effects
    yes = rvalue(yes);
    no = rvalue(no);
    if (bad(*condition) || bad(*yes) || bad(*no)) return mistake(at);
    const Type& x = type_of(*yes);
    const Type& y = type_of(*no);
    if (is_arithmetic(x) && is_arithmetic(y)) {
        const TypeId type = common(*yes, *no);
        yes = convert(yes, type);
        no = convert(no, type);
        if (condition->kind == ExprKind::Integer && yes->kind == ExprKind::Integer &&
            no->kind == ExprKind::Integer)
            return condition->value ? yes : no;
        return make(ExprKind::Conditional, type, at, condition, yes, no);
    }
    if (x.kind == TypeKind::Void || y.kind == TypeKind::Void)
        return make(ExprKind::Conditional, type_void, at, condition, yes, no);
    if (is_scalar(x) && is_scalar(y) && !is_floating(x) && !is_floating(y))
        return conditional_pointer(condition, yes, no, at);
    if (is_record(x) && types_.same(yes->type, no->type))
        return make(ExprKind::Conditional, types_.canonical(yes->type), at, condition, yes, no);
    error(at, "type mismatch in conditional expression");
    return mistake(at);
}

Expr* Checker::comma(Expr* a, Expr* b, Location at)
{
    b = rvalue(b);
    if (bad(*a) || bad(*b)) return mistake(at);
    return make(ExprKind::Comma, b->type, at, a, b);
}

}  // namespace fl::lang
