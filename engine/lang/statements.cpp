#include "lang/parser.h"

namespace fl::lang {

Stmt* Parser::make(StmtKind kind, Location at)
{
    Stmt& s = arena_.stmts.emplace_back();
    s.kind = kind;
    s.at = at;
    s.around = blocks_.empty() ? nullptr : blocks_.back();
    return &s;
}

Stmt* Parser::statement()
{
    const Deeper deeper(*this);
    if (stopped()) return make(StmtKind::Empty, peek().at);
    return statement_inside();
}

Stmt* Parser::statement_inside()
{
    const Token& token = peek();
    if (token.is("{")) return compound(false);
    if (token.is(";")) return make(StmtKind::Empty, take().at);
    if (token.kind == TokenKind::Identifier && peek(1).is(":")) {
        Stmt* label = make(StmtKind::Label, take().at);
        label->name = tokens_[place_ - 1].text;
        take();
        if (!labels_.emplace(label->name, label).second)
            error(label->at, "duplicate label '" + std::string(label->name) + "'");
        std::uint32_t align = 0;
        bool packed = false;
        attributes(align, packed);
        label->body = peek().is("}") || starts_declaration() ? make(StmtKind::Empty, label->at) : statement();
        return label;
    }
    if (token.kind != TokenKind::Keyword) return expression_statement();
    switch (static_cast<Keyword>(token.code)) {
    case Keyword::If:
        return if_statement();
    case Keyword::While:
    case Keyword::Do:
        return loop_statement();
    case Keyword::For:
        return for_statement();
    case Keyword::Switch:
        return switch_statement();
    case Keyword::Case:
    case Keyword::Default:
        return case_label();
    case Keyword::Break:
    case Keyword::Continue:
    case Keyword::Goto:
    case Keyword::Return:
        return jump_statement();
    case Keyword::Asm:
        return assembly();
    case Keyword::Else:
        error(token.at, "'else' without a previous 'if'");
        take();
        return statement();
    default:
        return expression_statement();
    }
}

Stmt* Parser::compound(bool function_body)
{
    Stmt* block = make(StmtKind::Block, peek().at);
    expect("{");
    push_scope();
    blocks_.push_back(block);
    if (function_body) body_scope_ = scopes_.size();
    while (!peek().is("}")) {
        if (at_end()) {
            syntax_error("expected declaration or statement");
            quiet_ = false;
            break;
        }
        block_item(block->statements);
    }
    block->end = peek().at;
    accept("}");
    block->symbols = pop_scope();
    blocks_.pop_back();
    return block;
}

void Parser::block_item(std::vector<Stmt*>& items)
{
    if (peek().is(Keyword::StaticAssert)) return static_assertion();
    if (peek().is(Keyword::Extension)) take();
    if (starts_declaration()) {
        Specifiers specifiers;
        parse_specifiers(specifiers);
        return declarators(specifiers, &items);
    }
    const Token& token = peek();
    const Token& after = peek(1);
    if (token.kind == TokenKind::Identifier && !find(token.text) &&
        (after.kind == TokenKind::Identifier || after.is("*"))) {
        error(token.at, "unknown type name '" + std::string(token.text) + "'" + keyword_hint(token.text));
        take();
        const Specifiers specifiers;
        return declarators(specifiers, &items);
    }
    items.push_back(statement());
    if (quiet_) skip_to_statement_end();
}

Expr* Parser::parenthesized_condition()
{
    const Location at = peek().at;
    if (!expect("(")) return check_.mistake(at);
    Expr* e = expression();
    if (!quiet_) expect(")");
    return check_.condition_of(e, e->at);
}

Stmt* Parser::if_statement()
{
    Stmt* s = make(StmtKind::If, take().at);
    s->expr = parenthesized_condition();
    if (quiet_) skip_to_statement_end();
    s->body = statement();
    if (quiet_) skip_to_statement_end();
    if (accept(Keyword::Else)) s->other = statement();
    return s;
}

Stmt* Parser::loop_statement()
{
    const bool do_loop = peek().is(Keyword::Do);
    Stmt* s = make(do_loop ? StmtKind::DoWhile : StmtKind::While, take().at);
    if (!do_loop) s->expr = parenthesized_condition();
    if (quiet_) skip_to_statement_end();
    breakable_.push_back(s);
    loops_.push_back(s);
    s->body = statement();
    breakable_.pop_back();
    loops_.pop_back();
    if (!do_loop) return s;
    if (quiet_) skip_to_statement_end();
    s->end = peek().at;
    if (!accept(Keyword::While)) {
        syntax_error("expected 'while'");
        return s;
    }
    s->expr = parenthesized_condition();
    if (!quiet_) expect(";");
    return s;
}

Stmt* Parser::for_statement()
{
    Stmt* s = make(StmtKind::For, take().at);
    Stmt* block = make(StmtKind::Block, s->at);
    push_scope();
    expect("(");
    if (starts_declaration()) {
        Specifiers specifiers;
        parse_specifiers(specifiers);
        std::vector<Stmt*> items;
        declarators(specifiers, &items);
        s->init = make(StmtKind::Block, s->at);
        s->init->statements = std::move(items);
    } else if (!accept(";")) {
        s->init = make(StmtKind::Expression, peek().at);
        s->init->expr = expression();
        if (!quiet_) expect(";");
    }
    if (!quiet_ && !peek().is(";")) {
        Expr* condition = expression();
        s->expr = check_.condition_of(condition, condition->at);
    }
    if (!quiet_) expect(";");
    if (!quiet_ && !peek().is(")")) s->step = expression();
    if (!quiet_) expect(")");
    if (quiet_) skip_to_statement_end();
    breakable_.push_back(s);
    loops_.push_back(s);
    s->body = statement();
    breakable_.pop_back();
    loops_.pop_back();
    block->statements.push_back(s);
    block->symbols = pop_scope();
    block->end = s->at;
    return block;
}

Stmt* Parser::expression_statement()
{
    Stmt* s = make(StmtKind::Expression, peek().at);
    s->expr = expression();
    if (!quiet_) expect(";");
    return s;
}

}  // namespace fl::lang
