// Tokens to a checked tree. Recursive descent; how deep it may go is bounded.
#pragma once

#include "lang/checker.h"
#include "lang/declarator.h"

#include <map>
#include <vector>

namespace fl::lang {

inline constexpr unsigned max_nesting = 200;
inline constexpr std::size_t max_initializer_entries = 1'000'000;
inline constexpr std::uint64_t max_object_bytes = std::uint64_t{1} << 40;

class Parser {
public:
    Parser(std::vector<Token> tokens, Sources& sources, TypeTable& types, Arena& arena);

    Unit parse_unit();
    // A single expression in given scopes, for the debugger. Null after an error; messages are gdb's where it
    // has its own.
    Expr* parse_expression_only(const std::vector<Scope>& scopes, FunctionBody& around);

private:
    struct Deeper {
        explicit Deeper(Parser& p);
        ~Deeper() { --parser.nesting_; }
        Parser& parser;
    };

    // parser.cpp: tokens and scopes
    const Token& peek(std::size_t ahead = 0) const;
    Token take();
    bool accept(std::string_view text);
    bool accept(Keyword keyword);
    bool expect(std::string_view text, std::string_view message = {});
    Location after_previous() const;
    Location line_start() const;  // of the first token on the line of the last one taken
    void error(Location at, std::string message);
    void syntax_error(std::string_view what);  // "expected X before 'Y' token" at the next token
    void syntax_error_at(Location at, std::string_view what);
    void skip_to_statement_end();
    void skip_parentheses();
    void skip_braces();
    void recover_top_level();
    bool at_end() const { return peek().kind == TokenKind::End; }
    Symbol* find(std::string_view name) const;
    Symbol* declare(Symbol symbol);
    void push_scope() { scopes_.emplace_back(); }
    std::vector<Symbol*> pop_scope();
    bool stopped() const { return sources_.stopped(); }

    // declarations.cpp
    void external_declaration();
    void declarators(const Specifiers& specifiers, std::vector<Stmt*>* block);
    void function_definition(const Specifiers& specifiers, Declarator& declarator);
    void old_style_parameters(Declarator& declarator);
    void static_assertion();
    // objects.cpp
    void declare_typedef(const Declarator& declarator);
    Symbol* declare_function(const Specifiers& specifiers, const Declarator& declarator, bool defining);
    Symbol* declare_global(const Specifiers& specifiers, Declarator& declarator);
    Symbol* declare_local(const Specifiers& specifiers, Declarator& declarator, std::vector<Stmt*>& block);
    Symbol* declare_extern_in_block(const Declarator& declarator);
    void check_redeclared_local(const Declarator& declarator);
    void parse_object_initializer(Symbol& symbol);
    bool object_type_ok(const Symbol& symbol);

    // variable_arrays.cpp
    TypeId variable_layer(TypeId element, const Derivation& layer, bool outermost, Declarator& declarator);
    void declare_variable_array(Symbol& symbol, std::vector<Stmt*>& block);
    Expr* evaluated_sizes(std::size_t first);
    Stmt* declared_sizes(Location at);
    Expr* with_sizes(Expr* e, std::size_t first);
    bool variably_modified(TypeId type) const;

    // specifiers.cpp
    bool starts_declaration(std::size_t ahead = 0) const;
    std::string keyword_hint(std::string_view name);
    bool starts_type(const Token& token) const;
    bool parse_specifiers(Specifiers& specifiers);
    bool basic_type(const Token& token, unsigned& words);
    bool complete_specifier(SpecifierState& state);
    bool other_specifier(Specifiers& specifiers, SpecifierState& state);
    // assembly.cpp
    Stmt* assembly();
    bool assembly_operand(std::vector<Expr*>& outputs, bool output, Expr*& effects);
    // attributes.cpp
    bool starter_attribute(std::string_view name);
    void adopt_starters(Symbol* symbol);
    void call_starters();
    void attributes(std::uint32_t& align, bool& packed);
    void attribute(const Token& token, std::uint32_t& align, bool& packed);
    void alignas_specifier(std::uint32_t& align);
    void check_alignment(std::uint32_t& align, Location at);
    TypeId type_name();
    TypeId typeof_specifier();
    // records.cpp
    TypeId record_specifier(TypeKind kind);
    void record_members(TypeId record, bool packed, std::uint32_t align);
    void member_declaration(std::vector<PendingMember>& members);
    bool member_declarator(const Specifiers& specifiers, std::vector<PendingMember>& members);
    void bit_field_width(PendingMember& pending);
    void member_type_ok(PendingMember& pending);
    void lay_out_record(TypeId record, const std::vector<PendingMember>& members, Placing whole);
    // enums.cpp
    TypeId enum_specifier();
    TypeId enum_reference(std::string_view tag);
    void enumerators(TypeId type);
    void declare_enumerator(const Token& name, TypeId type, std::int64_t value);
    TypeId* find_tag(std::string_view name);
    // declarators.cpp
    bool parse_declarator(TypeId base, Declarator& declarator, bool abstract_allowed);
    bool derive(std::vector<Derivation>& layers, Declarator& declarator, bool abstract_allowed);
    bool direct(std::vector<Derivation>& layers, Declarator& declarator, bool abstract_allowed);
    std::uint8_t pointer_qualifiers();
    Derivation array_suffix();
    // parameters.cpp
    Derivation parameter_list();
    void old_style_names(Derivation& layer);
    TypeId adjusted_parameter(const Declarator& declarator, std::size_t number);
    bool parameter(Derivation& layer);
    // declarators.cpp
    bool apply(TypeId base, std::vector<Derivation>& layers, Declarator& declarator);
    TypeId array_layer(TypeId element, const Derivation& layer, bool outermost, Declarator& declarator);

