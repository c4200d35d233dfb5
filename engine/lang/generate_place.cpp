// Lvalues: where they lie, how they are read and written.
#include "lang/generator.h"

namespace fl::lang {
namespace {

Op nth(Op first, unsigned n) { return static_cast<Op>(static_cast<unsigned>(first) + n); }

}  // namespace

void Generator::load_from(TypeId id, Mode mode, std::int64_t offset, SymbolIndex symbol)
{
    const Type& type = types_.at(id);
    const bool u = is_unsigned(type);
    unsigned width = 5;  // order of FL_LANG_WIDTHS
    if (type.size == 1) width = u ? 1 : 0;
    else if (type.size == 2) width = u ? 3 : 2;
    else if (type.size == 4) width = 4;
    if (mode == Mode::Local) out_.emit(nth(Op::LoadLocalI8, width), offset);
    else if (mode == Mode::Image) out_.emit_symbol(nth(Op::LoadImageI8, width), symbol, FixupKind::Address, offset);
    else out_.emit(nth(Op::LoadI8, width), offset);
}

void Generator::store_to(TypeId id, Mode mode, std::int64_t offset, SymbolIndex symbol, bool keep)
{
    const Type& type = types_.at(id);
    const unsigned width = type.size == 1 ? 0 : type.size == 2 ? 1 : type.size == 4 ? 2 : 3;
    if (mode == Mode::Pointer) {
        out_.emit(nth(keep ? Op::StoreKeep8 : Op::Store8, width), offset);
        return;
    }
    if (keep) out_.emit(Op::Duplicate);
    if (mode == Mode::Local) out_.emit(nth(Op::StoreLocal8, width), offset);
    else out_.emit_symbol(nth(Op::StoreImage8, width), symbol, FixupKind::Address, offset);
}

std::optional<Generator::Spot> Generator::spot(Expr& e)
{
    if (e.kind == ExprKind::Member) {
        std::optional<Spot> object = spot(*e.a);
        if (object) object->offset += e.value;
        return object;
    }
    if (e.kind == ExprKind::Dereference && e.a->kind == ExprKind::Binary && e.a->op == Operator::Add && e.a->a->kind == ExprKind::Decay &&
        e.a->b->kind == ExprKind::Integer) {
        // array[constant]
        std::optional<Spot> array = spot(*e.a->a->a);
        if (array) array->offset += e.a->b->value * e.a->value;
        if (array && (array->offset != static_cast<std::int32_t>(array->offset))) return std::nullopt;
        return array;
    }
    if (e.kind != ExprKind::Name || e.symbol->kind == SymbolKind::Function || e.symbol->size || e.symbol->outer) return std::nullopt;
    Symbol& symbol = *e.symbol;
    if (symbol.storage == Storage::Automatic) return Spot{true, symbol.value, 0};
    if (!symbol.defined) return std::nullopt;
    return Spot{false, 0, symbol_of(symbol)};
}

void Generator::address(Expr& e)
{
    if (const std::optional<Spot> known = spot(e)) {
        if (known->frame) out_.emit(Op::AddressLocal, known->offset);
        else out_.emit_symbol(Op::AddressImage, known->symbol, FixupKind::Address, known->offset);
        return;
    }
    switch (e.kind) {
        case ExprKind::Name:
            if (e.symbol->absolute != 0) return out_.push(static_cast<std::int64_t>(e.symbol->absolute));
            if (e.symbol->outer) return outer_address(*e.symbol);
            if (e.symbol->size) return load_from(type_ulong, Mode::Local, e.symbol->value);
            if (e.symbol->defined) return out_.emit_symbol(Op::AddressImage, symbol_of(*e.symbol), FixupKind::Address);
            return out_.emit_symbol(Op::LoadImage64, symbol_of(*e.symbol), FixupKind::Got);
        case ExprKind::String:
            if (snippet_) return string_on_stack(e);
            return out_.emit_symbol(Op::AddressImage, string_symbol(e), FixupKind::Address);
        case ExprKind::CompoundLiteral:
            if (e.symbol->storage != Storage::Automatic) return out_.emit_symbol(Op::AddressImage, symbol_of(*e.symbol), FixupKind::Address);
            if (snippet_) e.symbol->value = allocate(types_.at(e.symbol->type).size, 16);
            if (e.symbol->initializer) initialise(e.symbol->value, *e.symbol);
            out_.emit(Op::AddressLocal, e.symbol->value);
            return;
        case ExprKind::Dereference: return value(*e.a);
        case ExprKind::Member: {
            const std::int64_t offset = address_with_offset(e);
            if (offset != 0) out_.emit(Op::AddImmediate64, offset);
            return;
        }
        default: return value(e);  // records: their value is an address
    }
}

std::int64_t Generator::address_with_offset(Expr& e)
{
    std::int64_t offset = 0;
    Expr* object = &e;
    while (object->kind == ExprKind::Member && !spot(*object)) {
        offset += object->value;
        object = object->a;
    }
    if (object->kind == ExprKind::Dereference && object->a->kind == ExprKind::Binary && object->a->op == Operator::Add &&
        object->a->b->kind == ExprKind::Integer && !spot(*object)) {
        const std::int64_t more = object->a->b->value * object->a->value;
        if (more == static_cast<std::int16_t>(more)) {
            value(*object->a->a);
            return offset + more;
        }
    }
    address(*object);
    if (offset == static_cast<std::int32_t>(offset)) return offset;
    out_.push(offset);
    out_.emit(Op::Add64);
    return 0;
}

void Generator::load_bits(Expr& e)
{
    const unsigned field = static_cast<unsigned>(e.bit_offset | e.bit_width << 8);
    out_.emit(is_unsigned(types_.at(e.type)) ? Op::ExtractUnsigned : Op::ExtractSigned, 0, field);
}

// The value of an lvalue; of arrays, functions and records the address.
void Generator::load(Expr& e)
{
    const Type& type = types_.at(e.type);
    if (type.kind == TypeKind::Array || type.kind == TypeKind::Function || is_record(type)) return address(e);
    if (type.kind == TypeKind::Void) {
        address(e);
        return;
    }
    if (const std::optional<Spot> known = spot(e)) {
        load_from(e.type, known->frame ? Mode::Local : Mode::Image, known->offset, known->symbol);
    } else {
        const std::int64_t offset = address_with_offset(e);
        load_from(e.type, Mode::Pointer, offset);
    }
    if (e.bit_field) load_bits(e);
}

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
    store_to(type_long, Mode::Local, value_slot);
    out_.emit(Op::Duplicate);
    load_from(target.type, Mode::Pointer, 0);
    load_from(type_long, Mode::Local, value_slot);
    out_.emit(Op::InsertBits, 0, static_cast<unsigned>(target.bit_offset | target.bit_width << 8));
    store_to(target.type, Mode::Pointer, 0, 0, wanted);
    if (wanted) load_bits(target);
}

