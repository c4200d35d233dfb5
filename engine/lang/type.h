// The C types of a program: made by the compiler, kept for the debugger.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace fl::lang {

using TypeId = std::uint32_t;  // index into a TypeTable

enum class TypeKind : std::uint8_t {
    Void,
    Bool,
    Char,
    SignedChar,
    UnsignedChar,
    Short,
    UnsignedShort,
    Int,
    UnsignedInt,
    Long,
    UnsignedLong,
    LongLong,
    UnsignedLongLong,
    Float,
    Double,
    LongDouble,
    Enum,
    Pointer,
    Array,
    Function,
    Struct,
    Union,
};

enum Qualifier : std::uint8_t { Const = 1, Volatile = 2, Atomic = 4 };

struct Member {
    std::string name;  // "" = anonymous struct or union
    TypeId type = 0;
    std::uint64_t offset = 0;  // bytes; of a bit-field: of the storage unit that holds it
    std::uint8_t bit_offset = 0;
    std::uint8_t bit_width = 0;
    bool bit_field = false;
};

struct Enumerator {
    std::string name;
    std::int64_t value = 0;
};

struct Type {
    TypeKind kind = TypeKind::Int;
    std::uint8_t qualifiers = 0;
    bool complete = true;    // false: void, struct without members yet, array without length yet
    bool variadic = false;   // Function: ends with ...
    bool prototyped = true;  // Function: false for ()
    bool variable = false;   // Array whose size is only known at run time
    std::uint32_t align = 1;
    std::uint64_t size = 0;   // bytes
    TypeId of = 0;            // pointee, element, result, or an enum's integer type
    std::uint64_t count = 0;  // elements of an array
    std::int64_t size_slot =
        0;                 // of a variable array: where in the frame its bytes are kept, from fp; 0 = not
    TypeId canonical = 0;  // the same type without typedef name and qualifiers
    std::string name;      // tag, typedef name, or the name of a basic type
    bool is_typedef = false;
    std::vector<Member> members;
    std::vector<TypeId> parameters;
    std::vector<Enumerator> enumerators;
};

// Fixed ids of the basic types; the order of TypeKind.
inline constexpr TypeId type_void = 0, type_bool = 1, type_char = 2, type_schar = 3, type_uchar = 4,
                        type_short = 5, type_ushort = 6, type_int = 7, type_uint = 8, type_long = 9,
                        type_ulong = 10, type_llong = 11, type_ullong = 12, type_float = 13, type_double = 14,
                        type_ldouble = 15;

class TypeTable {
public:
    TypeTable();

    const Type& at(TypeId id) const
    {
        return types_[types_[id].canonical];
    }  // typedefs and qualifiers looked through
    const Type& spelled(TypeId id) const { return types_[id]; }
    Type& edit(TypeId id) { return types_[types_[id].canonical]; }
    TypeId canonical(TypeId id) const { return types_[id].canonical; }
    std::uint8_t qualifiers(TypeId id) const { return types_[id].qualifiers; }
    std::size_t size() const { return types_.size(); }

    TypeId pointer_to(TypeId pointee);
    TypeId array_of(TypeId element, std::uint64_t count);
    TypeId incomplete_array_of(TypeId element);
    TypeId variable_array_of(TypeId element);
    bool has_variable_arrays() const { return !variable_arrays_.empty(); }
    // Gives variable arrays the sizes of one frame: `bytes` reads what lies at an offset from fp.
    template <typename Bytes>
    void settle(Bytes bytes)
    {
        for (TypeId id : variable_arrays_)
            if (types_[id].size_slot != 0) settle(id, bytes(types_[id].size_slot));
    }
    TypeId function(TypeId result, std::vector<TypeId> parameters, bool variadic, bool prototyped);
    TypeId tagged(TypeKind kind, std::string tag);  // a new struct, union or enum, incomplete
    TypeId qualified(TypeId type, std::uint8_t qualifiers);
    TypeId named(TypeId type, std::string name);  // a typedef
    bool same(TypeId a, TypeId b) const;          // compatible for redeclaration
    // "char *", "struct list", "int (*)(void)": as gcc's messages and gdb write it. `inner` is the declared
    // name.
    std::string spell(TypeId type, std::string_view inner = {}) const;

private:
    TypeId add(Type type);
    void settle(TypeId id, std::uint64_t bytes);

    std::deque<Type> types_;               // references stay good while types are added
    std::vector<TypeId> variable_arrays_;  // elements before the arrays of them
    std::vector<TypeId> pointers_;         // pointer_to, by pointee; 0 = not made yet
};

inline bool is_integer(const Type& t)
{
    return (t.kind >= TypeKind::Bool && t.kind <= TypeKind::UnsignedLongLong) || t.kind == TypeKind::Enum;
}
inline bool is_floating(const Type& t)
{
    return t.kind >= TypeKind::Float && t.kind <= TypeKind::LongDouble;
}
inline bool is_arithmetic(const Type& t)
{
    return is_integer(t) || is_floating(t);
}
inline bool is_scalar(const Type& t)
{
    return is_arithmetic(t) || t.kind == TypeKind::Pointer;
}
inline bool is_record(const Type& t)
{
    return t.kind == TypeKind::Struct || t.kind == TypeKind::Union;
}
bool is_unsigned(const Type& t);

}  // namespace fl::lang
