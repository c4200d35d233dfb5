// Lvalues: where they lie, how they are read and written.
#include "lang/generator.h"

namespace fl::lang {

void Generator::load_from(TypeId id, Mode mode, std::int64_t offset, SymbolIndex symbol)
{
    const Type& type = types_.at(id);
    const bool u = is_unsigned(type);
    unsigned width = 5;  // order of FL_LANG_WIDTHS
    if (type.size == 1)
        width = u ? 1 : 0;
    else if (type.size == 2)
        width = u ? 3 : 2;
    else if (type.size == 4)
        width = 4;
    if (mode == Mode::Local)
        out_.emit(nth(Op::LoadLocalI8, width), offset);
    else if (mode == Mode::Image)
        out_.emit_symbol(nth(Op::LoadImageI8, width), symbol, FixupKind::Address, offset);
    else
        out_.emit(nth(Op::LoadI8, width), offset);
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
    if (mode == Mode::Local)
        out_.emit(nth(Op::StoreLocal8, width), offset);
    else
        out_.emit_symbol(nth(Op::StoreImage8, width), symbol, FixupKind::Address, offset);
}

std::optional<Generator::Spot> Generator::spot(Expr& e)
{
    if (e.kind == ExprKind::Member) {
        std::optional<Spot> object = spot(*e.a);
        if (object) object->offset += e.value;
        return object;
    }
    if (e.kind == ExprKind::Dereference && e.a->kind == ExprKind::Binary && e.a->op == Operator::Add &&
        e.a->a->kind == ExprKind::Decay && e.a->b->kind == ExprKind::Integer) {
        // array[constant]
        std::optional<Spot> array = spot(*e.a->a->a);
        if (array) array->offset += e.a->b->value * e.a->value;
        if (array && (array->offset != static_cast<std::int32_t>(array->offset))) return std::nullopt;
        return array;
    }
    if (e.kind != ExprKind::Name || e.symbol->kind == SymbolKind::Function || e.symbol->by_address ||
        e.symbol->outer)
        return std::nullopt;
    Symbol& symbol = *e.symbol;
    if (symbol.storage == Storage::Automatic) return Spot{true, symbol.value, 0};
    if (!symbol.defined || symbol.thread) return std::nullopt;
    return Spot{false, 0, symbol_of(symbol)};
}

void Generator::address(Expr& e)
{
    if (const std::optional<Spot> known = spot(e)) {
        if (known->frame)
            out_.emit(Op::AddressLocal, known->offset);
        else
            out_.emit_symbol(Op::AddressImage, known->symbol, FixupKind::Address, known->offset);
        return;
    }
    switch (e.kind) {
    case ExprKind::Name:
        if (e.symbol->absolute != 0) return out_.push(static_cast<std::int64_t>(e.symbol->absolute));
        if (e.symbol->outer) return outer_address(*e.symbol);
        if (e.symbol->thread) {
            out_.emit(Op::ThreadBase);
            return out_.emit_symbol(Op::AddImmediate64, symbol_of(*e.symbol), FixupKind::Thread);
        }
        if (e.symbol->by_address) return load_from(type_ulong, Mode::Local, e.symbol->value);
        if (e.symbol->defined)
            return out_.emit_symbol(Op::AddressImage, symbol_of(*e.symbol), FixupKind::Address);
        return out_.emit_symbol(Op::LoadImage64, symbol_of(*e.symbol), FixupKind::Got);
    case ExprKind::String:
        if (snippet_) return string_on_stack(e);
        return out_.emit_symbol(Op::AddressImage, string_symbol(e), FixupKind::Address);
    case ExprKind::CompoundLiteral:
        if (e.symbol->storage != Storage::Automatic)
            return out_.emit_symbol(Op::AddressImage, symbol_of(*e.symbol), FixupKind::Address);
        if (snippet_) e.symbol->value = allocate(types_.at(e.symbol->type).size, 16);
        if (e.symbol->initializer) initialise(e.symbol->value, *e.symbol);
        out_.emit(Op::AddressLocal, e.symbol->value);
        return;
    case ExprKind::Dereference:
        return value(*e.a);
    case ExprKind::Member: {
        const std::int64_t offset = address_with_offset(e);
        if (offset != 0) out_.emit(Op::AddImmediate64, offset);
        return;
    }
    default:
        return value(e);  // records: their value is an address
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
    if (object->kind == ExprKind::Dereference && object->a->kind == ExprKind::Binary &&
        object->a->op == Operator::Add && object->a->b->kind == ExprKind::Integer && !spot(*object)) {
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

// What is read and written for a bit-field: its declared type, or more where a packed one crosses that.
TypeId Generator::unit_of(TypeId type, unsigned bit_offset, unsigned bit_width) const
{
    const unsigned bits = bit_offset + bit_width;
    return bits <= types_.at(type).size * 8 ? type : bits <= 32 ? type_int : type_long;
}

void Generator::load_bits(const Expr& e)
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
    const TypeId unit = e.bit_field ? unit_of(e.type, e.bit_offset, e.bit_width) : e.type;
    if (const std::optional<Spot> known = spot(e)) {
        load_from(unit, known->frame ? Mode::Local : Mode::Image, known->offset, known->symbol);
    } else {
        const std::int64_t offset = address_with_offset(e);
        load_from(unit, Mode::Pointer, offset);
    }
    if (e.bit_field) load_bits(e);
}

}  // namespace fl::lang
