// Objects with static storage: their place, their bytes, and the addresses in them.
#include "lang/generator.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fl::lang {

SymbolIndex Generator::symbol_of(Symbol& symbol)
{
    if (symbol.index != 0) return symbol.index - 1;
    SymbolIndex index = 0;
    if (symbol.storage == Storage::External) {
        index = module_.global(symbol.name);
    } else {
        ModuleSymbol local;
        local.name = symbol.name;
        index = module_.add_symbol(std::move(local));
    }
    ModuleSymbol& made = module_.symbols[index];
    if (made.section == Section::Undefined) {
        made.function = symbol.kind == SymbolKind::Function;
        made.type = symbol.type;
        if (made.first_user.empty()) made.first_user = symbol.user;
    }
    symbol.index = index + 1;
    return index;
}

SymbolIndex Generator::string_symbol(const Expr& e)
{
    return module_.string_literal(e.bytes, types_.at(types_.at(e.type).of).align);
}

void Generator::write_scalar(const InitEntry& entry, Section section, std::uint64_t at)
{
    const Type& type = types_.at(entry.type);
    const std::optional<Constant> value = constant(*entry.value);
    if (!value || (value->kind == Constant::Kind::Address && (type.size != 8 || entry.bit_field))) {
        sources_.error(entry.value->at, "initializer element is not constant");
        return;
    }
    if (value->kind == Constant::Kind::Address) {
        module_.data_fixups.push_back({section, at, value->symbol, value->value});
        return;
    }
    auto bits = static_cast<std::uint64_t>(value->value);
    if (value->kind == Constant::Kind::Floating) {
        const auto single = static_cast<float>(value->number);
        if (type.kind == TypeKind::Float)
            std::memcpy(&bits, &single, 4);
        else
            std::memcpy(&bits, &value->number, 8);
    }
    std::size_t size = type.size > 8 ? 8 : type.size;
    std::uint8_t* place = module_.bytes(section).data() + at;
    if (entry.bit_field) {
        size = (entry.bit_offset + entry.bit_width + 7u) / 8;
        std::uint64_t unit = 0;
        std::memcpy(&unit, place, size);
        const std::uint64_t ones = entry.bit_width == 64 ? ~0ull : (1ull << entry.bit_width) - 1;
        const std::uint64_t mask = ones << entry.bit_offset;
        bits = (unit & ~mask) | (bits << entry.bit_offset & mask);
    }
    std::memcpy(place, &bits, size);
}

void Generator::write_entry(const InitEntry& entry, Section section, std::uint64_t place)
{
    const Type& type = types_.at(entry.type);
    const Expr& value = *entry.value;
    const std::uint64_t at = place + entry.offset;
    if (value.kind == ExprKind::String && type.kind == TypeKind::Array) {
        std::vector<std::uint8_t>& bytes = module_.bytes(section);
        std::memcpy(bytes.data() + at, value.bytes.data(),
                    std::min<std::size_t>(value.bytes.size(), bytes.size() - at));
    } else if (!is_record(type)) {
        write_scalar(entry, section, at);
    } else if (value.symbol && value.symbol->initializer) {
        // A compound literal, or another constant object (GNU), copied member by member.
        for (const InitEntry& inner : value.symbol->initializer->entries)
            write_entry(inner, section, at);
    } else {
        sources_.error(value.at, "initializer element is not constant");
    }
}

// Does the initializer hold nothing but zeroes? Then the object needs no bytes in the file.
bool Generator::all_zero(const Symbol& symbol) const
{
    if (!symbol.initializer) return true;
    for (const InitEntry& entry : symbol.initializer->entries) {
        const Expr* value = entry.value;
        while (value->kind == ExprKind::Cast)
            value = value->a;
        const bool zero = value->kind == ExprKind::Integer && value->value == 0;
        const bool positive_zero =
            value->kind == ExprKind::Floating && value->number == 0 && !std::signbit(value->number);
        if (!zero && !positive_zero) return false;
    }
    return true;
}

