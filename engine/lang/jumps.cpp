// switch, case, break, continue, goto, return, labels.
#include "lang/parser.h"

namespace fl::lang {

Stmt* Parser::switch_statement()
{
    Stmt* s = make(StmtKind::Switch, take().at);
    const Location at = peek().at;
    expect("(");
    Expr* value = check_.rvalue(expression());
    if (!quiet_) expect(")");
    if (!check_.bad(*value) && !is_integer(types_.at(value->type))) {
        error(at, "switch quantity not an integer");
        value = check_.mistake(at);
    }
    s->expr = check_.bad(*value) ? value : check_.convert(value, check_.promoted(*value));
    if (quiet_) skip_to_statement_end();
    breakable_.push_back(s);
    switches_.push_back(s);
    s->body = statement();
    breakable_.pop_back();
    switches_.pop_back();
    return s;
}

Stmt* Parser::case_label()
{
    const bool is_default = peek().is(Keyword::Default);
    Stmt* s = make(is_default ? StmtKind::Default : StmtKind::Case, take().at);
    Stmt* around = switches_.empty() ? nullptr : switches_.back();
    if (!is_default) {
        s->low = s->high = constant("case label does not reduce to an integer constant");
        if (accept("...")) s->high = constant("case label does not reduce to an integer constant");
        if (around && !check_.bad(*around->expr)) {
            s->low = check_.wrap(s->low, around->expr->type);
            s->high = check_.wrap(s->high, around->expr->type);
        }
    }
    if (!around) {
        error(s->at, is_default ? "'default' label not within a switch statement"
                                : "case label not within a switch statement");
    } else {
        for (const Stmt* earlier : around->cases) {
            if (is_default && earlier->kind == StmtKind::Default)
                error(s->at, "multiple default labels in one switch");
            if (!is_default && earlier->kind == StmtKind::Case && s->low <= earlier->high &&
                earlier->low <= s->high)
                error(s->at,
                      s->low == s->high ? "duplicate case value" : "duplicate (or overlapping) case value");
        }
        if (around->cases.size() > 10'000) sources_.fatal(s->at, "too many case labels");
        around->cases.push_back(s);
    }
    if (!quiet_) expect(":", "expected ':' or '...'");
    s->body = peek().is("}") || starts_declaration() ? make(StmtKind::Empty, s->at) : statement();
    return s;
}

Stmt* Parser::jump_statement()
{
    const Token word = take();
    Stmt* s = make(StmtKind::Break, word.at);
    if (word.is(Keyword::Break)) {
        if (breakable_.empty())
            error(word.at, "break statement not within loop or switch");
        else
            s->target = breakable_.back();
    } else if (word.is(Keyword::Continue)) {
        s->kind = StmtKind::Continue;
        if (loops_.empty())
            error(word.at, "continue statement not within a loop");
        else
            s->target = loops_.back();
    } else if (word.is(Keyword::Goto)) {
        s->kind = StmtKind::Goto;
        if (peek().kind != TokenKind::Identifier) {
            syntax_error(peek().is("*") ? "computed goto is not supported: expected identifier"
                                        : "expected identifier or '*'");
            return s;
        }
        s->at = word.at;
        s->name = peek().text;
        take();
        s->end = line_start();
        gotos_.push_back(s);
    } else {
        s->kind = StmtKind::Return;
        const TypeId result = function_ ? types_.at(function_->symbol->type).of : TypeId{type_int};
        if (!peek().is(";")) {
            Expr* value = expression();
            const bool is_void = types_.at(result).kind == TypeKind::Void;
            if (quiet_ || check_.bad(*value))
                s->expr = nullptr;
            else if (is_void)
                s->expr = value;  // gcc -w evaluates and drops it
            else
                s->expr = check_.convert_for(Use::Return, types_.canonical(result), value, value->at);
        }
    }
    if (!quiet_) expect(";");
    return s;
}

void Parser::check_labels()
{
    for (Stmt* jump : gotos_) {
        const auto found = labels_.find(jump->name);
        if (found == labels_.end())
            error(jump->end, "label '" + std::string(jump->name) + "' used but not defined");
        else
            jump->target = found->second;
    }
}

}  // namespace fl::lang
