// Calls: the psABI's order and stack, with the operand stack in the place of registers.
#include "lang/generator.h"

namespace fl::lang {
namespace {

constexpr unsigned general_registers = 6;
constexpr unsigned floating_registers = 8;

}  // namespace

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
    for (std::size_t i = spilled.slots.size(); i-- > 0;) load_from(type_long, Mode::Local, spilled.slots[i]);
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

// gcc -O0 takes arguments from right to left, but reads plain locals last: in f(i++, i) the second is already 2.
// Then everything else is evaluated first and waits; 0 = this one does not.
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

void Generator::call(Expr& e, bool wanted)
{
    const Type& type = types_.at(types_.at(e.a->type).of);
    const bool record = is_record(types_.at(type.of));
    const Spilled spilled = spill();
    // Which arguments travel in memory?
    std::vector<bool> in_memory(e.arguments.size());
    unsigned general = record ? 1 : 0;
    unsigned floating = 0;
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    unsigned count = general;
    for (std::size_t i = 0; i < e.arguments.size(); ++i) {
        const Type& t = types_.at(e.arguments[i]->type);
        const bool is_float = is_floating(t);
        in_memory[i] = is_record(t) || (is_float ? floating >= floating_registers : general >= general_registers);
        if (in_memory[i]) {
            bytes += is_record(t) ? align_up(t.size, 8) : 8;
            continue;
        }
        if (is_float) mask |= 1ull << count;
        ++(is_float ? floating : general);
        ++count;
    }
    const std::vector<std::int64_t> waiting = evaluate_ahead(e);
    const std::uint64_t padding = bytes % 16;
    if (padding) out_.emit(Op::AddStack, -static_cast<std::int64_t>(padding));
    for (std::size_t i = e.arguments.size(); i-- > 0;) {
        Expr& argument = *e.arguments[i];
        if (in_memory[i]) {
            if (!waiting.empty() && waiting[i] != 0) {
                load_from(argument.type, Mode::Local, waiting[i]);
                out_.emit(Op::PushStack);
            } else {
                argument_in_memory(argument);
            }
            continue;
        }
        const Type& t = types_.at(argument.type);
        if (!waiting.empty() && waiting[i] != 0) load_from(is_scalar(t) ? argument.type : TypeId{type_ulong}, Mode::Local, waiting[i]);
        else value(argument);
        // A 32-bit register move clears the upper half; only a callee that reads too much can tell.
        const bool loose = type.variadic ? i >= type.parameters.size() : !type.prototyped;
        if (loose && is_integer(t) && t.size == 4) out_.emit(Op::ZeroExtend32);
    }
    if (record) out_.emit(Op::AddressLocal, allocate(types_.at(type.of).size, std::max<std::uint64_t>(types_.at(type.of).align, 8)));
    if (type.variadic) out_.push(static_cast<std::int64_t>(count | mask << 8));
    Expr& callee = *e.a;
    Symbol* symbol = callee.kind == ExprKind::AddressOf && callee.a->kind == ExprKind::Name ? callee.a->symbol : nullptr;
    if (symbol && symbol->kind == SymbolKind::Function && symbol->absolute == 0) {
        if (symbol->defined) out_.emit_symbol(Op::Call, symbol_of(*symbol), FixupKind::Function);
        else out_.emit_symbol(Op::CallImported, symbol_of(*symbol), FixupKind::Got);
    } else {
        value(callee);
        out_.emit(Op::CallIndirect);
    }
    out_.set_depth(1);
    if (bytes + padding > 0) out_.emit(Op::AddStack, static_cast<std::int64_t>(bytes + padding));
    const Type& result = types_.at(type.of);
    if (!wanted) {
        out_.emit(Op::Drop);
    } else if (is_integer(result) && result.size <= 4 && (!symbol || !type.prototyped)) {
        // The callee may have been another than declared: take from rax what the type holds.
        if (result.size == 4) out_.emit(Op::SignExtend32);
        else convert(type_long, type.of);
    }
    restore(spilled, wanted);
}

void Generator::va_start(Expr& e)
{
    value(*e.arguments[0]);
    const auto field = [this](std::int64_t offset, TypeId field_type, auto push_value, bool last) {
        if (!last) out_.emit(Op::Duplicate);
        push_value();
        store_to(field_type, Mode::Pointer, offset);
    };
    field(0, type_uint, [this] { out_.push(8 * static_cast<std::int64_t>(general_)); }, false);
    field(4, type_uint, [this] { out_.push(48 + 16 * static_cast<std::int64_t>(floating_)); }, false);
    field(8, type_ulong, [this] { out_.emit(Op::AddressLocal, memory_); }, false);
    field(16, type_ulong, [this] { out_.emit(Op::AddressLocal, save_area_); }, true);
}

void Generator::builtin_operands(Expr& e)
{
    for (Expr* argument : e.arguments) value(*argument);
}

// Leaves one operand when `wanted`.
void Generator::builtin(Expr& e, bool wanted)
{
    bool result = false;  // does the code below leave one?
    switch (e.builtin) {
        case Builtin::Syscall:
            for (std::size_t i = 7; i-- > 0;) {
                if (i < e.arguments.size()) value(*e.arguments[i]);
                else out_.emit(Op::Push, 0);
            }
            out_.emit(Op::SystemCall);
            result = true;
            break;
        case Builtin::VaStart: va_start(e); break;
        case Builtin::VaEnd: case Builtin::None: break;
        case Builtin::VaCopy:
            builtin_operands(e);
            out_.push(24);
            out_.emit(Op::CopyMemory);
            break;
        case Builtin::Memcpy: case Builtin::Memmove: case Builtin::Memset:
            value(*e.arguments[0]);
            if (wanted) out_.emit(Op::Duplicate);
            value(*e.arguments[1]);
            value(*e.arguments[2]);
            out_.emit(e.builtin == Builtin::Memcpy ? Op::CopyMemory : e.builtin == Builtin::Memmove ? Op::MoveMemory : Op::FillMemory);
            result = wanted;
            break;
        case Builtin::Compare:
            builtin_operands(e);
            out_.emit(Op::CompareMemory);
            result = true;
            break;
        case Builtin::FsBase: out_.emit(Op::ThreadBase); result = true; break;
        case Builtin::FrameAddress: out_.emit(Op::FrameBase); result = true; break;
        case Builtin::ReturnAddress: load_from(type_ulong, Mode::Local, 8); result = true; break;
        case Builtin::Alloca: builtin_operands(e); out_.emit(Op::Allocate); result = true; break;
        case Builtin::SetJump: builtin_operands(e); out_.emit(Op::SetJump); result = true; break;
        case Builtin::LongJump:
            value(*e.arguments[1]);
            value(*e.arguments[0]);
            out_.emit(Op::LongJump);
            break;
        case Builtin::Trap: out_.emit(Op::Illegal); break;
        case Builtin::Sqrt: builtin_operands(e); out_.emit(Op::SquareRoot); result = true; break;
        case Builtin::Floor: builtin_operands(e); out_.emit(Op::Floor); result = true; break;
        case Builtin::Ceil: builtin_operands(e); out_.emit(Op::Ceil); result = true; break;
        case Builtin::Fmod: builtin_operands(e); out_.emit(Op::Fmod); result = true; break;
    }
    if (result && !wanted) out_.emit(Op::Drop);
    if (!result && wanted) out_.emit(Op::Push, 0);
}

}  // namespace fl::lang
