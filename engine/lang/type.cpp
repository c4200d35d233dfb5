#include "lang/type.h"

namespace fl::lang {
namespace {

struct Basic {
    TypeKind kind;
    const char* name;
    std::uint8_t size;
    std::uint8_t align;
};

// The x86-64 psABI. long double occupies 16 bytes as there, but is computed as double.
constexpr Basic basics[] = {
    {TypeKind::Void, "void", 1, 1},
    {TypeKind::Bool, "_Bool", 1, 1},
    {TypeKind::Char, "char", 1, 1},
    {TypeKind::SignedChar, "signed char", 1, 1},
    {TypeKind::UnsignedChar, "unsigned char", 1, 1},
    {TypeKind::Short, "short", 2, 2},
    {TypeKind::UnsignedShort, "unsigned short", 2, 2},
    {TypeKind::Int, "int", 4, 4},
    {TypeKind::UnsignedInt, "unsigned int", 4, 4},
    {TypeKind::Long, "long", 8, 8},
    {TypeKind::UnsignedLong, "unsigned long", 8, 8},
    {TypeKind::LongLong, "long long", 8, 8},
    {TypeKind::UnsignedLongLong, "unsigned long long", 8, 8},
    {TypeKind::Float, "float", 4, 4},
    {TypeKind::Double, "double", 8, 8},
    {TypeKind::LongDouble, "long double", 16, 16},
};

std::string qualifier_text(std::uint8_t qualifiers)
{
    std::string text;
    if (qualifiers & Const) text += "const ";
    if (qualifiers & Volatile) text += "volatile ";
    return text;
}

const char* tag_word(TypeKind kind)
{
    return kind == TypeKind::Struct ? "struct " : kind == TypeKind::Union ? "union " : "enum ";
}

}  // namespace

bool is_unsigned(const Type& t)
{
    switch (t.kind) {
    case TypeKind::Bool:
    case TypeKind::UnsignedChar:
    case TypeKind::UnsignedShort:
    case TypeKind::UnsignedInt:
    case TypeKind::UnsignedLong:
    case TypeKind::UnsignedLongLong:
    case TypeKind::Pointer:
        return true;
    case TypeKind::Enum:
        return t.of == type_uint;
    default:
        return false;
    }
}

TypeTable::TypeTable()
{
    for (const Basic& basic : basics) {
        Type type;
        type.kind = basic.kind;
        type.name = basic.name;
        type.size = basic.size;
        type.align = basic.align;
        type.complete = basic.kind != TypeKind::Void;
        add(std::move(type));
    }
}

TypeId TypeTable::add(Type type)
{
    const auto id = static_cast<TypeId>(types_.size());
    type.canonical = id;
    types_.push_back(std::move(type));
    return id;
}

TypeId TypeTable::pointer_to(TypeId pointee)
{
    if (pointers_.size() <= pointee) pointers_.resize(types_.size() + 1, 0);
    if (pointers_[pointee] != 0) return pointers_[pointee];
    Type type;
    type.kind = TypeKind::Pointer;
    type.size = type.align = 8;
    type.of = pointee;
    return pointers_[pointee] = add(std::move(type));
}

TypeId TypeTable::array_of(TypeId element, std::uint64_t count)
{
    Type type;
    type.kind = TypeKind::Array;
    type.of = element;
    type.count = count;
    type.align = at(element).align;
    type.size = at(element).size * count;
    return add(std::move(type));
}

TypeId TypeTable::incomplete_array_of(TypeId element)
{
    const TypeId id = array_of(element, 0);
    types_[id].complete = false;
    return id;
}

TypeId TypeTable::variable_array_of(TypeId element)
{
    const TypeId id = array_of(element, 0);
    types_[id].variable = true;
    variable_arrays_.push_back(id);
    return id;
}

void TypeTable::settle(TypeId id, std::uint64_t bytes)
{
    const Type& element = at(types_[id].of);
    if (element.size == 0 || element.variable || bytes % element.size != 0) return;
    types_[id].size = bytes;
    types_[id].count = bytes / element.size;
    types_[id].variable = false;
}

TypeId TypeTable::function(TypeId result, std::vector<TypeId> parameters, bool variadic, bool prototyped)
{
    Type type;
    type.kind = TypeKind::Function;
    type.of = result;
    type.size = 1;  // sizeof f is 1 with gcc
    type.parameters = std::move(parameters);
    type.variadic = variadic;
    type.prototyped = prototyped;
    return add(std::move(type));
}

TypeId TypeTable::tagged(TypeKind kind, std::string tag)
{
    Type type;
    type.kind = kind;
    type.name = std::move(tag);
    type.complete = false;
    return add(std::move(type));
}

TypeId TypeTable::qualified(TypeId id, std::uint8_t qualifiers)
{
    const std::uint8_t all = types_[id].qualifiers | qualifiers;
    if (all == types_[id].qualifiers) return id;
    Type type = types_[id];
    const TypeId canonical_id = type.canonical;
    type.qualifiers = all;
    const TypeId fresh = add(std::move(type));
    types_[fresh].canonical = canonical_id;
    return fresh;
}

TypeId TypeTable::named(TypeId id, std::string name)
{
    Type type = types_[id];
    const TypeId canonical_id = type.canonical;
    type.name = std::move(name);
    type.is_typedef = true;
    type.qualifiers = types_[id].qualifiers;
    const TypeId fresh = add(std::move(type));
    types_[fresh].canonical = canonical_id;
    return fresh;
}

bool TypeTable::same(TypeId a, TypeId b) const
{
    a = canonical(a);
    b = canonical(b);
    // Compatible types differ only in shared, finite structure: bounded by the depth of a declarator.
    while (a != b) {
        const Type& x = types_[a];
        const Type& y = types_[b];
        if (x.kind != y.kind) {
            const bool enum_as_integer =
                (x.kind == TypeKind::Enum && x.of == b) || (y.kind == TypeKind::Enum && y.of == a);
            return enum_as_integer;
        }
        if (x.kind == TypeKind::Function) {
            if (x.prototyped && y.prototyped) {
                if (x.variadic != y.variadic || x.parameters.size() != y.parameters.size()) return false;
                for (std::size_t i = 0; i < x.parameters.size(); ++i)
                    if (!same(x.parameters[i], y.parameters[i])) return false;
            }
        } else if (x.kind == TypeKind::Array) {
            if (x.complete && y.complete && !x.variable && !y.variable && x.count != y.count) return false;
            if (types_[x.of].qualifiers != types_[y.of].qualifiers) return false;
        } else if (x.kind == TypeKind::Pointer) {
            if (types_[x.of].qualifiers != types_[y.of].qualifiers) return false;
        } else {
            return false;
        }
        a = canonical(x.of);
        b = canonical(y.of);
    }
    return true;
}

std::string TypeTable::spell(TypeId id, std::string_view inner) const
{
    std::string declarator(inner);
    while (true) {
        const Type& type = types_[id];
        if (!type.is_typedef && type.kind == TypeKind::Pointer) {
            std::string star = "*";
            if (type.qualifiers) star += qualifier_text(type.qualifiers);
            if (!declarator.empty() || star.back() != ' ') star += declarator;
            if (star.back() == ' ') star.pop_back();
            const Type& pointee = types_[type.of];
            const bool wrap = !pointee.is_typedef &&
                              (pointee.kind == TypeKind::Array || pointee.kind == TypeKind::Function);
            declarator = wrap ? "(" + star + ")" : star;
        } else if (!type.is_typedef && type.kind == TypeKind::Array) {
            const bool behind_pointer = !declarator.empty() && declarator.front() == '(';
            if (type.size_slot != 0 && behind_pointer)
                declarator += "[variable length]";
            else
                declarator += type.complete && !type.variable ? "[" + std::to_string(type.count) + "]" : "[]";
        } else if (!type.is_typedef && type.kind == TypeKind::Function) {
            std::string list;
            for (TypeId parameter : type.parameters)
                list += (list.empty() ? "" : ", ") + spell(parameter);
            if (type.variadic) list += ", ...";
            if (list.empty() && type.prototyped) list = "void";
            declarator += "(" + list + ")";
        } else {
            std::string base = qualifier_text(type.qualifiers);
            if (!type.is_typedef && (is_record(type) || type.kind == TypeKind::Enum))
                base += tag_word(type.kind) + (type.name.empty() ? std::string("{...}") : type.name);
            else
                base += type.name;
            return declarator.empty() ? base : base + " " + declarator;
        }
        id = type.of;
    }
}

}  // namespace fl::lang
