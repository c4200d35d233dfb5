// Tree to instructions. One Generator serves a translation unit; functions follow each other in the module's
// text.
#pragma once

#include "lang/ast.h"
#include "lang/emitter.h"
#include "lang/sources.h"

#include <optional>

namespace fl::lang {

// Arguments that travel in registers: rdi, rsi, rdx, rcx, r8, r9; xmm0 to xmm7 (psABI 3.2.3).
inline constexpr unsigned general_registers = 6;
inline constexpr unsigned floating_registers = 8;

// A constant an object can be initialised with.
struct Constant {
    enum class Kind : std::uint8_t { Integer, Floating, Address } kind = Kind::Integer;
    std::int64_t value = 0;  // Address: what is added to it
    double number = 0;
    SymbolIndex symbol = 0;
};

class Generator {
public:
    Generator(Module& module, TypeTable& types, Sources& sources, Arena& arena)
        : module_(module), types_(types), sources_(sources), arena_(arena), out_(module)
    {
    }

    void unit(const Unit& unit);
    // A debugger's expression: code that ends in DebugReturn. Its symbols are absolute or in the caller's
    // frame.
    void snippet(Expr& e);

private:
    // Where an lvalue lies when that is known without computing anything.
    struct Spot {
        bool frame = false;
        std::int64_t offset = 0;
        SymbolIndex symbol = 0;
    };
    enum class Mode : std::uint8_t { Local, Image, Pointer };

    // generate_data.cpp
    void declare_object(Symbol& symbol);
    void define_object(Symbol& symbol);
    void write_entry(const InitEntry& entry, Section section, std::uint64_t place);
    void write_scalar(const InitEntry& entry, Section section, std::uint64_t at);
    bool all_zero(const Symbol& symbol) const;
    bool holds_addresses(const Symbol& symbol) const;
    Section section_for(const Symbol& symbol) const;
    std::uint64_t object_size(Symbol& symbol);
    SymbolIndex symbol_of(Symbol& symbol);
    SymbolIndex string_symbol(const Expr& e);

    // generate_constant.cpp
    std::optional<Constant> constant(const Expr& e);
    std::optional<Constant> constant_address(const Expr& e);
    std::optional<Constant> constant_cast(const Expr& e);
    std::optional<Constant> constant_sum(const Expr& e);

    // generate_function.cpp
    void function(FunctionBody& body);
    void attempt(FunctionBody& body);
    void assign_frame(FunctionBody& body);
    std::int64_t allocate(std::uint64_t size, std::uint64_t align);
    void prologue(FunctionBody& body);
    void record_variables(FunctionBody& body);
    void add_variable(const Symbol& symbol, std::uint32_t begin, std::uint32_t end);
    bool returns_in_memory(TypeId function_type) const
    {
        return is_record(types_.at(types_.at(function_type).of));
    }
    std::int64_t temporary() { return allocate(8, 8); }

    // generate_statement.cpp
    void statement(Stmt& s);
    void choose_branch(Stmt& s);
    void block(Stmt& s, Expr* result = nullptr);
    void restore_stack(const Symbol& saved);
    void leave_blocks(const Stmt* from, const Stmt* to);
    void declare(Stmt& s);
    void initialise(std::int64_t at, const Symbol& symbol);
    void place_aligned();
    void initialise_elsewhere(const Symbol& symbol);
    void clear_local(std::int64_t at, std::uint64_t size);
    void copy_string(std::int64_t at, const Expr& text, std::uint64_t size);
    void while_loop(Stmt& s);
    void do_loop(Stmt& s);
    void for_loop(Stmt& s);
    void switch_on(Stmt& s);
    void case_tree(const std::vector<Stmt*>& cases, std::size_t first, std::size_t last, std::int64_t slot,
                   bool is_unsigned_value, Label otherwise);
    void return_value(Stmt& s);
    void condition(Expr& e, Label target, bool when);
    bool fused_condition(Expr& e, Label target, bool when);
    bool constant_condition(const Expr& e, bool value) const;

