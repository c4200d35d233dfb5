// Builds expressions: types them, converts operands as C says, folds constants, and refuses what gcc refuses.
#pragma once

#include "lang/ast.h"
#include "lang/sources.h"

#include <map>

namespace fl::lang {

inline constexpr std::uint16_t max_expression_depth = 1000;

// Why a value is converted: the wording of a refusal depends on it.
enum class Use : std::uint8_t { Assign, Initialize, Return, Argument };

class Checker {
public:
    Checker(Sources& sources, TypeTable& types, Arena& arena)
        : sources_(sources), types_(types), arena_(arena)
    {
    }

    // leaves
    Expr* mistake(Location at);
    Expr* integer(std::int64_t value, TypeId type, Location at);
    Expr* floating(double value, TypeId type, Location at);
    Expr* string(std::string bytes, TypeId element, Location at);
    Expr* name(Symbol* symbol, Location at);
    Expr* compound_literal(Symbol* symbol, Location at);

    // check_unary.cpp
    Expr* address_of(Expr* a, Location at);
    Expr* dereference(Expr* a, Location at, std::string_view operation);
    Expr* negate(Expr* a, Location at);
    Expr* plus(Expr* a, Location at);
    Expr* bit_not(Expr* a, Location at);
    Expr* logical_not(Expr* a, Location at);
    Expr* increment(Expr* a, bool up, bool postfix, Location at);
    Expr* member(Expr* a, std::string_view name, Location at, Location name_at);
    Expr* arrow(Expr* a, std::string_view name, Location at, Location name_at);
    Expr* index(Expr* a, Expr* b, Location at);
    Expr* size_of_type(TypeId type, Location at, std::string_view word);
    void keep_size(TypeId type, Symbol& symbol) { sizes_[types_.canonical(type)] = &symbol; }
    Symbol* size_symbol(TypeId type);  // what holds the bytes of a variable array; null for [*]
    Expr* size_of(Expr* a, Location at);

    // check_binary.cpp
    Expr* binary(Operator op, Expr* a, Expr* b, Location at);
    Expr* logical(bool is_and, Expr* a, Expr* b, Location at);
    Expr* conditional(Expr* condition, Expr* yes, Expr* no, Location at);
    Expr* comma(Expr* a, Expr* b, Location at);

    // check_assign.cpp
    Expr* assign(Expr* a, Expr* b, Location at);
    Expr* compound_assign(Operator op, Expr* a, Expr* b, Location at);
    Expr* cast(TypeId type, Expr* a, Location at);
    Expr* convert_for(Use use, TypeId type, Expr* value, Location at, Symbol* function = nullptr,
                      std::size_t argument = 0);
    Expr* condition_of(Expr* a, Location at);  // a scalar used as a truth value

    // check_call.cpp
    Expr* call(Expr* callee, std::vector<Expr*> arguments, Location at);

    // conversions.cpp
    Expr* rvalue(Expr* a);                // arrays and functions become pointers
    Expr* convert(Expr* a, TypeId type);  // between scalars; folds constants
    TypeId promoted(TypeId type) const;
    TypeId promoted(const Expr& a) const;               // knows bit-fields
    TypeId common(const Expr& a, const Expr& b) const;  // usual arithmetic conversions
    std::int64_t wrap(std::int64_t value, TypeId type) const;
    bool is_null_constant(const Expr& a) const;
    bool complete_object(const Expr& a);  // is a value that can be used; reports when not

    Expr* make(ExprKind kind, TypeId type, Location at, Expr* a = nullptr, Expr* b = nullptr,
               Expr* c = nullptr);
    bool is_lvalue(const Expr& a) const;
    const Type& type_of(const Expr& a) const { return types_.at(a.type); }
    std::string quoted(TypeId type) const;  // 'int', or 'size_t' {aka 'long unsigned int'}
    bool bad(const Expr& a) const { return a.kind == ExprKind::Mistake; }
    void error(Location at, std::string message) { sources_.error(at, std::move(message)); }

private:
    Expr* fold(Operator op, Expr* a, Expr* b, TypeId type, Location at);
    Expr* simple_division(Operator op, Expr* a, Expr* b, TypeId type, Location at);  // division.cpp
    Expr* fold_floating(Operator op, Expr* a, Expr* b, TypeId type, Location at);
    Expr* pointer_arithmetic(Operator op, Expr* a, Expr* b, Location at);
    Expr* compare(Operator op, Expr* a, Expr* b, Location at);
    Expr* invalid_operands(std::string_view op, const Expr& a, const Expr& b, Location at);
    Expr* conditional_pointer(Expr* condition, Expr* yes, Expr* no, Location at);
    bool modifiable(const Expr& a, Location at, std::string_view what);
    std::uint64_t element_size(TypeId pointer, Location at);
    bool steps_vary(TypeId pointer) const { return types_.at(types_.at(pointer).of).variable; }
    Expr* bytes_of_steps(TypeId pointer, Expr* steps, Location at);
    Expr* element_size_expr(TypeId pointee, Location at);
    bool find_member(TypeId record, std::string_view name, std::vector<const Member*>& path,
                     unsigned depth) const;
    void mark_address_taken(Expr& a);

    Sources& sources_;
    TypeTable& types_;
    Arena& arena_;
    std::map<TypeId, Symbol*> sizes_;  // of variable array types, canonical
};

std::string_view operator_text(Operator op);

}  // namespace fl::lang
