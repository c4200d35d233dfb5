// Declarators: pointers, arrays and functions around a name.
#include "lang/parser.h"

namespace fl::lang {

std::uint8_t Parser::pointer_qualifiers()
{
    std::uint8_t qualifiers = 0;
    while (true) {
        if (accept(Keyword::Const))
            qualifiers |= Const;
        else if (accept(Keyword::Volatile))
            qualifiers |= Volatile;
        else if (accept(Keyword::Atomic))
            qualifiers |= Atomic;
        else if (peek().is(Keyword::Attribute)) {
            std::uint32_t align = 0;
            bool packed = false;
            attributes(align, packed);
        } else if (!accept(Keyword::Restrict))
            return qualifiers;
    }
}

Derivation Parser::array_suffix()
{
    Derivation layer;
    layer.kind = Derivation::Kind::Array;
    layer.at = take().at;  // [
    while (accept(Keyword::Static) || accept(Keyword::Const) || accept(Keyword::Restrict) ||
           accept(Keyword::Volatile)) {
    }
    if (peek().is("*") && peek(1).is("]"))
        layer.star = take().is("*");
    else if (!peek().is("]"))
        layer.count = assignment();
    expect("]");
    return layer;
}

bool Parser::direct(std::vector<Derivation>& layers, Declarator& declarator, bool abstract_allowed)
{
    std::vector<Derivation> inner;
    const bool nested = peek().is("(") && !(abstract_allowed &&
                                            (peek(1).is(")") || starts_declaration(1) || peek(1).is("...")));
    declarator.at = peek().at;
    if (nested) {
        take();
        if (!derive(inner, declarator, abstract_allowed)) return false;
        if (!expect(")")) return false;
    } else if (peek().kind == TokenKind::Identifier) {
        declarator.at = peek().at;
        declarator.name = take().text;
    } else if (!abstract_allowed) {
        syntax_error("expected identifier or '('");
        return false;
    }
    std::vector<Derivation> suffixes;
    while ((peek().is("[") || peek().is("(")) && !stopped()) {
        suffixes.push_back(peek().is("[") ? array_suffix() : parameter_list());
        if (quiet_) return false;
    }
    layers.insert(layers.end(), suffixes.rbegin(), suffixes.rend());
    layers.insert(layers.end(), inner.begin(), inner.end());
    return true;
}

bool Parser::derive(std::vector<Derivation>& layers, Declarator& declarator, bool abstract_allowed)
{
    const Deeper deeper(*this);
    if (stopped()) return false;
    while (peek().is("*")) {
        Derivation layer;
        layer.at = take().at;
        layer.qualifiers = pointer_qualifiers();
        layers.push_back(layer);
        if (layers.size() > max_nesting) {
            sources_.fatal(layer.at, "declarator is nested too deeply");
            return false;
        }
    }
    pointer_qualifiers();  // attributes before the name
    return direct(layers, declarator, abstract_allowed);
}

TypeId Parser::array_layer(TypeId element, const Derivation& layer, bool outermost, Declarator& declarator)
{
    const Type& of = types_.at(element);
    const std::string name = declarator.name.empty() ? "type name" : "'" + std::string(declarator.name) + "'";
    if (of.kind == TypeKind::Function) {
        error(declarator.at, "declaration of " + name + " as array of functions");
        return element;
    }
    if (of.kind == TypeKind::Void) {
        error(declarator.at, "declaration of " + name + " as array of voids");
        return element;
    }
    if (!of.complete) {
        error(declarator.at,
              is_record(of)
                  ? "array type has incomplete element type " + check_.quoted(types_.canonical(element))
                  : "array type has incomplete element type " + check_.quoted(element));
        return element;
    }
    if (layer.star && !outermost) return types_.variable_array_of(element);
    if (!layer.count) return types_.incomplete_array_of(element);
    if (check_.bad(*layer.count)) return types_.array_of(element, 1);
    if (!is_integer(types_.at(layer.count->type))) {
        error(declarator.at, "size of array " + name + " has non-integer type");
        return types_.array_of(element, 1);
    }
    if (layer.count->kind != ExprKind::Integer || of.variable)
        return variable_layer(element, layer, outermost, declarator);
    if (layer.count->value < 0) {
        error(declarator.at, "size of array " + name + " is negative");
        return types_.array_of(element, 1);
    }
    const auto count = static_cast<std::uint64_t>(layer.count->value);
    if (of.size != 0 && count > max_object_bytes / of.size) {
        error(declarator.at, "size of array " + name + " is too large");
        return types_.array_of(element, 1);
    }
    return types_.array_of(element, count);
}

bool Parser::apply(TypeId type, std::vector<Derivation>& layers, Declarator& declarator)
{
    for (std::size_t i = 0; i < layers.size(); ++i) {
        Derivation& layer = layers[i];
        const Type& of = types_.at(type);
        if (layer.kind == Derivation::Kind::Pointer) {
            type = types_.qualified(types_.pointer_to(type), layer.qualifiers);
        } else if (layer.kind == Derivation::Kind::Array) {
            type = array_layer(type, layer, i + 1 == layers.size(), declarator);
        } else {
            if (of.kind == TypeKind::Function || of.kind == TypeKind::Array) {
                error(declarator.at, "'" + std::string(declarator.name) +
                                         "' declared as function returning " +
                                         (of.kind == TypeKind::Array ? "an array" : "a function"));
                return false;
            }
            type = types_.function(type, layer.parameters, layer.variadic, layer.prototyped);
            declarator.function_layer = i + 1 == layers.size();
            declarator.parameters = layer.symbols;
            declarator.sizes = layer.sizes;
        }
    }
    declarator.type = type;
    return true;
}

bool Parser::parse_declarator(TypeId base, Declarator& declarator, bool abstract_allowed)
{
    std::vector<Derivation> layers;
    declarator.type = base;
    if (!derive(layers, declarator, abstract_allowed)) return false;
    return apply(base, layers, declarator);
}

}  // namespace fl::lang
