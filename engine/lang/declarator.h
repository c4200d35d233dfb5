// What the parser gathers of a declaration before it becomes symbols and types.
#pragma once

#include "lang/ast.h"

#include <map>
#include <string_view>
#include <vector>

namespace fl::lang {

struct Scope {
    std::map<std::string_view, Symbol*> names;
    std::map<std::string_view, TypeId> tags;
    std::vector<Symbol*> symbols;  // for the debugger, in order
};

// What stands before the declarators of a declaration.
struct AtomicKind {
    unsigned operation = 0;  // add, sub, and, or, xor, nand, exchange
    bool gives_new = false;
};

struct Specifiers {
    TypeId type = type_int;
    Location at;
    bool is_typedef = false, is_extern = false, is_static = false, is_thread = false;
    std::uint32_t align = 0;
    std::uint32_t type_align = 0;  // of a typedef with aligned(n): for what has that type itself
    bool packed = false;
};

// What of the type has been seen so far.
struct SpecifierState {
    unsigned words = 0;  // of a basic type
    std::uint8_t qualifiers = 0;
    TypeId type = 0;
    std::uint32_t align = 0;  // see Specifiers::type_align
    bool has_type = false;
};

// The size of a variable array type, computed where its declaration is reached.
struct VariableSize {
    Symbol* symbol = nullptr;  // hidden local
    Expr* assign = nullptr;
};

// One layer of a declarator, applied to the type on its left, first one first.
struct Derivation {
    enum class Kind : std::uint8_t { Pointer, Array, Function } kind = Kind::Pointer;
    std::uint8_t qualifiers = 0;
    Expr* count = nullptr;  // Array; null = []
    std::vector<TypeId> parameters;
    std::vector<Symbol*> symbols;     // Function: the parameters as declared
    std::vector<VariableSize> sizes;  // Function: of its parameters' types
    bool star = false;                // Array: [*]
    bool variadic = false, prototyped = true;
    Location at;
};

struct Declarator {
    std::string_view name;
    Location at;
    TypeId type = type_int;
    std::vector<Symbol*> parameters;  // when the outermost layer is a function
    std::vector<VariableSize> sizes;
    bool function_layer = false;
    std::uint32_t align = 0;
};

// How closely a member of a record, or all of them, lie.
struct Placing {
    std::uint32_t align = 0;  // bytes asked for with aligned(n); 0 = the type's own
    bool packed = false;      // __attribute__((packed))
    std::uint8_t pragma = 0;  // #pragma pack(n): n bytes at most; 0 = no limit

    std::uint32_t limited(std::uint32_t bytes) const
    {
        return pragma != 0 && pragma < bytes ? pragma : bytes;
    }
};

// A member of a struct before all are placed.
struct PendingMember {
    Member member;
    Placing how;
    Location at;
};

// What a chain of designators names.
struct Designation {
    TypeId target = 0;
    std::uint64_t place = 0;            // bytes from the start of the object
    std::uint64_t index = 0, last = 0;  // element of the outermost aggregate
    Member bits;
    bool outermost = true;
};

}  // namespace fl::lang
