// Calls: the psABI's order and stack, with the operand stack in the place of registers.
#include "lang/generator.h"

namespace fl::lang {
// A call starts with an empty operand stack: what is pending waits in the frame.
Generator::Spilled Generator::spill()
{
    Spilled spilled;
    while (out_.depth() > 0) {
        const std::int64_t slot = temporary();
        store_to(type_long, Mode::Local, slot);
        spilled.slots.push_back(slot);
    }
    return spilled;
}

void Generator::restore(const Spilled& spilled, bool result)
{
    if (spilled.slots.empty()) return;
    if (result && spilled.slots.size() == 1) {
        load_from(type_long, Mode::Local, spilled.slots[0]);
        out_.emit(Op::Swap);
        return;
    }
    std::int64_t kept = 0;
    if (result) {
        kept = temporary();
        store_to(type_long, Mode::Local, kept);
    }
    for (std::size_t i = spilled.slots.size(); i-- > 0;)
        load_from(type_long, Mode::Local, spilled.slots[i]);
    if (result) load_from(type_long, Mode::Local, kept);
}

void Generator::argument_in_memory(Expr& argument)
{
    const Type& type = types_.at(argument.type);
    if (!is_record(type)) {
        value(argument);
        out_.emit(Op::PushStack);
        return;
    }
    value(argument);
    const std::int64_t from = temporary();
    store_to(type_long, Mode::Local, from);
    out_.emit(Op::AddStack, -static_cast<std::int64_t>(align_up(type.size, 8)));
    out_.emit(Op::PushStackPointer);
    load_from(type_long, Mode::Local, from);
    copy_record(argument.type);
}

// gcc -O0 takes arguments from right to left, but reads plain locals last: in f(i++, i) the second is
// already 2. Then everything else is evaluated first and waits; 0 = this one does not.
std::vector<std::int64_t> Generator::evaluate_ahead(Expr& e)
{
    bool late = false;
    bool effects_left_of_it = false;
    for (std::size_t i = e.arguments.size(); i-- > 0;) {
        if (late && e.arguments[i]->has_effects) effects_left_of_it = true;
        late |= e.arguments[i]->kind == ExprKind::Name && reads_late(*e.arguments[i]);
    }
    if (!effects_left_of_it) return {};
    std::vector<std::int64_t> waiting(e.arguments.size(), 0);
    for (std::size_t i = e.arguments.size(); i-- > 0;) {
        Expr& argument = *e.arguments[i];
        if (reads_late(argument) || !is_scalar(types_.at(argument.type))) continue;
        value(argument);
        waiting[i] = temporary();
        store_to(argument.type, Mode::Local, waiting[i]);
    }
    return waiting;
}

Generator::Passing Generator::classify(const Expr& e, bool record)
{
    Passing passing;
    passing.in_memory.resize(e.arguments.size());
    unsigned general = record ? 1 : 0;
    unsigned floating = 0;
    unsigned count = general;
    for (std::size_t i = 0; i < e.arguments.size(); ++i) {
        const Type& t = types_.at(e.arguments[i]->type);
        const bool is_float = is_floating(t);
        const bool full = is_float ? floating >= floating_registers : general >= general_registers;
        passing.in_memory[i] = is_record(t) || full;
        if (passing.in_memory[i]) {
            passing.bytes += is_record(t) ? align_up(t.size, 8) : 8;
            continue;
        }
        if (is_float) passing.word |= 1ull << (8 + count);
        ++(is_float ? floating : general);
        ++count;
    }
    passing.word |= count;
    return passing;
}

void Generator::push_arguments(Expr& e, const Type& type, const Passing& passing)
{
    const std::vector<std::int64_t> waiting = evaluate_ahead(e);
    for (std::size_t i = e.arguments.size(); i-- > 0;) {
        Expr& argument = *e.arguments[i];
        const Type& t = types_.at(argument.type);
        const bool ready = !waiting.empty() && waiting[i] != 0;
        if (passing.in_memory[i] && !ready) {
            argument_in_memory(argument);
            continue;
        }
        if (ready)
            load_from(argument.type, Mode::Local, waiting[i]);
        else
            value(argument);
        if (passing.in_memory[i]) out_.emit(Op::PushStack);
        // A 32-bit register move clears the upper half; only a callee that reads too much can tell.
        const bool loose = type.variadic ? i >= type.parameters.size() : !type.prototyped;
        if (loose && !passing.in_memory[i] && is_integer(t) && t.size == 4) out_.emit(Op::ZeroExtend32);
    }
}

// True when the callee is known by name.
bool Generator::transfer(Expr& callee)
{
    const bool named = callee.kind == ExprKind::AddressOf && callee.a->kind == ExprKind::Name;
    Symbol* symbol = named ? callee.a->symbol : nullptr;
    if (!symbol || symbol->kind != SymbolKind::Function || symbol->absolute != 0) {
        value(callee);
        out_.emit(Op::CallIndirect);
    } else if (symbol->defined) {
        out_.emit_symbol(Op::Call, symbol_of(*symbol), FixupKind::Function);
    } else {
        out_.emit_symbol(Op::CallImported, symbol_of(*symbol), FixupKind::Got);
    }
    out_.set_depth(1);
    return symbol != nullptr;
}

void Generator::call(Expr& e, bool wanted)
{
    const Type& type = types_.at(types_.at(e.a->type).of);
    const Type& result = types_.at(type.of);
    const bool record = is_record(result);
    const Spilled spilled = spill();
    const Passing passing = classify(e, record);
    const std::uint64_t padding = passing.bytes % 16;
    const auto on_stack = static_cast<std::int64_t>(passing.bytes + padding);
    if (padding) out_.emit(Op::AddStack, -static_cast<std::int64_t>(padding));
    push_arguments(e, type, passing);
    if (record) {
        const std::uint64_t align = std::max<std::uint64_t>(result.align, 8);
        out_.emit(Op::AddressLocal, allocate(result.size, align));
    }
    if (type.variadic) out_.push(static_cast<std::int64_t>(passing.word));
    const bool named = transfer(*e.a);
    if (on_stack > 0) out_.emit(Op::AddStack, on_stack);
    if (!wanted) {
        out_.emit(Op::Drop);
    } else if (is_integer(result) && result.size <= 4 && (!named || !type.prototyped)) {
        // The callee may have been another than declared: take from rax what the type holds.
        if (result.size == 4)
            out_.emit(Op::SignExtend32);
        else
            convert(type_long, type.of);
    }
    restore(spilled, wanted);
}

}  // namespace fl::lang