    // generate_value.cpp
    void value(Expr& e);
    void effect(Expr& e);
    void statements(Expr& e);
    void unary(Expr& e);
    void cast(Expr& e);
    void next_argument(Expr& e);
    void truth(Expr& e);  // 0 or 1
    void binary(Expr& e);
    void operate(Operator op, TypeId type);
    void pointer_sum(Expr& e);
    void scaled_index(Expr& number, std::int64_t scale, bool subtract);
    bool add_with_local(Expr& e);
    bool add_constant(Expr& e);
    bool add_local(Expr& e);
    void pointer_difference(Expr& e);
    void operands(Expr& a, Expr& b, bool b_first);
    bool second_first(const Expr& e) const;
    void choose(Expr& e, bool wanted);
    void push_floating(double number, TypeId type);

    // generate_place.cpp
    std::optional<Spot> spot(Expr& e);
    void address(Expr& e);
    std::int64_t address_with_offset(Expr& e);  // leaves base; what is still to be added
    void load(Expr& e);
    TypeId unit_of(TypeId type, unsigned bit_offset, unsigned bit_width) const;
    void load_bits(const Expr& e);
    void load_field(const Expr& target, std::int64_t offset);
    void load_from(TypeId type, Mode mode, std::int64_t offset, SymbolIndex symbol = 0);
    void store_to(TypeId type, Mode mode, std::int64_t offset, SymbolIndex symbol = 0, bool keep = false);
    void assign(Expr& e, bool wanted);
    void assign_record(Expr& e, bool wanted);
    void assign_bits(Expr& target, bool wanted);
    void compound_assign(Expr& e, bool wanted);
    void post_increment(Expr& e, bool wanted);
    void step(Expr& e);  // applies e.op with e.b to the value on top
    bool increment_in_place(Expr& e);
    void copy_record(TypeId type);
    bool reads_late(const Expr& e) const;
    bool is_bare_call(const Expr& e, TypeId target) const;
    bool steps_apart(const Expr& target, const Expr& source) const;

    // generate_conversion.cpp
    void convert(TypeId from, TypeId to);
    void convert_to_floating(const Type& from, const Type& to);
    void convert_from_floating(const Type& from, const Type& to);
    void narrow(const Type& to);

    // generate_builtin.cpp
    void builtin(Expr& e, bool wanted);
    void builtin_operands(Expr& e);
    void block_builtin(Expr& e, bool wanted);
    void system_call(Expr& e);
    void atomic_update(Expr& e);
    void atomic_compare(Expr& e);
    unsigned atomic_size(TypeId type) const;
    void start_arguments(Expr& e);

    // generate_snippet.cpp
    void outer_address(const Symbol& symbol);
    void string_on_stack(const Expr& e);

    // generate_call.cpp
    void call(Expr& e, bool wanted);
    struct Spilled {
        std::vector<std::int64_t> slots;
    };
    struct Passing {
        std::vector<bool> in_memory;  // per argument
        std::uint64_t bytes = 0;      // of those
        std::uint64_t word = 0;       // for a variadic callee: see va_save
    };
    Passing classify(const Expr& e, bool record);
    void push_arguments(Expr& e, const Type& type, const Passing& passing);
    bool transfer(Expr& callee);
    std::vector<std::int64_t> evaluate_ahead(Expr& e);
    Spilled spill();
    void restore(const Spilled& spilled, bool result);
    void argument_in_memory(Expr& argument);

    Module& module_;
    // Locals that ask for more than the stack's own alignment.
    struct Aligned {
        Symbol* symbol = nullptr;
        std::int64_t room = 0;  // from fp: size + align bytes
        std::uint64_t align = 0;
    };
    std::vector<Aligned> aligned_;
    TypeTable& types_;
    Sources& sources_;
    Arena& arena_;
    Emitter out_;
    FunctionBody* function_ = nullptr;
    std::uint64_t frame_ = 0;  // bytes below fp in use
    bool fuse_ = true;
    bool snippet_ = false;
    Label end_ = 0;                        // of the epilogue
    std::int64_t result_slot_ = 0;         // where the hidden pointer to the result is kept
    std::int64_t save_area_ = 0;           // of a variadic function
    unsigned general_ = 0, floating_ = 0;  // registers the named parameters take
    std::int64_t memory_ = 16;             // fp offset of the next argument in memory
    std::size_t function_index_ = 0;
};

}  // namespace fl::lang
