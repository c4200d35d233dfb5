// Declaration specifiers: storage class, type, qualifiers, attributes.
#include "lang/parser.h"

namespace fl::lang {
namespace {

// Words of a basic type, counted in two bits each.
constexpr unsigned word_void = 1, word_bool = 1 << 2, word_char = 1 << 4, word_short = 1 << 6, word_int = 1 << 8,
                   word_long = 1 << 10, word_float = 1 << 12, word_double = 1 << 14, word_signed = 1 << 16, word_unsigned = 1 << 18;

struct Combination {
    unsigned words;
    TypeId type;
};

constexpr Combination combinations[] = {
    {word_void, type_void}, {word_bool, type_bool}, {word_char, type_char}, {word_float, type_float}, {word_double, type_double},
    {word_long + word_double, type_ldouble}, {word_signed + word_char, type_schar}, {word_unsigned + word_char, type_uchar},
    {word_short, type_short}, {word_unsigned + word_short, type_ushort}, {word_signed, type_int}, {word_int, type_int},
    {word_unsigned, type_uint}, {word_long, type_long}, {word_unsigned + word_long, type_ulong}, {2 * word_long, type_llong},
    {word_unsigned + 2 * word_long, type_ullong},
};

TypeId combined(unsigned words)
{
    const unsigned shorter = words & ~(word_int * 3);
    const unsigned plain = shorter & ~(word_signed * 3);
    for (const Combination& c : combinations)
        if (c.words == words || (c.words == shorter && shorter != 0) || (c.words == plain && plain != 0 && c.type != type_char)) {
            const bool int_fits = !(words & (word_int * 3)) || (c.type >= type_short && c.type <= type_ullong);
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
        case Keyword::Alignas: case Keyword::Attribute: case Keyword::Bool: case Keyword::Char: case Keyword::Const:
        case Keyword::Double: case Keyword::Enum: case Keyword::Float: case Keyword::Int: case Keyword::Long:
        case Keyword::Restrict: case Keyword::Short: case Keyword::Signed: case Keyword::Struct: case Keyword::Typeof:
        case Keyword::Union: case Keyword::Unsigned: case Keyword::VaList: case Keyword::Void: case Keyword::Volatile:
        case Keyword::Extension:
            return true;
        default: return false;
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
        case Keyword::Auto: case Keyword::Extern: case Keyword::Inline: case Keyword::Noreturn: case Keyword::Register:
        case Keyword::Static: case Keyword::ThreadLocal: case Keyword::Typedef: case Keyword::StaticAssert:
            return true;
        default: return false;
    }
}

bool Parser::basic_type(const Token& token, unsigned& words)
{
    unsigned word = 0;
    switch (static_cast<Keyword>(token.code)) {
        case Keyword::Void: word = word_void; break;
        case Keyword::Bool: word = word_bool; break;
        case Keyword::Char: word = word_char; break;
        case Keyword::Short: word = word_short; break;
        case Keyword::Int: word = word_int; break;
        case Keyword::Long: word = word_long; break;
        case Keyword::Float: word = word_float; break;
        case Keyword::Double: word = word_double; break;
        case Keyword::Signed: word = word_signed; break;
        case Keyword::Unsigned: word = word_unsigned; break;
        default: return false;
    }
    take();
    const unsigned before = words / word & 3;
    if (before >= (word == word_long ? 2u : 1u)) {
        if (word == word_long) error(token.at, "'long long long' is too long for GCC");
        else error(token.at, "two or more data types in declaration specifiers");
        return true;
    }
    words += word;
    return true;
}

void Parser::attributes(std::uint32_t& align, bool& packed)
{
    while (peek().is(Keyword::Attribute) || peek().is(Keyword::Asm)) {
        const bool assembler = take().is(Keyword::Asm);
        if (!peek().is("(")) return;
        if (assembler) {
            skip_parentheses();
            continue;
        }
        take();
        expect("(");
        while (!peek().is(")") && !at_end()) {
            const Token name = take();
            const bool aligned = name.text == "aligned" || name.text == "__aligned__";
            packed |= name.text == "packed" || name.text == "__packed__";
            if (aligned && accept("(")) {
                align = static_cast<std::uint32_t>(constant("requested alignment is not an integer constant"));
                expect(")");
            } else if (aligned) {
                align = 16;
            } else if (peek().is("(")) {
                skip_parentheses();
            }
            if (align > 4096 || (align & (align - 1))) {
                error(name.at, "requested alignment is not a positive power of 2");
                align = 0;
            }
        }
        expect(")");
        expect(")");
    }
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

bool Parser::parse_specifiers(Specifiers& specifiers)
{
    specifiers.at = peek().at;
    unsigned words = 0;
    std::uint8_t qualifiers = 0;
    TypeId other = 0;
    bool have_other = false;
    bool any = false;
    while (true) {
        const Token token = peek();
        const auto keyword = token.kind == TokenKind::Keyword ? static_cast<Keyword>(token.code) : Keyword::None;
        if (token.kind == TokenKind::Identifier) {
            if (words != 0 || have_other || !starts_type(token)) break;
            other = find(token.text)->type;
            have_other = true;
            take();
        } else if (keyword == Keyword::Struct || keyword == Keyword::Union || keyword == Keyword::Enum) {
            if (words != 0 || have_other) {
                error(token.at, "two or more data types in declaration specifiers");
                return false;
            }
            take();
            other = keyword == Keyword::Enum ? enum_specifier() : record_specifier(keyword == Keyword::Struct ? TypeKind::Struct : TypeKind::Union);
            have_other = true;
            specifiers.tag_only = true;
        } else if (keyword == Keyword::Typedef || keyword == Keyword::Extern || keyword == Keyword::Static) {
            take();
            if (specifiers.is_typedef || specifiers.is_extern || specifiers.is_static)
                error(token.at, "multiple storage classes in declaration specifiers");
            specifiers.is_typedef |= keyword == Keyword::Typedef;
            specifiers.is_extern |= keyword == Keyword::Extern;
            specifiers.is_static |= keyword == Keyword::Static;
        } else if (keyword == Keyword::Inline) {
            take();
            specifiers.is_inline = true;
        } else if (keyword == Keyword::Const || keyword == Keyword::Volatile) {
            take();
            qualifiers |= keyword == Keyword::Const ? Const : Volatile;
        } else if (keyword == Keyword::Auto || keyword == Keyword::Register || keyword == Keyword::Noreturn ||
                   keyword == Keyword::Restrict || keyword == Keyword::Extension || keyword == Keyword::ThreadLocal) {
            take();
        } else if (keyword == Keyword::Attribute || keyword == Keyword::Asm) {
            attributes(specifiers.align, specifiers.packed);
        } else if (keyword == Keyword::Alignas) {
            take();
            expect("(");
            if (starts_type(peek())) specifiers.align = types_.at(type_name()).align;
            else specifiers.align = static_cast<std::uint32_t>(constant("requested alignment is not an integer constant"));
            if (specifiers.align > 4096 || (specifiers.align & (specifiers.align - 1))) {
                error(token.at, "requested alignment is not a positive power of 2");
                specifiers.align = 0;
            }
            expect(")");
        } else if (keyword == Keyword::Typeof) {
            take();
            other = typeof_specifier();
            have_other = true;
        } else if (keyword == Keyword::VaList) {
            take();
            other = va_list_type_;
            have_other = true;
        } else if (keyword == Keyword::None || (have_other && words == 0 && starts_type(token)) || !basic_type(token, words)) {
            if (keyword != Keyword::None && have_other && starts_type(token)) {
                error(token.at, "two or more data types in declaration specifiers");
                take();
                continue;
            }
            break;
        }
        any = true;
        if (stopped()) return false;
    }
    specifiers.type = have_other ? other : words != 0 ? combined(words) : TypeId{type_int};
    if (!have_other && words != 0 && specifiers.type == 0 && words != word_void) {
        error(specifiers.at, "two or more data types in declaration specifiers");
        specifiers.type = type_int;
    }
    specifiers.type = types_.qualified(specifiers.type, qualifiers);
    return any;
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
