#include "lang/parser.h"

namespace fl::lang {

Parser::Deeper::Deeper(Parser& p) : parser(p)
{
    if (++parser.nesting_ > max_nesting)
        parser.sources_.fatal(parser.peek().at, "nesting level exceeds the maximum of 200");
}

Parser::Parser(std::vector<Token> tokens, Sources& sources, TypeTable& types, Arena& arena)
    : tokens_(std::move(tokens)), sources_(sources), types_(types), arena_(arena),
      check_(sources, types, arena)
{
    scopes_.emplace_back();
    // struct __va_list_tag of the x86-64 psABI.
    const TypeId tag = types_.tagged(TypeKind::Struct, "__va_list_tag");
    Type& record = types_.edit(tag);
    const TypeId pointer = types_.pointer_to(type_void);
    const auto add = [&record](const char* name, TypeId type, std::uint64_t offset) {
        Member member;
        member.name = name;
        member.type = type;
        member.offset = offset;
        record.members.push_back(member);
    };
    add("gp_offset", type_uint, 0);
    add("fp_offset", type_uint, 4);
    add("overflow_arg_area", pointer, 8);
    add("reg_save_area", pointer, 16);
    record.size = 24;
    record.align = 8;
    record.complete = true;
    va_list_type_ = types_.array_of(tag, 1);
}

const Token& Parser::peek(std::size_t ahead) const
{
    const std::size_t last = tokens_.size() - 1;
    // Once compilation is given up every loop sees the end.
    if (sources_.stopped()) return tokens_[last];
    return tokens_[place_ + ahead < last ? place_ + ahead : last];
}

Token Parser::take()
{
    const Token token = peek();
    if (place_ + 1 < tokens_.size()) ++place_;
    return token;
}

bool Parser::accept(std::string_view text)
{
    if (!peek().is(text)) return false;
    take();
    return true;
}

bool Parser::accept(Keyword keyword)
{
    if (!peek().is(keyword)) return false;
    take();
    return true;
}

void Parser::error(Location at, std::string message)
{
    if (quiet_) return;
    sources_.error(at, std::move(message));
}

// gcc: c_parse_error().
void Parser::syntax_error_at(Location at, std::string_view what)
{
    const Token& token = peek();
    std::string message(what);
    switch (token.kind) {
    case TokenKind::End:
        message += " at end of input";
        break;
    case TokenKind::Number:
        message += " before numeric constant";
        break;
    case TokenKind::String:
        message += " before string constant";
        break;
    case TokenKind::Character:
        message += " before " + std::string(token.text);
        break;
    case TokenKind::Identifier:
    case TokenKind::Keyword:
        message += " before '" + std::string(token.text) + "'";
        break;
    default:
        message += " before '" + std::string(token.text) + "' token";
        break;
    }
    error(at, std::move(message));
    quiet_ = true;
}

void Parser::syntax_error(std::string_view what)
{
    syntax_error_at(peek().at, what);
}

Location Parser::after_previous() const
{
    if (place_ == 0) return peek().at;
    const Token& previous = tokens_[place_ - 1];
    Location at = previous.at;
    at.column = static_cast<std::uint16_t>(at.column + previous.length);
    return at;
}

Location Parser::line_start() const
{
    std::size_t i = place_ > 0 ? place_ - 1 : 0;
    while (i > 0 && tokens_[i - 1].at.line == tokens_[i].at.line)
        --i;
    return tokens_[i].at;
}

// gcc points at the place just behind the last token, where the missing one belongs.
bool Parser::expect(std::string_view text, std::string_view message)
{
    if (accept(text)) return true;
    const std::string what = message.empty() ? "expected '" + std::string(text) + "'" : std::string(message);
    syntax_error_at(message.empty() ? after_previous() : peek().at, what);
    return false;
}

void Parser::skip_to_statement_end()
{
    unsigned depth = 0;
    while (!at_end()) {
        if (peek().is("{")) ++depth;
        if (peek().is("}")) {
            if (depth == 0) break;
            if (--depth == 0) {
                take();
                break;
            }
        }
        if (peek().is(";") && depth == 0) {
            take();
            break;
        }
        take();
    }
    quiet_ = false;
}

void Parser::skip_parentheses()
{
    unsigned depth = 0;
    do {
        if (peek().is("(")) ++depth;
        if (peek().is(")")) --depth;
        take();
    } while (depth > 0 && !at_end());
}

void Parser::skip_braces()
{
    unsigned depth = 0;
    do {
        if (peek().is("{")) ++depth;
        if (peek().is("}")) --depth;
        take();
    } while (depth > 0 && !at_end());
}

void Parser::recover_top_level()
{
    unsigned depth = 0;
    while (!at_end()) {
        const Token token = take();
        if (token.is("{")) ++depth;
        if (token.is("}") && (depth == 0 || --depth == 0)) break;
        if (token.is(";") && depth == 0) break;
    }
    quiet_ = false;
}

Symbol* Parser::find(std::string_view name) const
{
    for (std::size_t i = scopes_.size(); i-- > 0;) {
        const auto found = scopes_[i].names.find(name);
        if (found != scopes_[i].names.end()) return found->second;
    }
    return nullptr;
}

Symbol* Parser::declare(Symbol symbol)
{
    Symbol& kept = arena_.symbols.emplace_back(std::move(symbol));
    scopes_.back().names[kept.name] = &kept;
    if (kept.kind == SymbolKind::Object) scopes_.back().symbols.push_back(&kept);
    return &kept;
}

std::vector<Symbol*> Parser::pop_scope()
{
    std::vector<Symbol*> symbols = std::move(scopes_.back().symbols);
    scopes_.pop_back();
    return symbols;
}

Unit Parser::parse_unit()
{
    while (!at_end())
        external_declaration();
    if (nested_function_.line != 0 && !sources_.failed())
        error(nested_function_, "nested functions are not supported");
    if (!starters_.empty() && !sources_.failed()) call_starters();
    return std::move(unit_);
}

Expr* Parser::parse_expression_only(const std::vector<Scope>& scopes, FunctionBody& around)
{
    scopes_ = scopes;
    function_ = &around;
    debugger_ = true;
    Expr* e = expression();
    if (!at_end() && !sources_.failed()) syntax_error("expected end of expression");
    return sources_.failed() || e->kind == ExprKind::Mistake ? nullptr : e;
}

}  // namespace fl::lang
