// Conversions between types (C17 6.3) and the leaves of expressions.
#include "lang/checker.h"

#include <cmath>

namespace fl::lang {
namespace {

// Float to integer as cvttsd2si does it: what does not fit becomes the smallest number.
std::int64_t truncated(double number)
{
    if (!(number > -9.3e18 && number < 9.223372036854775e18)) {
        if (number >= 9.2233720368547758e18 && number < 1.8446744073709552e19)
            return static_cast<std::int64_t>(static_cast<std::uint64_t>(number));
        return INT64_MIN;
    }
    return static_cast<std::int64_t>(number);
}

int rank(TypeKind kind)
{
    switch (kind) {
    case TypeKind::Long:
    case TypeKind::UnsignedLong:
        return 2;
    case TypeKind::LongLong:
    case TypeKind::UnsignedLongLong:
        return 3;
    default:
        return 1;
    }
}

}  // namespace

Expr* Checker::make(ExprKind kind, TypeId type, Location at, Expr* a, Expr* b, Expr* c)
{
    Expr& e = arena_.exprs.emplace_back();
    e.kind = kind;
    e.type = type;
    e.at = at;
    e.a = a;
    e.b = b;
    e.c = c;
    std::uint16_t below = 0;
    for (const Expr* child : {a, b, c}) {
        if (!child) continue;
        if (child->depth > below) below = child->depth;
        e.has_call |= child->has_call;
        e.has_effects |= child->has_effects;
    }
    e.has_effects |= kind == ExprKind::Assign || kind == ExprKind::CompoundAssign ||
                     kind == ExprKind::PostIncrement || kind == ExprKind::Call || kind == ExprKind::Builtin ||
                     kind == ExprKind::VaArg;
    e.depth = static_cast<std::uint16_t>(below + 1);
    if (e.depth > max_expression_depth) {
        sources_.fatal(at, "expression is nested too deeply");
        e.kind = ExprKind::Mistake;
        e.a = e.b = e.c = nullptr;
        e.depth = 1;
    }
    return &e;
}

Expr* Checker::mistake(Location at)
{
    return make(ExprKind::Mistake, type_int, at);
}

Expr* Checker::integer(std::int64_t value, TypeId type, Location at)
{
    Expr* e = make(ExprKind::Integer, type, at);
    e->value = wrap(value, type);
    return e;
}

Expr* Checker::floating(double value, TypeId type, Location at)
{
    Expr* e = make(ExprKind::Floating, type, at);
    e->number =
        types_.at(type).kind == TypeKind::Float ? static_cast<double>(static_cast<float>(value)) : value;
    return e;
}

Expr* Checker::string(std::string bytes, TypeId element, Location at)
{
    const std::uint64_t width = types_.at(element).size;
    Expr* e = make(ExprKind::String, types_.array_of(element, bytes.size() / width), at);
    e->bytes = std::move(bytes);
    return e;
}

Expr* Checker::name(Symbol* symbol, Location at)
{
    if (symbol->kind == SymbolKind::Mistake) return mistake(at);
    if (symbol->kind == SymbolKind::Enumerator) return integer(symbol->value, symbol->type, at);
    symbol->used = true;
    Expr* e = make(ExprKind::Name, symbol->type, at);
    e->symbol = symbol;
    return e;
}

Expr* Checker::compound_literal(Symbol* symbol, Location at)
{
    Expr* e = make(ExprKind::CompoundLiteral, symbol->type, at);
    e->symbol = symbol;
    if (symbol->initializer)
        for (const InitEntry& entry : symbol->initializer->entries) {
            if (entry.value->depth >= e->depth) e->depth = static_cast<std::uint16_t>(entry.value->depth + 1);
            e->has_call |= entry.value->has_call;
        }
    return e;
}

bool Checker::is_lvalue(const Expr& a) const
{
    switch (a.kind) {
    case ExprKind::Name:
        return types_.at(a.type).kind != TypeKind::Function;
    case ExprKind::String:
    case ExprKind::Dereference:
    case ExprKind::CompoundLiteral:
        return true;
    case ExprKind::Member: {
        const Expr* object = a.a;
        while (object->kind == ExprKind::Member)
            object = object->a;
        return is_lvalue(*object);
    }
    default:
        return false;
    }
}

void Checker::mark_address_taken(Expr& a)
{
    Expr* e = &a;
    while (e->kind == ExprKind::Member)
        e = e->a;
    if (e->symbol) e->symbol->address_taken = true;
}

Expr* Checker::rvalue(Expr* a)
{
    const Type& type = type_of(*a);
    if (bad(*a)) return a;
    if (type.kind == TypeKind::Array) {
        mark_address_taken(*a);
        const TypeId element = types_.qualified(type.of, types_.qualifiers(a->type));
        return make(ExprKind::Decay, types_.pointer_to(element), a->at, a);
    }
    if (type.kind == TypeKind::Function)
        return make(ExprKind::AddressOf, types_.pointer_to(a->type), a->at, a);
    return a;
}

std::int64_t Checker::wrap(std::int64_t value, TypeId id) const
{
    const Type& type = types_.at(id);
    if (type.kind == TypeKind::Bool) return value != 0;
    if (type.size >= 8) return value;
    const unsigned drop = static_cast<unsigned>(64 - 8 * type.size);
    const std::uint64_t high = static_cast<std::uint64_t>(value) << drop;
    return is_unsigned(type) ? static_cast<std::int64_t>(high >> drop)
                             : static_cast<std::int64_t>(high) >> drop;
}

Expr* Checker::convert(Expr* a, TypeId id)
{
    if (bad(*a) || types_.canonical(a->type) == types_.canonical(id)) {
        if (!bad(*a) && a->type != id && (a->kind == ExprKind::Integer || a->kind == ExprKind::Floating)) {
            Expr* same = make(a->kind, id, a->at);
            same->value = a->value;
            same->number = a->number;
            return same;
        }
        return a;
    }
    const Type& to = types_.at(id);
    const Type& from = type_of(*a);
    const bool constant_pointer =
        a->kind == ExprKind::Cast && from.kind == TypeKind::Pointer && a->a->kind == ExprKind::Integer;
    if (constant_pointer && is_integer(to)) return integer(a->a->value, id, a->at);
    if (a->kind == ExprKind::Integer && is_integer(from)) {
        if (is_integer(to)) return integer(a->value, id, a->at);
        if (is_floating(to))
            return floating(is_unsigned(from) ? static_cast<double>(static_cast<std::uint64_t>(a->value))
                                              : static_cast<double>(a->value),
                            id, a->at);
    }
    if (a->kind == ExprKind::Floating) {
        if (is_floating(to)) return floating(a->number, id, a->at);
        if (to.kind == TypeKind::Bool) return integer(a->number != 0, id, a->at);
        if (is_integer(to)) return integer(truncated(a->number), id, a->at);
    }
    return make(ExprKind::Cast, id, a->at, a);
}

TypeId Checker::promoted(TypeId id) const
{
    const Type& type = types_.at(id);
    if (type.kind == TypeKind::Enum) return type.of;
    if (!is_integer(type)) return types_.canonical(id);
    return type.size < 4 ? type_int : types_.canonical(id);
}

TypeId Checker::promoted(const Expr& a) const
{
    if (a.kind == ExprKind::Member && a.bit_field) {
        const Type& type = type_of(a);
        if (a.bit_width < 32 || (a.bit_width == 32 && !is_unsigned(type))) return type_int;
        if (a.bit_width == 32) return type_uint;
    }
    return promoted(a.type);
}

TypeId Checker::common(const Expr& a, const Expr& b) const
{
    const TypeId left = promoted(a);
    const TypeId right = promoted(b);
    const Type& x = types_.at(left);
    const Type& y = types_.at(right);
    for (TypeId candidate : {type_ldouble, type_double, type_float})
        if (left == candidate || right == candidate) return candidate;
    if (left == right) return left;
    const int xr = rank(x.kind);
    const int yr = rank(y.kind);
    if (is_unsigned(x) == is_unsigned(y)) return xr >= yr ? left : right;
    const TypeId unsigned_one = is_unsigned(x) ? left : right;
    const TypeId signed_one = is_unsigned(x) ? right : left;
    if (rank(types_.at(unsigned_one).kind) >= rank(types_.at(signed_one).kind)) return unsigned_one;
    if (types_.at(signed_one).size > types_.at(unsigned_one).size) return signed_one;
    return types_.at(signed_one).kind == TypeKind::LongLong ? type_ullong : type_ulong;
}

bool Checker::is_null_constant(const Expr& a) const
{
    if (a.kind == ExprKind::Integer) return a.value == 0;
    if (a.kind != ExprKind::Cast || a.a->kind != ExprKind::Integer || a.a->value != 0) return false;
    const Type& type = type_of(a);
    return type.kind == TypeKind::Pointer && types_.at(type.of).kind == TypeKind::Void;
}

bool Checker::complete_object(const Expr& a)
{
    if (bad(a)) return false;
    if (type_of(a).kind != TypeKind::Void) return true;
    error(a.at, "void value not ignored as it ought to be");
    return false;
}

std::string Checker::quoted(TypeId id) const
{
    // gcc writes the basic types its own way.
    const auto gcc_word = [this](TypeId t) {
        std::string text = types_.spell(t);
        const auto replace = [&text](std::string_view from, std::string_view to) {
            for (std::size_t at = text.find(from); at != std::string::npos;
                 at = text.find(from, at + to.size()))
                text.replace(at, from.size(), to);
        };
        replace("unsigned long long", "long long unsigned int");
        replace("unsigned long", "long unsigned int");
        replace("unsigned short", "short unsigned int");
        const auto widen = [&text](std::string_view word) {
            for (std::size_t at = text.find(word); at != std::string::npos;
                 at = text.find(word, at + word.size() + 4)) {
                const std::string_view rest = std::string_view(text).substr(at + word.size());
                const bool whole = (at == 0 || !std::isalpha(static_cast<unsigned char>(text[at - 1]))) &&
                                   (rest.empty() || !std::isalpha(static_cast<unsigned char>(rest[0])));
                const bool more = rest.substr(0, 5) == " long" || rest.substr(0, 9) == " unsigned" ||
                                  rest.substr(0, 4) == " int" || rest.substr(0, 7) == " double";
                if (whole && !more) text.insert(at + word.size(), " int");
            }
        };
        widen("long");
        widen("short");
        replace(" [", "[");
        if (types_.spelled(t).kind == TypeKind::Function && !types_.spelled(t).is_typedef) {
            const std::size_t parameters = text.find(" (");
            if (parameters != std::string::npos && text[parameters + 2] != '*') text.erase(parameters, 1);
        }
        replace("struct {...}", "struct <anonymous>");
        replace("union {...}", "union <anonymous>");
        return text;
    };
    const Type& spelled = types_.spelled(id);
    std::string text = "'" + gcc_word(id) + "'";
    if (spelled.is_typedef) {
        const TypeId plain = types_.canonical(id);
        text += " {aka '" + gcc_word(plain) + "'}";
    }
    return text;
}

}  // namespace fl::lang
