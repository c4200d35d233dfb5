// A checked translation unit: what the parser hands to the code generator. Nodes live in an Arena.
#pragma once

#include "lang/token.h"
#include "lang/type.h"

#include <deque>
#include <string>
#include <vector>

namespace fl::lang {

struct Expr;
struct Stmt;
struct Initializer;

enum class SymbolKind : std::uint8_t {
    Object,
    Function,
    Typedef,
    Enumerator,
    Mistake /* undeclared: already reported */
};
enum class Storage : std::uint8_t { Automatic, Internal /* static */, External };

struct Symbol {
    std::string name;
    SymbolKind kind = SymbolKind::Object;
    Storage storage = Storage::Automatic;
    TypeId type = 0;
    Location at;
    bool parameter = false;
    bool defined = false;  // has a body, an initializer, or is tentative
    bool address_taken = false;
    bool used = false;
    bool implicit = false;    // a function declared by its first call
    bool in_block = false;    // declared inside a function
    bool thread = false;      // __thread: each thread has its own
    std::uint32_t align = 0;  // asked for with aligned(n); 0 = the type's own
    std::int64_t value = 0;   // Enumerator: its value. Automatic: offset from fp
    bool by_address = false;  // Automatic: what lies at `value` is its address (variable arrays, aligned(32))
    Symbol* size = nullptr;   // variable array: the hidden local that holds its bytes
    TypeId sized = 0;         // such a hidden local: the variable array type it is for
    Initializer* initializer = nullptr;
    std::uint32_t index = 0;     // object symbols of the module, see module.h; 0 = not yet
    std::string_view user;       // function that uses it first
    std::uint64_t absolute = 0;  // debugger: where it lies; 0 = known at link time
    bool outer = false;          // debugger: lies in the caller's frame, `value` from the fp saved at our fp
};

enum class ExprKind : std::uint8_t {
    Mistake,
    Integer,
    Floating,
    String,
    Name,
    Member,
    Dereference,
    AddressOf,
    Decay,
    Negate,
    BitNot,
    Not,
    Binary,
    PointerDifference,
    LogicalAnd,
    LogicalOr,
    Conditional,
    Comma,
    Assign,
    CompoundAssign,
    PostIncrement,
    Cast,
    Call,
    CompoundLiteral,
    VaArg,
    Builtin,
    Statements,
};

enum class Operator : std::uint8_t {
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    And,
    Or,
    Xor,
    Shl,
    Shr,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    Equal,
    NotEqual
};

enum class Builtin : std::uint8_t {
    None,
    Syscall,
    VaStart,
    VaEnd,
    VaCopy,
    Memcpy,
    Memset,
    FsBase,
    Alloca,
    FrameAddress,
    ReturnAddress,
    SetJump,
    LongJump,
    Trap,
    Sqrt,
    Memmove,
    Floor,
    Ceil,
    Fmod,
    Compare,
    AtomicUpdate,   // value: operation, and 16 when it gives the new value
    AtomicCompare,  // value: 1 expected is a pointer, 2 gives the old value
};

struct Expr {
    ExprKind kind = ExprKind::Mistake;
    Operator op = Operator::Add;
    Builtin builtin = Builtin::None;
    bool parenthesized = false;
    bool bit_field = false;    // Member
    bool has_call = false;     // a call happens while this is evaluated
    bool has_effects = false;  // something changes while this is evaluated
    std::uint8_t bit_offset = 0, bit_width = 0;
    std::uint16_t depth = 1;  // of the tree below: bounded, so that walking it is
    TypeId type = type_int;
    TypeId work = 0;  // CompoundAssign, PostIncrement: type the operation is done in
    Location at;
    Expr *a = nullptr, *b = nullptr, *c = nullptr;
    std::int64_t value = 0;        // Integer; Member: offset; Binary on pointers: scale
    double number = 0;             // Floating
    Symbol* symbol = nullptr;      // Name, CompoundLiteral
    std::string bytes;             // String, with the final zero
    std::vector<Expr*> arguments;  // Call, Builtin
    Stmt* body = nullptr;          // Statements
};

// One scalar (or whole struct, or string) put into an object.
struct InitEntry {
    std::uint64_t offset = 0;
    TypeId type = 0;
    Expr* value = nullptr;
    bool bit_field = false;
    std::uint8_t bit_offset = 0, bit_width = 0;
};

struct Initializer {
    std::vector<InitEntry> entries;  // a later entry for the same place wins
    bool whole = false;              // the first entry fills the object: no clearing is needed
};

enum class StmtKind : std::uint8_t {
    Empty,
    Expression,
    Block,
    If,
    While,
    DoWhile,
    For,
    Switch,
    Case,
    Default,
    Label,
    Goto,
    Break,
    Continue,
    Return,
    Declare,  // an automatic object comes to life: symbol and its initializer; expr: sizes of array types
};

struct Stmt {
    StmtKind kind = StmtKind::Empty;
    Location at, end;  // end: of the closing brace of a Block
    Expr *expr = nullptr, *step = nullptr;
    Stmt *body = nullptr, *other = nullptr, *init = nullptr;  // other: else branch
    std::vector<Stmt*> statements;                            // Block
    std::vector<Symbol*> symbols;                             // Block: declared here
    std::vector<Stmt*> cases;                                 // Switch
    Symbol* symbol = nullptr;                                 // Declare
    Stmt* around = nullptr;                                   // the Block it stands in
    Symbol* stack = nullptr;                                  // Block with variable arrays: sp as it began
    std::int64_t low = 0, high = 0;                           // Case
    std::string_view name;                                    // Label, Goto
    Stmt* target = nullptr;   // Goto: its label; Break, Continue: the loop or switch
    std::uint32_t label = 0;  // used by the code generator
    std::uint32_t label2 = 0;
};

struct FunctionBody {
    Symbol* symbol = nullptr;
    std::vector<Symbol*> parameters;
    std::vector<Symbol*> automatics;  // all locals, in order of declaration
    Expr* sizes = nullptr;            // of the array types among the parameters
    Stmt* body = nullptr;
};

// Owner of all nodes of one compilation; addresses are stable.
struct Arena {
    std::deque<Expr> exprs;
    std::deque<Stmt> stmts;
    std::deque<Symbol> symbols;
    std::deque<Initializer> initializers;
    std::deque<FunctionBody> functions;
};

// In the order of the source: objects and functions as they are defined.
struct Unit {
    std::vector<FunctionBody*> functions;
    std::vector<Symbol*> objects;  // with static storage, defined here
};

}  // namespace fl::lang
