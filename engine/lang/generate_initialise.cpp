// Automatic objects come to life.
#include "lang/generator.h"

#include <algorithm>
#include <cstring>

namespace fl::lang {

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
            out_.emit(n == 8   ? Op::StoreLocal64
                      : n == 4 ? Op::StoreLocal32
                      : n == 2 ? Op::StoreLocal16
                               : Op::StoreLocal8,
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
    for (const InitEntry& entry : entries)
        covered += entry.bit_field ? 0 : types_.at(entry.type).size;
    const bool aggregate = type.kind == TypeKind::Array || is_record(type);
    const bool one_string =
        entries.size() == 1 && entries[0].value->kind == ExprKind::String && type.kind == TypeKind::Array;
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
            const TypeId unit = unit_of(entry.type, entry.bit_offset, entry.bit_width);
            load_from(unit, Mode::Local, place);
            value(*entry.value);
            out_.emit(Op::InsertBits, 0, static_cast<unsigned>(entry.bit_offset | entry.bit_width << 8));
            store_to(unit, Mode::Local, place);
        } else {
            value(*entry.value);
            store_to(entry.type, Mode::Local, place);
        }
    }
}

// An object that is not at a fixed place of the frame: made in one, then copied.
void Generator::initialise_elsewhere(const Symbol& symbol)
{
    const std::uint64_t size = types_.at(symbol.type).size;
    const std::int64_t made = allocate(size, 16);
    initialise(made, symbol);
    load_from(type_ulong, Mode::Local, symbol.value);
    out_.emit(Op::AddressLocal, made);
    out_.push(static_cast<std::int64_t>(size));
    out_.emit(Op::CopyMemory);
}

}  // namespace fl::lang
