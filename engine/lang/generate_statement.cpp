#include "lang/generator.h"

#include <algorithm>
#include <cstring>

namespace fl::lang {

void Generator::statement(Stmt& s)
{
    switch (s.kind) {
        case StmtKind::Empty: return;
        case StmtKind::Expression:
            out_.statement(s.at);
            return effect(*s.expr);
        case StmtKind::Block: return block(s);
        case StmtKind::Declare: return declare(s);
        case StmtKind::If: {
            const Label otherwise = out_.new_label();
            out_.statement(s.at);
            condition(*s.expr, otherwise, false);
            statement(*s.body);
            if (!s.other) return out_.bind(otherwise);
            const Label end = out_.new_label();
            if (out_.reachable()) out_.jump(Op::Jump, end);
            out_.bind(otherwise);
            statement(*s.other);
            return out_.bind(end);
        }
        case StmtKind::While: return while_loop(s);
        case StmtKind::DoWhile: return do_loop(s);
        case StmtKind::For: return for_loop(s);
        case StmtKind::Switch: return switch_on(s);
        case StmtKind::Case: case StmtKind::Default:
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
            return out_.jump(Op::Jump, s.target->label - 1);
        case StmtKind::Break: case StmtKind::Continue:
            if (!s.target) return;
            out_.statement(s.at);
            return out_.jump(Op::Jump, s.kind == StmtKind::Break ? s.target->label : s.target->label2);
        case StmtKind::Return: return return_value(s);
    }
}

void Generator::block(Stmt& s)
{
    const std::uint32_t begin = out_.here();
    for (Stmt* inner : s.statements) statement(*inner);
    const bool outermost = function_ && function_->body == &s;
    for (const Symbol* symbol : s.symbols)
        add_variable(*symbol, outermost ? module_.functions[function_index_].begin : begin, outermost ? UINT32_MAX : out_.here());
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
    } else if (s.expr && result_slot_ == 0 && types_.at(types_.at(function_->symbol->type).of).kind != TypeKind::Void) {
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
    if (e.kind == ExprKind::Cast && e.a->kind == ExprKind::Integer && is_integer(types_.at(e.type))) return (e.a->value != 0) == wanted;
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

void Generator::case_tree(const std::vector<Stmt*>& cases, std::size_t first, std::size_t last, std::int64_t slot, bool is_unsigned_value, Label otherwise)
{
    if (last - first <= 4) {
        for (std::size_t i = first; i < last; ++i) {
            const Stmt& c = *cases[i];
            const Label next = out_.new_label();
            if (c.low != c.high) {
                load_from(type_long, Mode::Local, slot);
                out_.push(c.low);
                out_.jump(is_unsigned_value ? Op::JumpBelow : Op::JumpLess, next);
            }
            load_from(type_long, Mode::Local, slot);
            out_.push(c.high);
            out_.jump(c.low == c.high ? Op::JumpEqual : is_unsigned_value ? Op::JumpBelowEqual : Op::JumpLessEqual, c.label);
            out_.bind(next);
        }
        return out_.jump(Op::Jump, otherwise);
    }
    const std::size_t middle = (first + last) / 2;
    const Label upper = out_.new_label();
    load_from(type_long, Mode::Local, slot);
    out_.push(cases[middle]->low);
    out_.jump(is_unsigned_value ? Op::JumpAboveEqual : Op::JumpGreaterEqual, upper);
    case_tree(cases, first, middle, slot, is_unsigned_value, otherwise);
    out_.bind(upper);
    case_tree(cases, middle, last, slot, is_unsigned_value, otherwise);
}

void Generator::switch_on(Stmt& s)
{
    s.label = out_.new_label();
    Label otherwise = s.label;
    const bool is_unsigned_value = is_unsigned(types_.at(s.expr->type));
    const bool narrow = types_.at(s.expr->type).size == 4;
    std::vector<Stmt*> cases;
    for (Stmt* c : s.cases) {
        c->label = out_.new_label();
        if (c->kind == StmtKind::Default) {
            otherwise = c->label;
            continue;
        }
        // Operands of unsigned int are kept sign-extended: so are its labels.
        if (narrow) c->low = static_cast<std::int32_t>(c->low), c->high = static_cast<std::int32_t>(c->high);
        cases.push_back(c);
    }
    std::sort(cases.begin(), cases.end(), [is_unsigned_value](const Stmt* a, const Stmt* b) {
        return is_unsigned_value ? static_cast<std::uint64_t>(a->low) < static_cast<std::uint64_t>(b->low) : a->low < b->low;
    });
    out_.statement(s.at);
    value(*s.expr);
    const std::int64_t slot = temporary();
    store_to(type_long, Mode::Local, slot);
    case_tree(cases, 0, cases.size(), slot, is_unsigned_value, otherwise);
    statement(*s.body);
    out_.bind(s.label);
}

void Generator::clear_local(std::int64_t at, std::uint64_t size)
{
    if (size <= 64 && size % 8 == 0) {
        for (std::uint64_t i = 0; i < size; i += 8) {
            out_.emit(Op::Push, 0);
            out_.emit(Op::StoreLocal64, at + static_cast<std::int64_t>(i));
        }
        return;
    }
    out_.emit(Op::AddressLocal, at);
    out_.emit(Op::Push, 0);
    out_.push(static_cast<std::int64_t>(size));
    out_.emit(Op::FillMemory);
}

// Short strings are stored as immediates, as gcc does: no page of rodata is touched.
void Generator::copy_string(std::int64_t at, const Expr& text, std::uint64_t size)
{
    const std::uint64_t length = std::min<std::uint64_t>(size, text.bytes.size());
    if (length > 64) {
        out_.emit(Op::AddressLocal, at);
        out_.emit_symbol(Op::AddressImage, string_symbol(text), FixupKind::Address);
        out_.push(static_cast<std::int64_t>(length));
        out_.emit(Op::CopyMemory);
    } else {
        for (std::uint64_t i = 0; i < length;) {
            const std::uint64_t n = length - i >= 8 ? 8 : length - i >= 4 ? 4 : length - i >= 2 ? 2 : 1;
            std::int64_t word = 0;
            std::memcpy(&word, text.bytes.data() + i, n);
            out_.push(n == 4 ? static_cast<std::int32_t>(word) : word);
            out_.emit(n == 8 ? Op::StoreLocal64 : n == 4 ? Op::StoreLocal32 : n == 2 ? Op::StoreLocal16 : Op::StoreLocal8,
                      at + static_cast<std::int64_t>(i));
            i += n;
        }
    }
    if (length < size) clear_local(at + static_cast<std::int64_t>(length), size - length);
}

void Generator::initialise(std::int64_t at, const Symbol& symbol)
{
    const Type& type = types_.at(symbol.type);
    const std::vector<InitEntry>& entries = symbol.initializer->entries;
    std::uint64_t covered = 0;
    for (const InitEntry& entry : entries) covered += entry.bit_field ? 0 : types_.at(entry.type).size;
    const bool aggregate = type.kind == TypeKind::Array || is_record(type);
    const bool one_string = entries.size() == 1 && entries[0].value->kind == ExprKind::String && type.kind == TypeKind::Array;
    if (one_string) return copy_string(at, *entries[0].value, type.size);
    if (aggregate && covered < type.size) clear_local(at, type.size);
    for (const InitEntry& entry : entries) {
        const std::int64_t place = at + static_cast<std::int64_t>(entry.offset);
        const Type& part = types_.at(entry.type);
        if (entry.value->kind == ExprKind::String && part.kind == TypeKind::Array) {
            copy_string(place, *entry.value, part.size);
        } else if (is_record(part)) {
            out_.emit(Op::AddressLocal, place);
            value(*entry.value);
            copy_record(entry.type);
        } else if (entry.bit_field) {
            load_from(entry.type, Mode::Local, place);
            value(*entry.value);
            out_.emit(Op::InsertBits, 0, static_cast<unsigned>(entry.bit_offset | entry.bit_width << 8));
            store_to(entry.type, Mode::Local, place);
        } else {
            value(*entry.value);
            store_to(entry.type, Mode::Local, place);
        }
    }
}

void Generator::declare(Stmt& s)
{
    out_.statement(s.at);
    if (s.symbol->size) {
        value(*s.expr);
        out_.emit(Op::Duplicate);
        store_to(type_ulong, Mode::Local, s.symbol->size->value);
        out_.emit(Op::Allocate);
        store_to(type_ulong, Mode::Local, s.symbol->value);
        return;
    }
    initialise(s.symbol->value, *s.symbol);
}

}  // namespace fl::lang
