#include "lang/generator.h"

namespace fl::lang {

void Generator::statement(Stmt& s)
{
    switch (s.kind) {
    case StmtKind::Empty:
        return;
    case StmtKind::Expression:
        out_.statement(s.at);
        return effect(*s.expr);
    case StmtKind::Block:
        return block(s);
    case StmtKind::Declare:
        return declare(s);
    case StmtKind::If:
        return choose_branch(s);
    case StmtKind::While:
        return while_loop(s);
    case StmtKind::DoWhile:
        return do_loop(s);
    case StmtKind::For:
        return for_loop(s);
    case StmtKind::Switch:
        return switch_on(s);
    case StmtKind::Case:
    case StmtKind::Default:
        out_.bind(s.label);
        return statement(*s.body);
    case StmtKind::Label:
        if (s.label == 0) s.label = out_.new_label() + 1;
        out_.bind(s.label - 1);
        return statement(*s.body);
    case StmtKind::Goto:
        if (!s.target) return;
        if (s.target->label == 0) s.target->label = out_.new_label() + 1;
        out_.statement(s.at);
        leave_blocks(s.around, s.target->around);
        return out_.jump(Op::Jump, s.target->label - 1);
    case StmtKind::Break:
    case StmtKind::Continue:
        if (!s.target) return;
        out_.statement(s.at);
        leave_blocks(s.around, s.target->around);
        return out_.jump(Op::Jump, s.kind == StmtKind::Break ? s.target->label : s.target->label2);
    case StmtKind::Return:
        return return_value(s);
    }
}

void Generator::choose_branch(Stmt& s)
{
    const Label otherwise = out_.new_label();
    out_.statement(s.at);
    condition(*s.expr, otherwise, false);
    statement(*s.body);
    if (!s.other) return out_.bind(otherwise);
    const Label end = out_.new_label();
    if (out_.reachable()) out_.jump(Op::Jump, end);
    out_.bind(otherwise);
    statement(*s.other);
    out_.bind(end);
}

// sp as it was when a block began: its variable arrays are gone.
void Generator::restore_stack(const Symbol& saved)
{
    out_.emit(Op::PushStackPointer);
    load_from(type_ulong, Mode::Local, saved.value);
    out_.emit(Op::Sub64);
    out_.emit(Op::Allocate);
    out_.emit(Op::Drop);
}

// A jump out of blocks ends their variable arrays too.
void Generator::leave_blocks(const Stmt* from, const Stmt* to)
{
    const auto contains = [to](const Stmt* block) {
        const Stmt* at = to;
        while (at && at != block)
            at = at->around;
        return at == block;
    };
    const Symbol* saved = nullptr;
    for (const Stmt* block = from; block && !contains(block); block = block->around)
        if (block->stack) saved = block->stack;
    if (saved) restore_stack(*saved);
}

// result: of a statement expression, its last one.
void Generator::block(Stmt& s, Expr* result)
{
    const std::uint32_t begin = out_.here();
    if (s.stack) {
        out_.emit(Op::PushStackPointer);
        store_to(type_ulong, Mode::Local, s.stack->value);
    }
    for (Stmt* inner : s.statements)
        statement(*inner);
    if (result) value(*result);
    if (s.stack && out_.reachable()) restore_stack(*s.stack);
    const bool outermost = function_ && function_->body == &s;
    for (const Symbol* symbol : s.symbols)
        add_variable(*symbol, outermost ? module_.functions[function_index_].begin : begin,
                     outermost ? UINT32_MAX : out_.here());
}

void Generator::return_value(Stmt& s)
{
    out_.statement(s.at);
    if (s.expr && types_.at(s.expr->type).kind == TypeKind::Void) {
        effect(*s.expr);
        out_.emit(Op::Push, 0);
    } else if (s.expr && is_record(types_.at(s.expr->type))) {
        load_from(type_ulong, Mode::Local, result_slot_);
        out_.emit(Op::Duplicate);
        value(*s.expr);
        copy_record(s.expr->type);
    } else if (s.expr && result_slot_ == 0 &&
               types_.at(types_.at(function_->symbol->type).of).kind != TypeKind::Void) {
        value(*s.expr);
    } else {
        if (s.expr) effect(*s.expr);
        out_.emit(Op::Push, 0);
    }
    out_.jump(Op::Jump, end_);
    out_.set_depth(0);
}

bool Generator::constant_condition(const Expr& e, bool wanted) const
{
    if (e.kind == ExprKind::Integer) return (e.value != 0) == wanted;
    if (e.kind == ExprKind::Cast && e.a->kind == ExprKind::Integer && is_integer(types_.at(e.type)))
        return (e.a->value != 0) == wanted;
    return false;
}

void Generator::while_loop(Stmt& s)
{
    s.label = out_.new_label();
    s.label2 = out_.new_label();
    const Label body = out_.new_label();
    const bool forever = constant_condition(*s.expr, true);
    if (!forever) {
        out_.statement(s.at);
        out_.jump(Op::Jump, s.label2);
    }
    out_.bind(body);
    if (forever) out_.bind(s.label2);
    statement(*s.body);
    if (forever) {
        out_.jump(Op::Jump, body);
    } else {
        out_.bind(s.label2);
        out_.statement(s.at);
        condition(*s.expr, body, true);
    }
    out_.bind(s.label);
}

void Generator::do_loop(Stmt& s)
{
    s.label = out_.new_label();
    s.label2 = out_.new_label();
    const Label body = out_.new_label();
    out_.bind(body);
    statement(*s.body);
    out_.bind(s.label2);
    if (s.expr && !constant_condition(*s.expr, false)) {
        out_.statement(s.end);
        condition(*s.expr, body, true);
    }
    out_.bind(s.label);
}

void Generator::for_loop(Stmt& s)
{
    s.label = out_.new_label();
    s.label2 = out_.new_label();
    const Label body = out_.new_label();
    const Label test = out_.new_label();
    if (s.init) statement(*s.init);
    const bool forever = !s.expr || constant_condition(*s.expr, true);
    if (!forever) {
        if (!s.init) out_.statement(s.at);
        out_.jump(Op::Jump, test);
    }
    out_.bind(body);
    statement(*s.body);
    out_.bind(s.label2);
    if (s.step) {
        out_.statement(s.step->at);
        effect(*s.step);
    }
    out_.bind(test);
    if (forever) {
        out_.jump(Op::Jump, body);
    } else {
        if (!s.step) out_.statement(s.expr->at);
        condition(*s.expr, body, true);
    }
    out_.bind(s.label);
}

void Generator::declare(Stmt& s)
{
    out_.statement(s.at);
    if (s.expr) effect(*s.expr);
    if (!s.symbol) return;
    if (!s.symbol->by_address) return initialise(s.symbol->value, *s.symbol);
    if (!s.symbol->size) return initialise_elsewhere(*s.symbol);
    load_from(type_ulong, Mode::Local, s.symbol->size->value);
    out_.emit(Op::Allocate);
    store_to(type_ulong, Mode::Local, s.symbol->value);
}

}  // namespace fl::lang
