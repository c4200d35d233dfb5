// Functions the compiler itself provides, by their reserved names.
#include "lang/parser.h"

namespace fl::lang {
namespace {

struct Entry {
    std::string_view name;
    Builtin builtin;
    unsigned arguments;  // 99 = one to seven
    const char* types;   // result, then arguments: v void, p pointer, l long, i int, d double, a va_list
};

constexpr Entry entries[] = {
    {"__syscall", Builtin::Syscall, 99, "l"},
    {"__builtin_va_start", Builtin::VaStart, 2, "va"},
    {"__builtin_va_end", Builtin::VaEnd, 1, "va"},
    {"__builtin_va_copy", Builtin::VaCopy, 2, "vaa"},
    {"__builtin_memcpy", Builtin::Memcpy, 3, "pppl"},
    {"__builtin_memmove", Builtin::Memmove, 3, "pppl"},
    {"__builtin_memset", Builtin::Memset, 3, "ppil"},
    {"__builtin_memcmp", Builtin::Compare, 3, "ippl"},
    {"__builtin_fs_base", Builtin::FsBase, 0, "p"},
    {"__builtin_alloca", Builtin::Alloca, 1, "pl"},
    {"__builtin_frame_address", Builtin::FrameAddress, 1, "pi"},
    {"__builtin_return_address", Builtin::ReturnAddress, 1, "pi"},
    {"__builtin_setjmp", Builtin::SetJump, 1, "ip"},
    {"__builtin_longjmp", Builtin::LongJump, 2, "vpi"},
    {"__builtin_trap", Builtin::Trap, 0, "v"},
    {"__builtin_sqrt", Builtin::Sqrt, 1, "dd"},
    {"__builtin_floor", Builtin::Floor, 1, "dd"},
    {"__builtin_ceil", Builtin::Ceil, 1, "dd"},
    {"__builtin_fmod", Builtin::Fmod, 2, "ddd"},
};

}  // namespace

// Null when the name is not one of ours: then it is an ordinary function.
Expr* Parser::builtin_call(const Token& name)
{
    const Entry* entry = nullptr;
    for (const Entry& candidate : entries)
        if (candidate.name == name.text) entry = &candidate;
    if (!entry) return compiler_question(name);
    take();  // (
    const std::vector<Expr*> given = call_arguments();
    if (quiet_) return check_.mistake(name.at);
    const bool any = entry->arguments == 99;
    if (any ? given.empty() || given.size() > 7 : given.size() < entry->arguments) {
        error(name.at, "too " + std::string(given.empty() || !any ? "few" : "many") +
                           " arguments to function '" + std::string(name.text) + "'");
        return check_.mistake(name.at);
    }
    if (!any && given.size() > entry->arguments) {
        error(name.at, "too many arguments to function '" + std::string(name.text) + "'");
        return check_.mistake(name.at);
    }
    const auto type_of = [this](char letter) -> TypeId {
        switch (letter) {
        case 'p':
            return types_.pointer_to(type_void);
        case 'l':
            return type_long;
        case 'i':
            return type_int;
        case 'd':
            return type_double;
        case 'a':
            return types_.pointer_to(types_.at(va_list_type_).of);
        default:
            return type_void;
        }
    };
    Expr* e = check_.make(ExprKind::Builtin, type_of(entry->types[0]), name.at);
    e->builtin = entry->builtin;
    for (std::size_t i = 0; i < given.size(); ++i) {
        Expr* value = check_.rvalue(given[i]);
        if (entry->builtin == Builtin::VaStart && i == 1) break;
        value = check_.convert_for(Use::Argument, any ? TypeId{type_long} : type_of(entry->types[i + 1]),
                                   value, value->at, nullptr, i + 1);
        if (check_.bad(*value)) return value;
        e->arguments.push_back(value);
        e->has_call |= value->has_call;
        if (value->depth >= e->depth) e->depth = static_cast<std::uint16_t>(value->depth + 1);
    }
    return e;
}

// What gcc answers while it compiles; and __builtin_strlen is strlen.
Expr* Parser::compiler_question(const Token& name)
{
    constexpr std::string_view prefix = "__builtin_";
    if (name.text == "__builtin_constant_p") {
        take();
        Expr* e = check_.rvalue(expression());
        expect(")");
        const bool known =
            e->kind == ExprKind::Integer || e->kind == ExprKind::Floating || e->kind == ExprKind::String;
        return check_.integer(known, type_int, name.at);
    }
    if (name.text == "__builtin_types_compatible_p") {
        take();
        const TypeId a = type_name();
        expect(",");
        const TypeId b = type_name();
        expect(")");
        return check_.integer(types_.same(types_.canonical(a), types_.canonical(b)), type_int, name.at);
    }
    if (name.text == "__builtin_choose_expr") {
        take();
        const std::int64_t which = constant("first argument to '__builtin_choose_expr' not a constant");
        expect(",");
        Expr* first = assignment();
        expect(",");
        Expr* second = assignment();
        expect(")");
        return which ? first : second;
    }
    if (name.text.substr(0, prefix.size()) != prefix) return nullptr;
    const std::string_view plain = name.text.substr(prefix.size());
    const Type& type = types_.at(implicit_function(plain));
    if (!type.prototyped) return nullptr;
    Token token = name;
    token.text = plain;
    if (Symbol* symbol = find(plain)) return check_.name(symbol, name.at);
    return unknown_name(token);
}

Expr* Parser::next_argument()
{
    const Location at = take().at;
    expect("(");
    Expr* list = check_.rvalue(assignment());
    if (quiet_ || !expect(",")) return check_.mistake(at);
    const TypeId type = type_name();
    if (!quiet_) expect(")");
    list = check_.convert_for(Use::Argument, types_.pointer_to(types_.at(va_list_type_).of), list, at,
                              nullptr, 1);
    if (check_.bad(*list)) return list;
    const Type& wanted = types_.at(type);
    if (!wanted.complete || wanted.kind == TypeKind::Array) {
        error(at, "second argument to 'va_arg' is of incomplete type " + check_.quoted(type));
        return check_.mistake(at);
    }
    // The address of the argument, read as the type asked for.
    Expr* place = check_.make(ExprKind::VaArg, types_.pointer_to(type), at, list);
    Expr* e = check_.make(ExprKind::Dereference, types_.canonical(type), at, place);
    return e;
}

}  // namespace fl::lang