// Is the place named by registers only? gcc -O0 then reads them after the right side is evaluated.
bool Generator::reads_late(const Expr& e) const
{
    switch (e.kind) {
        case ExprKind::Integer: case ExprKind::Floating: return true;
        case ExprKind::Name:
            return e.symbol->kind == SymbolKind::Object && e.symbol->storage == Storage::Automatic && !e.symbol->address_taken &&
                   is_scalar(types_.at(e.symbol->type));
        case ExprKind::Decay: return e.a->kind == ExprKind::Name;
        case ExprKind::Cast: case ExprKind::Dereference: return reads_late(*e.a);
        case ExprKind::Member: return e.a->kind == ExprKind::Name || reads_late(*e.a);
        case ExprKind::Binary: return reads_late(*e.a) && reads_late(*e.b);
        default: return false;
    }
}

void Generator::assign(Expr& e, bool wanted)
{
    Expr& target = *e.a;
    if (is_record(types_.at(e.type))) return assign_record(e, wanted);
    if (target.bit_field) {
        address(target);
        value(*e.b);
        return assign_bits(target, wanted);
    }
    if (const std::optional<Spot> known = spot(target)) {
        value(*e.b);
        return store_to(target.type, known->frame ? Mode::Local : Mode::Image, known->offset, known->symbol, wanted);
    }
    if (e.b->has_effects && !target.has_effects && reads_late(target)) {
        value(*e.b);
        const std::int64_t slot = temporary();
        store_to(type_long, Mode::Local, slot);
        const std::int64_t offset = address_with_offset(target);
        load_from(type_long, Mode::Local, slot);
        return store_to(target.type, Mode::Pointer, offset, 0, wanted);
    }
    const std::int64_t offset = address_with_offset(target);
    value(*e.b);
    store_to(target.type, Mode::Pointer, offset, 0, wanted);
}

// [old] → [new], in the type of the target
void Generator::step(Expr& e)
{
    if (types_.at(e.type).kind == TypeKind::Pointer) return scaled_index(*e.b, e.value, e.op == Operator::Sub);
    convert(e.type, e.work);
    value(*e.b);
    operate(e.op, e.work);
    convert(e.work, e.type);
}

bool Generator::increment_in_place(Expr& e)
{
    const std::optional<Spot> known = spot(*e.a);
    const Type& type = types_.at(e.type);
    if (!known || !known->frame || e.a->bit_field || e.b->kind != ExprKind::Integer || e.op > Operator::Sub) return false;
    const bool pointer = type.kind == TypeKind::Pointer;
    if (!pointer && (!is_integer(type) || type.size < 4 || is_floating(types_.at(e.work)))) return false;
    std::int64_t by = e.b->value * (pointer ? e.value : 1);
    if (e.op == Operator::Sub) by = -by;
    if (by != static_cast<std::int16_t>(by)) return false;
    out_.emit(type.size == 4 ? Op::IncrementLocal32 : Op::IncrementLocal64, known->offset, static_cast<std::uint16_t>(by));
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
    load_from(target.type, Mode::Pointer, offset);
    if (target.bit_field) load_bits(target);
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
    load_from(target.type, Mode::Pointer, offset);
    if (target.bit_field) load_bits(target);
    out_.emit(Op::Duplicate);
    store_to(type_long, Mode::Local, old);
    step(e);
    if (target.bit_field) assign_bits(target, false);
    else store_to(target.type, Mode::Pointer, offset);
    load_from(type_long, Mode::Local, old);
}

}  // namespace fl::lang
