// Declarations and function definitions.
#include "lang/parser.h"

#include <algorithm>

namespace fl::lang {

void Parser::static_assertion()
{
    const Location at = take().at;
    expect("(");
    const std::int64_t value =
        constant("expression in static assertion is not an integer constant expression");
    std::string message;
    if (accept(",")) message = strings()->bytes;
    if (!message.empty()) message.pop_back();
    expect(")");
    expect(";");
    if (value == 0 && !quiet_)
        error(at,
              message.empty() ? "static assertion failed" : "static assertion failed: \"" + message + "\"");
}

// What gcc adds when there is a struct of that name.
std::string Parser::keyword_hint(std::string_view name)
{
    const TypeId* tag = find_tag(name);
    if (!tag) return {};
    const TypeKind kind = types_.at(*tag).kind;
    const char* word = kind == TypeKind::Struct ? "struct" : kind == TypeKind::Union ? "union" : "enum";
    return std::string("; use '") + word + "' keyword to refer to the type";
}

void Parser::external_declaration()
{
    if (accept(";")) return;
    if (peek().is(Keyword::StaticAssert)) return static_assertion();
    Specifiers specifiers;
    const Token first = peek();
    const bool typed = parse_specifiers(specifiers);
    if (!typed) {
        const Token& after = peek(1);
        if (first.kind == TokenKind::Identifier && (after.kind == TokenKind::Identifier || after.is("*"))) {
            error(first.at, "unknown type name '" + std::string(first.text) + "'" + keyword_hint(first.text));
            take();
        } else if (first.kind != TokenKind::Identifier) {
            syntax_error("expected identifier or '('");
            return recover_top_level();
        } else if (!after.is("(")) {
            // `x = 1;` at file scope declares x as int; anything else is a mistake.
            take();
            if (!after.is("=") && !after.is(";") && !after.is("[") && !after.is(",")) {
                syntax_error("expected '=', ',', ';', 'asm' or '__attribute__'");
                return recover_top_level();
            }
            --place_;
        }
    }
    declarators(specifiers, nullptr);
}

void Parser::declarators(const Specifiers& specifiers, std::vector<Stmt*>* block)
{
    if (accept(";")) return;
    const auto recover = [&] { block ? skip_to_statement_end() : recover_top_level(); };
    bool first = true;
    do {
        Declarator declarator;
        declarator.align = specifiers.align;
        if (!parse_declarator(specifiers.type, declarator, false)) return recover();
        if (block && !sizes_.empty()) block->push_back(declared_sizes(declarator.at));
        bool packed = false;
        attributes(declarator.align, packed);
        if (declarator.type == specifiers.type)
            declarator.align = std::max(declarator.align, specifiers.type_align);
        const bool body =
            peek().is("{") || (declarator.function_layer && !types_.at(declarator.type).prototyped &&
                               !declarator.parameters.empty() && starts_declaration());
        if (declarator.function_layer && first && body && !specifiers.is_typedef) {
            if (!block) return function_definition(specifiers, declarator);
            // Usually a brace is missing above, and gcc says so at the end of the file.
            if (nested_function_.line == 0) nested_function_ = declarator.at;
            return skip_braces();
        }
        first = false;
        if (specifiers.is_typedef)
            declare_typedef(declarator);
        else if (types_.at(declarator.type).kind == TypeKind::Function)
            adopt_starters(declare_function(specifiers, declarator, false));
        else if (block)
            declare_local(specifiers, declarator, *block);
        else
            declare_global(specifiers, declarator);
        if (quiet_) return recover();
    } while (accept(","));
    if (peek().is(";")) {
        take();
        return;
    }
    // gcc names everything that could follow here, except after an initializer.
    const bool after_value = place_ > 0 && peek(0).kind != TokenKind::End &&
                             tokens_[place_ - 1].kind != TokenKind::Identifier &&
                             !tokens_[place_ - 1].is("]") && !tokens_[place_ - 1].is(")");
    const bool plain = !after_value && !initialized_;
    if (plain)
        syntax_error("expected '=', ',', ';', 'asm' or '__attribute__'");
    else
        syntax_error("expected ',' or ';'");
    recover();
}

void Parser::old_style_parameters(Declarator& declarator)
{
    while (starts_declaration() && !at_end()) {
        Specifiers specifiers;
        parse_specifiers(specifiers);
        do {
            Declarator inner;
            if (!parse_declarator(specifiers.type, inner, false)) break;
            TypeId type = inner.type;
            if (types_.at(type).kind == TypeKind::Array) type = types_.pointer_to(types_.at(type).of);
            if (types_.at(type).kind == TypeKind::Function) type = types_.pointer_to(type);
            for (Symbol* parameter : declarator.parameters)
                if (parameter->name == inner.name) parameter->type = type;
        } while (accept(","));
        if (!expect(";")) return skip_to_statement_end();
    }
    // float and small integers arrive promoted; a definition with such parameters reads its own type from
    // that.
    std::vector<TypeId> parameters;
    for (const Symbol* parameter : declarator.parameters)
        parameters.push_back(parameter->type);
    declarator.type = types_.function(types_.at(declarator.type).of, parameters, false, true);
}

void Parser::function_definition(const Specifiers& specifiers, Declarator& declarator)
{
    if (!peek().is("{")) old_style_parameters(declarator);
    const Type& type = types_.at(declarator.type);
    const Type& result = types_.at(type.of);
    if (!result.complete && result.kind != TypeKind::Void)
        error(declarator.at, "return type is an incomplete type");
    Symbol* symbol = declare_function(specifiers, declarator, true);
    adopt_starters(symbol);
    FunctionBody& body = arena_.functions.emplace_back();
    body.symbol = symbol;
    body.parameters = declarator.parameters;
    function_ = &body;
    labels_.clear();
    gotos_.clear();
    push_scope();
    std::size_t number = 0;
    for (Symbol* parameter : body.parameters) {
        ++number;
        const Type& parameter_type = types_.at(parameter->type);
        if (parameter->name.empty()) continue;  // C2X and gcc 11 allow it
        if (!parameter_type.complete)
            error(parameter->at,
                  "parameter " + std::to_string(number) + " ('" + parameter->name + "') has incomplete type");
        scopes_.back().names[parameter->name] = parameter;
    }
    sizes_ = declarator.sizes;
    body.sizes = evaluated_sizes(0);
    body_scope_ = scopes_.size() + 1;
    body.body = compound(true);
    check_labels();
    pop_scope();
    function_ = nullptr;
    quiet_ = false;
    unit_.functions.push_back(&body);
}

}  // namespace fl::lang
