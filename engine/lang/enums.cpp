// enum and its enumerators.
#include "lang/parser.h"

namespace fl::lang {

// `enum e` without braces: known, or incomplete until its members are seen.
TypeId Parser::enum_reference(std::string_view tag)
{
    if (tag.empty()) {
        syntax_error("expected identifier or '{'");
        return type_int;
    }
    if (const TypeId* known = find_tag(tag)) return *known;
    const TypeId type = types_.tagged(TypeKind::Enum, std::string(tag));
    scopes_.back().tags[tag] = type;
    types_.edit(type).of = type_uint;
    return type;
}

void Parser::declare_enumerator(const Token& name, TypeId type, std::int64_t value)
{
    const auto earlier = scopes_.back().names.find(name.text);
    if (earlier != scopes_.back().names.end() && earlier->second->kind != SymbolKind::Mistake) {
        const std::string quoted_name = "'" + std::string(name.text) + "'";
        error(name.at, earlier->second->kind == SymbolKind::Enumerator
                           ? "redeclaration of enumerator " + quoted_name
                           : quoted_name + " redeclared as different kind of symbol");
    }
    Symbol symbol;
    symbol.name = name.text;
    symbol.kind = SymbolKind::Enumerator;
    const bool fits = value >= INT32_MIN && value <= INT32_MAX;
    symbol.type = fits ? type_int : value >= 0 && value <= INT64_C(0xffffffff) ? type_uint : type_long;
    symbol.value = value;
    symbol.at = name.at;
    declare(symbol);
    types_.edit(type).enumerators.push_back({std::string(name.text), value});
}

void Parser::enumerators(TypeId type)
{
    take();  // {
    std::int64_t next = 0;
    bool negative = false;
    bool wide = false;
    while (!peek().is("}") && !at_end()) {
        if (peek().kind != TokenKind::Identifier) {
            syntax_error("expected identifier");
            skip_to_statement_end();
            break;
        }
        const Token name = take();
        const std::string quoted_name = "'" + std::string(name.text) + "'";
        if (accept("="))
            next = constant("enumerator value for " + quoted_name + " is not an integer constant");
        negative |= next < 0;
        wide |= next > INT64_C(0xffffffff) || next < INT32_MIN;
        declare_enumerator(name, type, next++);
        if (!accept(",")) break;
    }
    expect("}", "expected ',' or '}'");
    Type& made = types_.edit(type);
    made.of = wide ? (negative ? type_long : type_ulong) : negative ? type_int : type_uint;
    made.size = made.align = wide ? 8 : 4;
    made.complete = true;
}

TypeId Parser::enum_specifier()
{
    std::string_view tag;
    const Location at = peek().at;
    if (peek().kind == TokenKind::Identifier) tag = take().text;
    if (!peek().is("{")) return enum_reference(tag);
    TypeId type = types_.tagged(TypeKind::Enum, std::string(tag));
    if (!tag.empty()) {
        const auto known = scopes_.back().tags.find(tag);
        if (known != scopes_.back().tags.end() && types_.at(known->second).complete)
            error(at, "redeclaration of 'enum " + std::string(tag) + "'");
        else if (known != scopes_.back().tags.end())
            type = known->second;
        scopes_.back().tags[tag] = type;
    }
    enumerators(type);
    std::uint32_t align = 0;
    bool packed = false;
    attributes(align, packed);
    return type;
}

}  // namespace fl::lang