// Constants with addresses in them must be relocated: ld puts them into .data.rel.ro; here they live in data.
bool Generator::holds_addresses(const Symbol& symbol) const
{
    for (const InitEntry& entry : symbol.initializer->entries) {
        const Expr* value = entry.value;
        while (value->kind == ExprKind::Cast)
            value = value->a;
        if (types_.at(entry.type).kind == TypeKind::Pointer && value->kind != ExprKind::Integer) return true;
    }
    return false;
}

Section Generator::section_for(const Symbol& symbol) const
{
    if (symbol.thread) return Section::Thread;
    TypeId element = symbol.type;
    while (types_.at(element).kind == TypeKind::Array)
        element = types_.at(element).of;
    const bool read_only = (types_.qualifiers(symbol.type) | types_.qualifiers(element)) & Const;
    if (read_only && symbol.initializer && !holds_addresses(symbol)) return Section::Rodata;
    return all_zero(symbol) ? Section::Bss : Section::Data;
}

// Bytes the object takes; 0 after a complaint.
std::uint64_t Generator::object_size(Symbol& symbol)
{
    const Type& type = types_.at(symbol.type);
    std::uint64_t size = type.size;
    if (!type.complete) {
        if (type.kind != TypeKind::Array) {
            sources_.error(symbol.at, "storage size of '" + symbol.name + "' isn't known");
            return 0;
        }
        size = types_.at(type.of).size;  // gcc: `int a[];` is assumed to have one element
        symbol.type = types_.array_of(type.of, 1);
    }
    if (symbol.initializer)
        for (const InitEntry& entry : symbol.initializer->entries)
            size = std::max(size, entry.offset + types_.at(entry.type).size);  // a flexible member
    if (size > (1ull << 30)) sources_.error(symbol.at, "size of variable '" + symbol.name + "' is too large");
    return size;
}

// Gives the object its place; its bytes come when all objects have theirs.
void Generator::declare_object(Symbol& symbol)
{
    const std::uint64_t size = object_size(symbol);
    if (sources_.failed()) return;
    const SymbolIndex index = symbol_of(symbol);
    ModuleSymbol& made = module_.symbols[index];
    if (made.section != Section::Undefined) return;
    // gcc aligns big static arrays and structs for vector instructions.
    const Type& type = types_.at(symbol.type);
    const bool aggregate = type.kind == TypeKind::Array || is_record(type);
    const std::uint64_t vector = !aggregate || size < 16 ? 1 : size < 32 ? 16 : 32;
    made.size = size;
    made.type = symbol.type;
    made.section = section_for(symbol);
    made.offset =
        module_.place(made.section, size, std::max<std::uint64_t>({symbol.align, type.align, vector}));
}

void Generator::define_object(Symbol& symbol)
{
    if (symbol.index == 0) return;
    const SymbolIndex index = symbol.index - 1;
    const Section section = module_.symbols[index].section;
    if (!symbol.in_block && !symbol.name.empty() && section != Section::Thread) {
        Variable variable;
        variable.name = symbol.name;
        variable.type = symbol.type;
        variable.line = symbol.at.line;
        module_.pending.push_back({SIZE_MAX, module_.variables.size(), index});
        module_.variables.push_back(std::move(variable));
    }
    if (!symbol.initializer || section == Section::Bss || section == Section::Undefined) return;
    const std::uint64_t place = module_.symbols[index].offset;
    for (const InitEntry& entry : symbol.initializer->entries)
        write_entry(entry, section, place);
}

void Generator::unit(const Unit& unit)
{
    for (Symbol* object : unit.objects)
        declare_object(*object);
    for (FunctionBody* body : unit.functions)
        module_.symbols[symbol_of(*body->symbol)].function = true;
    if (sources_.failed()) return;
    // Objects that functions make on the way (compound literals) are already in the list.
    for (Symbol* object : unit.objects)
        define_object(*object);
    for (FunctionBody* body : unit.functions) {
        if (sources_.failed()) return;
        function(*body);
    }
}

}  // namespace fl::lang