    // initializers.cpp
    std::uint64_t initializer(TypeId type,
                              Initializer& into);  // elements given, for arrays of unknown length
    void init_value(TypeId type, std::uint64_t offset, Initializer& into);
    std::uint64_t init_braced(TypeId type, std::uint64_t offset, Initializer& into);
    void init_members(TypeId type, std::uint64_t offset, Initializer& into);
    bool init_string(TypeId type, std::uint64_t offset, Initializer& into, std::uint64_t* count);
    void init_scalar(TypeId type, std::uint64_t offset, Initializer& into, const Member* bits);
    void init_member(TypeId record, const Member& member, std::uint64_t offset, Initializer& into);
    // designators.cpp
    bool index_designator(Designation& d, Location at);
    bool member_designator(Designation& d, Location at);
    std::uint64_t member_number(const Type& record, std::string_view name, std::uint64_t offset) const;
    void init_designated(TypeId type, std::uint64_t offset, std::uint64_t& index, Initializer& into);
    void add_entry(Initializer& into, const InitEntry& entry);
    Expr* held_value();
    bool more_elements();  // consumes the comma between elements; false at the closing brace

    // statements.cpp
    Stmt* statement();
    Stmt* statement_inside();
    Stmt* compound(bool function_body);
    Stmt* make(StmtKind kind, Location at);
    Stmt* if_statement();
    Stmt* loop_statement();
    Stmt* for_statement();
    // jumps.cpp
    Stmt* switch_statement();
    Stmt* case_label();
    Stmt* jump_statement();
    Stmt* expression_statement();
    void block_item(std::vector<Stmt*>& items);
    Expr* parenthesized_condition();
    void check_labels();

    // expressions.cpp
    Expr* expression();
    Expr* assignment();
    Expr* conditional();
    Expr* binary(int lowest);
    Expr* cast_expression();
    Expr* unary();
    Expr* sizeof_expression(std::string_view word);
    std::int64_t constant(std::string_view what);
    // postfix.cpp
    Expr* postfix();
    Expr* postfix_of(Expr* e);
    Expr* primary();
    Expr* statement_expression(Location at);
    Expr* unknown_name(const Token& token);
    TypeId implicit_function(std::string_view name);
    Expr* compiler_question(const Token& name);
    // atomics.cpp
    Expr* atomic_call(const Token& name);
    Expr* atomic_expression(std::string_view what, bool sync, const std::vector<Expr*>& given, Location at);
    Expr* atomic_update(AtomicKind kind, Expr* pointer, Expr* operand, Location at);
    Expr* atomic_compare(Expr* pointer, Expr* expected, Expr* desired, bool by_reference, bool gives_old);
    Expr* change_by_one(Expr* place, const Token& sign, bool postfix);
    Expr* atomic_change(Operator op, Expr* place, Expr* operand, bool gives_new, Location at);
    Expr* identifier();
    Expr* number(const Token& token);
    Expr* strings();
    Expr* compound_literal(TypeId type, Location at);
    Expr* generic_selection();
    Expr* offset_of();
    Expr* next_argument();
    std::vector<Expr*> call_arguments();
    Expr* builtin_call(const Token& name);

    std::vector<Token> tokens_;
    std::size_t place_ = 0;
    Sources& sources_;
    TypeTable& types_;
    Arena& arena_;
    Checker check_;
    std::vector<Scope> scopes_;
    Unit unit_;
    FunctionBody* function_ = nullptr;
    std::map<std::string_view, Stmt*> labels_;
    std::vector<Stmt*> gotos_;
    std::vector<Stmt*> breakable_;  // loops and switches around this place
    std::vector<Stmt*> loops_;
    std::vector<Stmt*> switches_;
    std::vector<Stmt*> blocks_;        // around this place
    std::vector<VariableSize> sizes_;  // of array types just read, not yet computed
    bool in_parameters_ = false;
    Expr* held_ = nullptr;  // initializer expression already read
    unsigned nesting_ = 0;
    std::size_t body_scope_ = 0;  // depth of the scope of the function body
    bool initialized_ = false;    // the last declarator had an initializer
    bool debugger_ = false;       // names come from a running program: nothing is declared on the way
    bool quiet_ = false;          // the rest of a broken statement is not complained about again
    // __attribute__((constructor)) and destructor: seen in this declaration, and of which functions.
    struct Starter {
        Symbol* function = nullptr;
        bool destructor = false;
        std::int64_t priority = 65536;
    };
    std::vector<Starter> starters_seen_, starters_;
    Location nested_function_;  // where a function was defined inside another
    std::size_t entries_ = 0;
    TypeId va_list_type_ = 0;
    unsigned anonymous_ = 0;
};

}  // namespace fl::lang
