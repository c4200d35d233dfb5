// Parameter lists, prototyped and old style.
#include "lang/parser.h"

#include <utility>

namespace fl::lang {

// Old style: f(a, b); the types follow, and default to int.
void Parser::old_style_names(Derivation& layer)
{
    layer.prototyped = false;
    do {
        Symbol symbol;
        symbol.name = peek().text;
        symbol.at = take().at;
        symbol.type = type_int;
        symbol.parameter = true;
        layer.symbols.push_back(declare(symbol));
        layer.parameters.push_back(type_int);
    } while (accept(",") && peek().kind == TokenKind::Identifier);
}

// Arrays and functions arrive as pointers.
TypeId Parser::adjusted_parameter(const Declarator& declarator, std::size_t number)
{
    const Type& type = types_.at(declarator.type);
    if (type.kind == TypeKind::Array) return types_.pointer_to(type.of);
    if (type.kind == TypeKind::Function) return types_.pointer_to(declarator.type);
    if (type.kind != TypeKind::Void) return declarator.type;
    error(declarator.at, "parameter " + std::to_string(number) + " ('" + std::string(declarator.name) +
                             "') has incomplete type");
    return type_int;
}

bool Parser::parameter(Derivation& layer)
{
    Specifiers specifiers;
    const Token first = peek();
    if (!parse_specifiers(specifiers)) {
        if (first.kind == TokenKind::Identifier) {
            error(first.at, "unknown type name '" + std::string(first.text) + "'");
            quiet_ = true;
        } else {
            syntax_error("expected declaration specifiers or '...'");
        }
        return false;
    }
    Declarator declarator;
    if (!parse_declarator(specifiers.type, declarator, true)) return false;
    std::uint32_t align = 0;
    bool packed = false;
    attributes(align, packed);
    Symbol symbol;
    symbol.type = adjusted_parameter(declarator, layer.parameters.size() + 1);
    const auto earlier = scopes_.back().names.find(declarator.name);
    if (!declarator.name.empty() && earlier != scopes_.back().names.end())
        error(declarator.at, "redefinition of parameter '" + std::string(declarator.name) + "'");
    symbol.name = declarator.name;
    symbol.at = declarator.at;
    symbol.parameter = true;
    symbol.defined = true;
    layer.parameters.push_back(symbol.type);
    layer.symbols.push_back(declare(symbol));
    return true;
}

Derivation Parser::parameter_list()
{
    const Deeper deeper(*this);
    Derivation layer;
    layer.kind = Derivation::Kind::Function;
    layer.at = take().at;  // (
    if (accept(")")) {
        layer.prototyped = false;
        return layer;
    }
    if (peek().is(Keyword::Void) && peek(1).is(")")) {
        take();
        take();
        return layer;
    }
    push_scope();
    const std::size_t first = sizes_.size();
    const bool outer = std::exchange(in_parameters_, true);
    if (peek().kind == TokenKind::Identifier && !starts_type(peek()) &&
        (peek(1).is(",") || peek(1).is(")"))) {
        old_style_names(layer);
    } else {
        do {
            layer.variadic = accept("...");
        } while (!layer.variadic && parameter(layer) && accept(","));
    }
    in_parameters_ = outer;
    layer.sizes.assign(sizes_.begin() + static_cast<std::ptrdiff_t>(first), sizes_.end());
    sizes_.resize(first);
    pop_scope();
    if (!quiet_) expect(")", layer.symbols.empty() ? "" : "expected ';', ',' or ')'");
    return layer;
}

}  // namespace fl::lang
