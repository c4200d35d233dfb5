#include "lang/literals.h"
#include "lang/parser.h"

namespace fl::lang {

Expr* Parser::postfix()
{
    return postfix_of(primary());
}

Expr* Parser::postfix_of(Expr* e)
{
    while (!quiet_ && !stopped()) {
        const Token token = peek();
        if (token.is("[")) {
            take();
            Expr* number_expr = expression();
            if (!quiet_) expect("]");
            e = check_.index(e, number_expr, token.at);
        } else if (token.is("(")) {
            const Location at = e->at;
            take();
            std::vector<Expr*> arguments = call_arguments();
            if (!quiet_) e = check_.call(e, std::move(arguments), at);
        } else if (token.is(".") || token.is("->")) {
            take();
            if (peek().kind != TokenKind::Identifier) {
                syntax_error("expected identifier");
                return e;
            }
            const Token name = take();
            e = token.is(".") ? check_.member(e, name.text, token.at, token.at)
                              : check_.arrow(e, name.text, token.at, token.at);
        } else if (token.is("++") || token.is("--")) {
            take();
            e = change_by_one(e, token, true);
        } else {
            break;
        }
    }
    return e;
}

std::vector<Expr*> Parser::call_arguments()
{
    const Deeper deeper(*this);
    std::vector<Expr*> arguments;
    if (accept(")") || stopped()) return arguments;
    do {
        arguments.push_back(assignment());
        if (arguments.size() > 1000) sources_.fatal(peek().at, "too many arguments");
    } while (!quiet_ && accept(","));
    if (!quiet_) expect(")");
    return arguments;
}

Expr* Parser::primary()
{
    const Token token = peek();
    switch (token.kind) {
    case TokenKind::Identifier:
        return identifier();
    case TokenKind::Number:
        return number(take());
    case TokenKind::String:
        return strings();
    case TokenKind::Character:
        take();
        return check_.integer(character_value(token.text), type_int, token.at);
    case TokenKind::Keyword:
        if (token.is(Keyword::Generic)) return generic_selection();
        if (token.is(Keyword::Offsetof)) return offset_of();
        if (token.is(Keyword::VaArg)) return next_argument();
        break;
    default:
        break;
    }
    if (token.is("(")) {
        const Deeper deeper(*this);
        if (stopped()) return check_.mistake(token.at);
        take();
        if (peek().is("{")) return statement_expression(token.at);
        Expr* e = expression();
        if (!quiet_) expect(")");
        e->parenthesized = true;
        return e;
    }
    syntax_error("expected expression");
    return check_.mistake(token.at);
}

// GNU ({ ... }): its value is that of the last statement.
Expr* Parser::statement_expression(Location at)
{
    if (!function_ || debugger_) {
        error(at, "braced-group within expression allowed only inside a function");
        quiet_ = true;
        return check_.mistake(at);
    }
    Stmt* body = compound(false);
    if (!quiet_) expect(")");
    Expr* last = !body->statements.empty() && body->statements.back()->kind == StmtKind::Expression
                     ? body->statements.back()->expr
                     : nullptr;
    if (last) last = body->statements.back()->expr = check_.rvalue(last);
    Expr* e = check_.make(ExprKind::Statements, last ? last->type : TypeId{type_void}, at);
    e->body = body;
    e->has_call = e->has_effects = true;
    return e;
}

// A call declares its function; everything else is a mistake, which is reported once per function.
Expr* Parser::unknown_name(const Token& token)
{
    if (debugger_) {
        error(token.at, "No symbol \"" + std::string(token.text) + "\" in current context.");
        quiet_ = true;
        return check_.mistake(token.at);
    }
    if (peek().is("(")) {
        Symbol& fresh = arena_.symbols.emplace_back();
        fresh.name = token.text;
        fresh.kind = SymbolKind::Function;
        fresh.type = implicit_function(token.text);
        fresh.storage = Storage::External;
        fresh.at = token.at;
        fresh.implicit = true;
        if (function_) fresh.user = function_->symbol->name;
        scopes_.front().names[fresh.name] = &fresh;
        return check_.name(&fresh, token.at);
    }
    error(token.at, "'" + std::string(token.text) + "' undeclared " +
                        (function_ ? "(first use in this function)" : "here (not in a function)"));
    // Said once per function.
    Symbol& mistake = arena_.symbols.emplace_back();
    mistake.name = token.text;
    mistake.kind = SymbolKind::Mistake;
    const std::size_t scope =
        function_ && body_scope_ >= 1 && body_scope_ <= scopes_.size() ? body_scope_ - 1 : scopes_.size() - 1;
    scopes_[scope].names[mistake.name] = &mistake;
    return check_.mistake(token.at);
}

Expr* Parser::identifier()
{
    const Token token = take();
    if (token.text == "__func__" || token.text == "__FUNCTION__" || token.text == "__PRETTY_FUNCTION__") {
        std::string name = function_ ? function_->symbol->name : std::string();
        return check_.string(name + '\0', type_char, token.at);
    }
    Symbol* symbol = find(token.text);
    // A header may declare what the compiler itself provides.
    if (token.text.substr(0, 2) == "__" && peek().is("(") &&
        (!symbol || (symbol->kind == SymbolKind::Function && !symbol->defined))) {
        if (Expr* builtin = builtin_call(token)) return builtin;
        if (Expr* atomic = atomic_call(token)) return atomic;
    }
    if (symbol && symbol->kind == SymbolKind::Typedef) {
        --place_;
        syntax_error("expected expression");
        return check_.mistake(token.at);
    }
    if (symbol) {
        if (symbol->user.empty() && function_) symbol->user = function_->symbol->name;
        return check_.name(symbol, token.at);
    }
    return unknown_name(token);
}

Expr* Parser::number(const Token& token)
{
    const std::optional<NumberLiteral> literal = parse_number(token.text);
    if (!literal || !literal->bad_suffix.empty()) return check_.mistake(token.at);  // already reported
    if (literal->floating)
        return check_.floating(literal->number,
                               literal->single     ? type_float
                               : literal->extended ? type_ldouble
                                                   : type_double,
                               token.at);
    const std::uint64_t bits = literal->bits;
    TypeId type = type_int;
    const bool any_unsigned = literal->is_unsigned || !literal->decimal;
    if (literal->longs == 0 && !literal->is_unsigned && bits <= INT32_MAX)
        type = type_int;
    else if (literal->longs == 0 && any_unsigned && bits <= UINT32_MAX)
        type = type_uint;
    else if (!literal->is_unsigned && bits <= INT64_MAX)
        type = literal->longs == 2 ? type_llong : type_long;
    else
        type = literal->longs == 2 ? type_ullong : type_ulong;
    return check_.integer(static_cast<std::int64_t>(bits), type, token.at);
}

Expr* Parser::strings()
{
    const Location at = peek().at;
    std::string bytes;
    const bool wide = peek().kind == TokenKind::String && peek().text[0] == 'L';
    if (peek().kind != TokenKind::String) {
        syntax_error("expected string literal");
        return check_.string(std::string(1, '\0'), type_char, at);
    }
    while (peek().kind == TokenKind::String) {
        const std::string part = string_bytes(take().text);
        if (!wide) {
            bytes += part;
            continue;
        }
        for (char c : part) {
            bytes += c;
            bytes.append(3, '\0');
        }
    }
    bytes.append(wide ? 4 : 1, '\0');
    return check_.string(std::move(bytes), wide ? type_int : type_char, at);
}

Expr* Parser::compound_literal(TypeId type, Location at)
{
    Symbol& symbol = arena_.symbols.emplace_back();
    symbol.name = "";
    symbol.type = type;
    symbol.at = at;
    symbol.defined = true;
    symbol.address_taken = true;
    symbol.storage = function_ ? Storage::Automatic : Storage::Internal;
    parse_object_initializer(symbol);
    initialized_ = true;
    if (quiet_) return check_.mistake(at);
    if (function_)
        function_->automatics.push_back(&symbol);
    else
        unit_.objects.push_back(&symbol);
    return check_.compound_literal(&symbol, at);
}

Expr* Parser::generic_selection()
{
    const Location at = take().at;
    expect("(");
    Expr* control = check_.rvalue(assignment());
    Expr* chosen = nullptr;
    Expr* otherwise = nullptr;
    while (!quiet_ && accept(",")) {
        if (accept(Keyword::Default)) {
            expect(":");
            otherwise = assignment();
            continue;
        }
        const TypeId type = type_name();
        if (quiet_ || !expect(":")) break;
        Expr* e = assignment();
        if (!chosen && types_.same(type, control->type)) chosen = e;
    }
    if (!quiet_) expect(")");
    if (!chosen) chosen = otherwise;
    if (chosen) return chosen;
    error(at, "'_Generic' selector of type " + check_.quoted(control->type) +
                  " is not compatible with any association");
    return check_.mistake(at);
}

Expr* Parser::offset_of()
{
    const Location at = take().at;
    expect("(");
    const TypeId type = type_name();
    if (quiet_ || !expect(",")) return check_.mistake(at);
    // offsetof(T, a.b[3]) is &((T *)0)->a.b[3]; it folds to a number here.
    Expr* object = check_.dereference(
        check_.cast(types_.pointer_to(type), check_.integer(0, type_long, at), at), at, "'->'");
    std::int64_t offset = 0;
    do {
        if (accept("[")) {
            const std::int64_t number_value = constant("array index is not an integer constant");
            expect("]");
            const Type& array = types_.at(object->type);
            if (array.kind != TypeKind::Array) {
                error(at, "subscripted value is neither array nor pointer nor vector");
                return check_.mistake(at);
            }
            offset += number_value * static_cast<std::int64_t>(types_.at(array.of).size);
            object = check_.make(ExprKind::Dereference, array.of, at,
                                 check_.integer(0, types_.pointer_to(array.of), at));
        } else {
            const Token name = take();
            object = check_.member(object, name.text, at, name.at);
            offset += object->value;
        }
        if (check_.bad(*object)) return object;
    } while (!quiet_ && (accept(".") || peek().is("[")));
    if (!quiet_) expect(")");
    return check_.integer(offset, type_ulong, at);
}

}  // namespace fl::lang
