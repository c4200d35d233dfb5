// Declaration specifiers: storage class, type, qualifiers, attributes.
#include "lang/parser.h"

namespace fl::lang {
namespace {

// Words of a basic type, counted in two bits each.
constexpr unsigned word_void = 1, word_bool = 1 << 2, word_char = 1 << 4, word_short = 1 << 6,
                   word_int = 1 << 8, word_long = 1 << 10, word_float = 1 << 12, word_double = 1 << 14,
                   word_signed = 1 << 16, word_unsigned = 1 << 18;

struct Combination {
    unsigned words;
    TypeId type;
};

constexpr Combination combinations[] = {
    {word_void, type_void},
    {word_bool, type_bool},
    {word_char, type_char},
    {word_float, type_float},
    {word_double, type_double},
    {word_long + word_double, type_ldouble},
    {word_signed + word_char, type_schar},
    {word_unsigned + word_char, type_uchar},
    {word_short, type_short},
    {word_unsigned + word_short, type_ushort},
    {word_signed, type_int},
    {word_int, type_int},
    {word_unsigned, type_uint},
    {word_long, type_long},
    {word_unsigned + word_long, type_ulong},
    {2 * word_long, type_llong},
    {word_unsigned + 2 * word_long, type_ullong},
};

TypeId combined(unsigned words)
{
    const unsigned shorter = words & ~(word_int * 3);
    const unsigned plain = shorter & ~(word_signed * 3);
    for (const Combination& c : combinations)
        if (c.words == words || (c.words == shorter && shorter != 0) ||
            (c.words == plain && plain != 0 && c.type != type_char)) {
            const bool int_fits =
                !(words & (word_int * 3)) || (c.type >= type_short && c.type <= type_ullong);
            if (int_fits) return c.type;
        }
    return 0;
}

}  // namespace

bool Parser::starts_type(const Token& token) const
{
    if (token.kind == TokenKind::Identifier) {
        const Symbol* symbol = find(token.text);
        return symbol && symbol->kind == SymbolKind::Typedef;
    }
    if (token.kind != TokenKind::Keyword) return false;
    switch (static_cast<Keyword>(token.code)) {
    case Keyword::Alignas:
    case Keyword::Atomic:
    case Keyword::Attribute:
    case Keyword::Bool:
    case Keyword::Char:
    case Keyword::Const:
    case Keyword::Double:
    case Keyword::Enum:
    case Keyword::Float:
    case Keyword::Int:
    case Keyword::Long:
    case Keyword::Restrict:
    case Keyword::Short:
    case Keyword::Signed:
    case Keyword::Struct:
    case Keyword::Typeof:
    case Keyword::Union:
    case Keyword::Unsigned:
    case Keyword::VaList:
    case Keyword::Void:
    case Keyword::Volatile:
    case Keyword::Extension:
        return true;
    default:
        return false;
    }
}

bool Parser::starts_declaration(std::size_t ahead) const
{
    const Token& token = peek(ahead);
    if (starts_type(token)) {
        // A typedef name followed by ':' is a label.
        return token.kind != TokenKind::Identifier || !peek(ahead + 1).is(":");
    }
    if (token.kind != TokenKind::Keyword) return false;
    switch (static_cast<Keyword>(token.code)) {
    case Keyword::Auto:
    case Keyword::Extern:
    case Keyword::Inline:
    case Keyword::Noreturn:
    case Keyword::Register:
    case Keyword::Static:
    case Keyword::ThreadLocal:
    case Keyword::Typedef:
    case Keyword::StaticAssert:
        return true;
    default:
        return false;
    }
}

bool Parser::basic_type(const Token& token, unsigned& words)
{
    unsigned word = 0;
    switch (static_cast<Keyword>(token.code)) {
    case Keyword::Void:
        word = word_void;
        break;
    case Keyword::Bool:
        word = word_bool;
        break;
    case Keyword::Char:
        word = word_char;
        break;
    case Keyword::Short:
        word = word_short;
        break;
    case Keyword::Int:
        word = word_int;
        break;
    case Keyword::Long:
        word = word_long;
        break;
    case Keyword::Float:
        word = word_float;
        break;
    case Keyword::Double:
        word = word_double;
        break;
    case Keyword::Signed:
        word = word_signed;
        break;
    case Keyword::Unsigned:
        word = word_unsigned;
        break;
    default:
        return false;
    }
    take();
    const unsigned before = words / word & 3;
    if (before >= (word == word_long ? 2u : 1u)) {
        if (word == word_long)
            error(token.at, "'long long long' is too long for GCC");
        else
            error(token.at, "two or more data types in declaration specifiers");
        return true;
    }
    words += word;
    return true;
}

TypeId Parser::typeof_specifier()
{
    expect("(");
    TypeId type = type_int;
    if (starts_type(peek())) {
        type = type_name();
    } else {
        type = expression()->type;
    }
    expect(")");
    return type;
}

// struct, union, enum, typedef name, typeof: a type that stands alone. False when there is none here.
bool Parser::complete_specifier(SpecifierState& state)
{
    const Token token = peek();
    if (token.kind == TokenKind::Identifier) {
        if (state.words != 0 || state.has_type || !starts_type(token)) return false;
        const Symbol& named = *find(take().text);
        state.type = named.type;
        state.align = named.align;
    } else if (accept(Keyword::Struct)) {
        state.type = record_specifier(TypeKind::Struct);
    } else if (accept(Keyword::Union)) {
        state.type = record_specifier(TypeKind::Union);
    } else if (accept(Keyword::Enum)) {
        state.type = enum_specifier();
    } else if (accept(Keyword::Typeof)) {
        state.type = typeof_specifier();
    } else if (token.is(Keyword::Atomic) && peek(1).is("(")) {
        take();
        take();
        state.type = types_.qualified(type_name(), Atomic);
        expect(")");
    } else if (accept(Keyword::VaList)) {
        state.type = va_list_type_;
    } else {
        return false;
    }
    if (state.words != 0 || state.has_type)
        error(token.at, "two or more data types in declaration specifiers");
    state.has_type = true;
    return true;
}

// Storage classes, qualifiers, attributes: what says nothing about the type itself.
bool Parser::other_specifier(Specifiers& specifiers, SpecifierState& state)
{
    const Token token = peek();
    const auto keyword = token.kind == TokenKind::Keyword ? static_cast<Keyword>(token.code) : Keyword::None;
    switch (keyword) {
    case Keyword::Typedef:
    case Keyword::Extern:
    case Keyword::Static:
        if (specifiers.is_typedef || specifiers.is_extern || specifiers.is_static)
            error(token.at, "multiple storage classes in declaration specifiers");
        specifiers.is_typedef |= keyword == Keyword::Typedef;
        specifiers.is_extern |= keyword == Keyword::Extern;
        specifiers.is_static |= keyword == Keyword::Static;
        break;
    case Keyword::Const:
    case Keyword::Volatile:
        state.qualifiers |= keyword == Keyword::Const ? Const : Volatile;
        break;
    case Keyword::Atomic:
        state.qualifiers |= Atomic;
        break;
    case Keyword::Attribute:
    case Keyword::Asm:
        attributes(specifiers.align, specifiers.packed);
        return true;
    case Keyword::Alignas:
        alignas_specifier(specifiers.align);
        return true;
    case Keyword::Auto:
    case Keyword::Register:
    case Keyword::Noreturn:
    case Keyword::Inline:
    case Keyword::Restrict:
    case Keyword::Extension:
        break;
    case Keyword::ThreadLocal:
        specifiers.is_thread = true;
        break;
    default:
        return false;
    }
    take();
    return true;
}

bool Parser::parse_specifiers(Specifiers& specifiers)
{
    specifiers.at = peek().at;
    SpecifierState state;
    bool any = false;
    while (!stopped()) {
        const Token token = peek();
        if (!complete_specifier(state) && !other_specifier(specifiers, state)) {
            if (token.kind != TokenKind::Keyword || !basic_type(token, state.words)) break;
            if (state.has_type) error(token.at, "two or more data types in declaration specifiers");
        }
        any = true;
    }
    specifiers.type = state.has_type     ? state.type
                      : state.words != 0 ? combined(state.words)
                                         : TypeId{type_int};
    if (!state.has_type && state.words != 0 && specifiers.type == 0 && state.words != word_void) {
        error(specifiers.at, "two or more data types in declaration specifiers");
        specifiers.type = type_int;
    }
    specifiers.type = types_.qualified(specifiers.type, state.qualifiers);
    specifiers.type_align = state.align;
    return any && !stopped();
}

TypeId Parser::type_name()
{
    Specifiers specifiers;
    parse_specifiers(specifiers);
    Declarator declarator;
    parse_declarator(specifiers.type, declarator, true);
    return declarator.type;
}

}  // namespace fl::lang
