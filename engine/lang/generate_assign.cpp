// Assignments, compound assignments and increments.
#include "lang/generator.h"

namespace fl::lang {

void Generator::copy_record(TypeId type)
{
    out_.push(static_cast<std::int64_t>(types_.at(type).size));
    out_.emit(Op::CopyMemory);
}

void Generator::assign_record(Expr& e, bool wanted)
{
    address(*e.a);
    if (wanted) out_.emit(Op::Duplicate);
    value(*e.b);
    copy_record(e.type);
}

// [address, value] → [] or [value as the field holds it]
void Generator::assign_bits(Expr& target, bool wanted)
{
    const std::int64_t value_slot = temporary();
    const TypeId unit = unit_of(target.type, target.bit_offset, target.bit_width);
    store_to(type_long, Mode::Local, value_slot);
    out_.emit(Op::Duplicate);
    load_from(unit, Mode::Pointer, 0);
    load_from(type_long, Mode::Local, value_slot);
    out_.emit(Op::InsertBits, 0, static_cast<unsigned>(target.bit_offset | target.bit_width << 8));
    store_to(unit, Mode::Pointer, 0, 0, wanted);
    if (wanted) load_bits(target);
}

// [address] → [value]
void Generator::load_field(const Expr& target, std::int64_t offset)
{
    const bool bits = target.bit_field;
    load_from(bits ? unit_of(target.type, target.bit_offset, target.bit_width) : target.type, Mode::Pointer,
              offset);
    if (bits) load_bits(target);
}

// Is the place named by registers only? gcc -O0 then reads them after the right side is evaluated.
bool Generator::reads_late(const Expr& e) const
{
    switch (e.kind) {
    case ExprKind::Integer:
    case ExprKind::Floating:
        return true;
    case ExprKind::Name:
        return e.symbol->kind == SymbolKind::Object && e.symbol->storage == Storage::Automatic &&
               !e.symbol->address_taken && is_scalar(types_.at(e.symbol->type));
    case ExprKind::Decay:
        return e.a->kind == ExprKind::Name;
    case ExprKind::Cast:
    case ExprKind::Dereference:
        return reads_late(*e.a);
    case ExprKind::Member:
        return e.a->kind == ExprKind::Name || reads_late(*e.a);
    case ExprKind::Binary:
        return reads_late(*e.a) && reads_late(*e.b);
    default:
        return false;
    }
}

// gcc works out the right side first and the place to store into then, but for a right side that is a call
// and nothing else: it becomes one statement with the place named before it. (Conversions that change no bit,
// and what stands left of a comma, are not in the way.)
bool Generator::is_bare_call(const Expr& e, TypeId target) const
{
    const Type &from = types_.at(e.type), &to = types_.at(target);
    const bool as_is = types_.canonical(e.type) == types_.canonical(target) ||
                       (from.kind == TypeKind::Pointer && to.kind == TypeKind::Pointer) ||
                       (is_integer(from) && is_integer(to) && from.size == to.size &&
                        is_unsigned(from) == is_unsigned(to) && from.kind != TypeKind::Bool &&
                        to.kind != TypeKind::Bool);
    if (!as_is) return false;
    if (e.kind == ExprKind::Comma) return is_bare_call(*e.b, target);
    if (e.kind == ExprKind::Cast) return is_bare_call(*e.a, target);
    return e.kind == ExprKind::Call;
}

// Is it of the kind *p++ = *q++, where the order cannot be told?
bool Generator::steps_apart(const Expr& target, const Expr& source) const
{
    const auto stepped = [](const Expr& e) -> const Symbol* {
        const Expr* inner = &e;
        while (inner->kind == ExprKind::Dereference || inner->kind == ExprKind::Cast)
            inner = inner->a;
        if (inner->kind != ExprKind::PostIncrement || inner->a->kind != ExprKind::Name) return nullptr;
        const Symbol* symbol = inner->a->symbol;
        return symbol->storage == Storage::Automatic && !symbol->address_taken ? symbol : nullptr;
    };
    const Symbol *a = stepped(target), *b = stepped(source);
    return a && b && a != b;
}

void Generator::assign(Expr& e, bool wanted)
{
    Expr& target = *e.a;
    if (is_record(types_.at(e.type))) return assign_record(e, wanted);
    if (target.bit_field) {
        if (!e.b->has_effects) address(target);
        value(*e.b);
        if (e.b->has_effects) {
            address(target);
            out_.emit(Op::Swap);
        }
        return assign_bits(target, wanted);
    }
    if (const std::optional<Spot> known = spot(target)) {
        value(*e.b);
        return store_to(target.type, known->frame ? Mode::Local : Mode::Image, known->offset, known->symbol,
                        wanted);
    }
    if (e.b->has_effects && !is_bare_call(*e.b, target.type) && !steps_apart(target, *e.b)) {
        value(*e.b);
        const std::int64_t offset = address_with_offset(target);
        out_.emit(Op::Swap);
        return store_to(target.type, Mode::Pointer, offset, 0, wanted);
    }
    const std::int64_t offset = address_with_offset(target);
    value(*e.b);
    store_to(target.type, Mode::Pointer, offset, 0, wanted);
}

// [old] → [new], in the type of the target
void Generator::step(Expr& e)
{
    if (types_.at(e.type).kind == TypeKind::Pointer)
        return scaled_index(*e.b, e.value, e.op == Operator::Sub);
    convert(e.type, e.work);
    value(*e.b);
    operate(e.op, e.work);
    convert(e.work, e.type);
}

bool Generator::increment_in_place(Expr& e)
{
    const std::optional<Spot> known = spot(*e.a);
    const Type& type = types_.at(e.type);
    if (!known || !known->frame || e.a->bit_field || e.b->kind != ExprKind::Integer || e.op > Operator::Sub)
        return false;
    const bool pointer = type.kind == TypeKind::Pointer;
    if (!pointer && (!is_integer(type) || type.size < 4 || is_floating(types_.at(e.work)))) return false;
    std::int64_t by = e.b->value * (pointer ? e.value : 1);
    if (e.op == Operator::Sub) by = -by;
    if (by != static_cast<std::int16_t>(by)) return false;
    out_.emit(type.size == 4 ? Op::IncrementLocal32 : Op::IncrementLocal64, known->offset,
              static_cast<std::uint16_t>(by));
    return true;
}

void Generator::compound_assign(Expr& e, bool wanted)
{
    Expr& target = *e.a;
    if (increment_in_place(e)) {
        if (wanted) load(target);
        return;
    }
    const std::optional<Spot> known = spot(target);
    Expr kept = e;
    Expr saved;
    if (e.b->has_effects) {
        // gcc evaluates the right side first, then reads the left one.
        value(*e.b);
        Symbol& slot = arena_.symbols.emplace_back();
        slot.type = e.b->type;
        slot.storage = Storage::Automatic;
        slot.value = allocate(8, 8);
        store_to(e.b->type, Mode::Local, slot.value);
        saved.kind = ExprKind::Name;
        saved.type = e.b->type;
        saved.symbol = &slot;
        kept.b = &saved;
    }
    if (known && !target.bit_field) {
        const Mode mode = known->frame ? Mode::Local : Mode::Image;
        load_from(target.type, mode, known->offset, known->symbol);
        step(kept);
        return store_to(target.type, mode, known->offset, known->symbol, wanted);
    }
    const std::int64_t offset = target.bit_field ? (address(target), 0) : address_with_offset(target);
    out_.emit(Op::Duplicate);
    load_field(target, offset);
    step(kept);
    if (target.bit_field) return assign_bits(target, wanted);
    store_to(target.type, Mode::Pointer, offset, 0, wanted);
}

void Generator::post_increment(Expr& e, bool wanted)
{
    Expr& target = *e.a;
    if (!wanted) return compound_assign(e, false);
    const std::optional<Spot> known = spot(target);
    if (known && !target.bit_field) {
        load(target);
        if (increment_in_place(e)) return;
        out_.emit(Op::Duplicate);
        step(e);
        return store_to(target.type, known->frame ? Mode::Local : Mode::Image, known->offset, known->symbol);
    }
    const std::int64_t old = temporary();
    const std::int64_t offset = target.bit_field ? (address(target), 0) : address_with_offset(target);
    out_.emit(Op::Duplicate);
    load_field(target, offset);
    out_.emit(Op::Duplicate);
    store_to(type_long, Mode::Local, old);
    step(e);
    if (target.bit_field)
        assign_bits(target, false);
    else
        store_to(target.type, Mode::Pointer, offset);
    load_from(type_long, Mode::Local, old);
}

}  // namespace fl::lang
