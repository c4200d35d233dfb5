#include "lang/checker.h"

namespace fl::lang {

Expr* Checker::address_of(Expr* a, Location at)
{
    if (bad(*a)) return a;
    if (type_of(*a).kind == TypeKind::Function)
        return make(ExprKind::AddressOf, types_.pointer_to(a->type), at, a);
    if (a->kind == ExprKind::Dereference) {
        // &*p is p: nothing is read.
        Expr* e = make(ExprKind::Cast, types_.pointer_to(a->type), at, a->a);
        return e;
    }
    if (!is_lvalue(*a)) {
        error(at, "lvalue required as unary '&' operand");
        return mistake(at);
    }
    if (a->kind == ExprKind::Member && a->bit_field) {
        error(at, "cannot take address of bit-field '" + a->bytes + "'");
        return mistake(at);
    }
    mark_address_taken(*a);
    // offsetof by hand, &((T *)0)->m, is a constant.
    std::int64_t offset = 0;
    const Expr* object = a;
    for (; object->kind == ExprKind::Member; object = object->a)
        offset += object->value;
    if (object->kind == ExprKind::Dereference && object != a) {
        const Expr* pointer = object->a;
        if (pointer->kind == ExprKind::Cast) pointer = pointer->a;
        if (pointer->kind == ExprKind::Integer)
            return make(ExprKind::Cast, types_.pointer_to(a->type), at,
                        integer(pointer->value + offset, type_long, at));
    }
    return make(ExprKind::AddressOf, types_.pointer_to(a->type), at, a);
}

Expr* Checker::dereference(Expr* a, Location at, std::string_view operation)
{
    a = rvalue(a);
    if (bad(*a)) return a;
    const Type& type = type_of(*a);
    if (type.kind != TypeKind::Pointer) {
        error(at, "invalid type argument of " + std::string(operation) + " (have " + quoted(a->type) + ")");
        return mistake(at);
    }
    const TypeId to = type.of;
    if (!types_.at(to).complete && is_record(types_.at(to)) && operation == "unary '*'") {
        // *p of an incomplete struct is only an error when its value is used; gcc reports it here.
        error(at, "invalid use of undefined type " + quoted(to));
        return mistake(at);
    }
    return make(ExprKind::Dereference, to, at, a);
}

Expr* Checker::negate(Expr* a, Location at)
{
    a = rvalue(a);
    if (!complete_object(*a)) return mistake(at);
    if (!is_arithmetic(type_of(*a))) {
        error(at, "wrong type argument to unary minus");
        return mistake(at);
    }
    const TypeId type = promoted(*a);
    a = convert(a, type);
    if (a->kind == ExprKind::Integer)
        return integer(static_cast<std::int64_t>(0 - static_cast<std::uint64_t>(a->value)), type, at);
    if (a->kind == ExprKind::Floating) return floating(-a->number, type, at);
    return make(ExprKind::Negate, type, at, a);
}

Expr* Checker::plus(Expr* a, Location at)
{
    a = rvalue(a);
    if (!complete_object(*a)) return mistake(at);
    if (!is_arithmetic(type_of(*a))) {
        error(at, "wrong type argument to unary plus");
        return mistake(at);
    }
    Expr* value = convert(a, promoted(*a));
    if (value == a && is_lvalue(*a)) value = make(ExprKind::Cast, a->type, at, a);  // no longer an lvalue
    return value;
}

Expr* Checker::bit_not(Expr* a, Location at)
{
    a = rvalue(a);
    if (!complete_object(*a)) return mistake(at);
    if (!is_integer(type_of(*a))) {
        error(at, "wrong type argument to bit-complement");
        return mistake(at);
    }
    const TypeId type = promoted(*a);
    a = convert(a, type);
    if (a->kind == ExprKind::Integer) return integer(~a->value, type, at);
    return make(ExprKind::BitNot, type, at, a);
}

Expr* Checker::logical_not(Expr* a, Location at)
{
    a = rvalue(a);
    if (!complete_object(*a)) return mistake(at);
    if (!is_scalar(type_of(*a))) {
        error(at, "wrong type argument to unary exclamation mark");
        return mistake(at);
    }
    if (a->kind == ExprKind::Integer) return integer(a->value == 0, type_int, at);
    if (a->kind == ExprKind::Floating) return integer(a->number == 0, type_int, at);
    return make(ExprKind::Not, type_int, at, a);
}

Expr* Checker::increment(Expr* a, bool up, bool postfix, Location at)
{
    if (bad(*a)) return a;
    const char* what = up ? "increment" : "decrement";
    if (!is_lvalue(*a)) {
        error(at, std::string("lvalue required as ") + what + " operand");
        return mistake(at);
    }
    const Type& type = type_of(*a);
    if (!is_scalar(type)) {
        error(at, std::string("wrong type argument to ") + what);
        return mistake(at);
    }
    if (!modifiable(*a, at, what)) return mistake(at);
    Expr* one = integer(1, type_int, at);
    const Operator op = up ? Operator::Add : Operator::Sub;
    if (!postfix) return compound_assign(op, a, one, at);
    if (type.kind == TypeKind::Pointer && steps_vary(a->type))  // what it was: one step back from what it is
        return binary(up ? Operator::Sub : Operator::Add, compound_assign(op, a, one, at), one, at);
    Expr* e = make(ExprKind::PostIncrement, types_.canonical(a->type), at, a, one);
    e->op = op;
    e->work = type.kind == TypeKind::Pointer ? a->type : common(*a, *one);
    e->value = type.kind == TypeKind::Pointer ? static_cast<std::int64_t>(element_size(a->type, at)) : 1;
    if (type.kind != TypeKind::Pointer) e->b = convert(one, e->work);
    return e;
}

bool Checker::find_member(TypeId record, std::string_view name, std::vector<const Member*>& path,
                          unsigned depth) const
{
    if (depth > 64) return false;
    for (const Member& member : types_.at(record).members) {
        path.push_back(&member);
        if (member.name == name && !name.empty()) return true;
        if (member.name.empty() && is_record(types_.at(member.type)) &&
            find_member(member.type, name, path, depth + 1))
            return true;
        path.pop_back();
    }
    return false;
}

Expr* Checker::member(Expr* a, std::string_view name, Location at, Location name_at)
{
    if (bad(*a)) return a;
    const Type& type = type_of(*a);
    if (!is_record(type)) {
        if (type.kind == TypeKind::Pointer && is_record(types_.at(type.of)) && a->kind == ExprKind::Name)
            error(at, "'" + a->symbol->name + "' is a pointer; did you mean to use '->'?");
        else
            error(at, "request for member '" + std::string(name) + "' in something not a structure or union");
        return mistake(at);
    }
    if (!type.complete) {
        error(at, "invalid use of undefined type " + quoted(types_.canonical(a->type)));
        return mistake(at);
    }
    std::vector<const Member*> path;
    if (!find_member(types_.canonical(a->type), name, path, 0)) {
        error(name_at,
              quoted(types_.canonical(a->type)) + " has no member named '" + std::string(name) + "'");
        return mistake(at);
    }
    std::uint8_t qualifiers = types_.qualifiers(a->type) & (Const | Volatile);
    std::uint64_t offset = 0;
    for (const Member* step : path)
        offset += step->offset;
    const Member& last = *path.back();
    const TypeId member_type = last.type;
    const bool bits = last.bit_field;
    const std::uint8_t bit_offset = last.bit_offset;
    const std::uint8_t bit_width = last.bit_width;
    Expr* e = make(ExprKind::Member, types_.qualified(member_type, qualifiers), at, a);
    e->value = static_cast<std::int64_t>(offset);
    e->bit_field = bits;
    e->bit_offset = bit_offset;
    e->bit_width = bit_width;
    e->bytes = std::string(name);
    return e;
}

Expr* Checker::arrow(Expr* a, std::string_view name, Location at, Location name_at)
{
    a = rvalue(a);
    if (bad(*a)) return a;
    const Type& type = type_of(*a);
    if (type.kind != TypeKind::Pointer) {
        error(at, "invalid type argument of '->' (have " + quoted(a->type) + ")");
        return mistake(at);
    }
    if (!is_record(types_.at(type.of))) {
        error(at, "request for member '" + std::string(name) + "' in something not a structure or union");
        return mistake(at);
    }
    if (!types_.at(type.of).complete) {
        error(at, "invalid use of undefined type " + quoted(types_.canonical(type.of)));
        return mistake(at);
    }
    return member(make(ExprKind::Dereference, type.of, at, a), name, at, name_at);
}

Expr* Checker::index(Expr* a, Expr* b, Location at)
{
    a = rvalue(a);
    b = rvalue(b);
    if (bad(*a) || bad(*b)) return mistake(at);
    const bool left = type_of(*a).kind == TypeKind::Pointer;
    const bool right = type_of(*b).kind == TypeKind::Pointer;
    if (!left && !right) {
        error(at, "subscripted value is neither array nor pointer nor vector");
        return mistake(at);
    }
    Expr* pointer = left ? a : b;
    Expr* number = left ? b : a;
    if (!is_integer(type_of(*number))) {
        error(at, "array subscript is not an integer");
        return mistake(at);
    }
    Expr* sum = pointer_arithmetic(Operator::Add, pointer, number, at);
    if (bad(*sum)) return sum;
    return make(ExprKind::Dereference, type_of(*pointer).of, at, sum);
}

Expr* Checker::size_of_type(TypeId id, Location at, std::string_view word)
{
    const Type& type = types_.at(id);
    if (!type.complete && type.kind != TypeKind::Void) {
        error(at, "invalid application of '" + std::string(word) + "' to incomplete type " +
                      quoted(types_.canonical(id)));
        return mistake(at);
    }
    if (type.variable && word == "sizeof") {
        Symbol* size = size_symbol(id);
        if (size) return name(size, at);
        error(at, "'[*]' not allowed in other than function prototype scope");
        return mistake(at);
    }
    const std::uint64_t value = word == "sizeof" ? type.size : type.align;
    return integer(static_cast<std::int64_t>(value), type_ulong, at);
}

Symbol* Checker::size_symbol(TypeId id)
{
    const auto kept = sizes_.find(types_.canonical(id));
    return kept == sizes_.end() ? nullptr : kept->second;
}

Expr* Checker::size_of(Expr* a, Location at)
{
    if (bad(*a)) return a;
    if (a->kind == ExprKind::Member && a->bit_field) {
        error(at, "'sizeof' applied to a bit-field");
        return mistake(at);
    }
    return size_of_type(a->type, at, "sizeof");
}

}  // namespace fl::lang
