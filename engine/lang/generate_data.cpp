// Objects with static storage: their place, their bytes, and the addresses in them.
#include "lang/checker.h"
#include "lang/generator.h"

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

std::optional<Constant> Generator::constant_address(const Expr& e)
{
    Constant result;
    result.kind = Constant::Kind::Address;
    if (e.kind == ExprKind::Name && (e.symbol->kind == SymbolKind::Function || e.symbol->storage != Storage::Automatic)) {
        result.symbol = symbol_of(*e.symbol);
        return result;
    }
    if (e.kind == ExprKind::String) {
        result.symbol = string_symbol(e);
        return result;
    }
    if (e.kind == ExprKind::CompoundLiteral && e.symbol->storage != Storage::Automatic) {
        result.symbol = symbol_of(*e.symbol);
        return result;
    }
    if (e.kind == ExprKind::Member) {
        std::optional<Constant> object = constant_address(*e.a);
        if (object) object->value += e.value;
        return object;
    }
    if (e.kind == ExprKind::Dereference) return constant(*e.a);
    return std::nullopt;
}

std::optional<Constant> Generator::constant(const Expr& e)
{
    Constant result;
    switch (e.kind) {
        case ExprKind::Integer:
            result.value = e.value;
            return result;
        case ExprKind::Floating:
            result.kind = Constant::Kind::Floating;
            result.number = e.number;
            return result;
        case ExprKind::AddressOf: case ExprKind::Decay: return constant_address(*e.a);
        case ExprKind::Cast: {
            const std::optional<Constant> inner = constant(*e.a);
            if (!inner) return std::nullopt;
            const Type& to = types_.at(e.type);
            if (inner->kind == Constant::Kind::Address) return to.size == 8 && !is_floating(to) ? inner : std::nullopt;
            if (inner->kind == Constant::Kind::Integer && !is_floating(to)) {
                result = *inner;
                result.value = Checker(sources_, types_, arena_).wrap(inner->value, e.type);
                return result;
            }
            if (is_floating(to)) {
                result.kind = Constant::Kind::Floating;
                result.number = inner->kind == Constant::Kind::Floating ? inner->number : static_cast<double>(inner->value);
                return result;
            }
            return std::nullopt;
        }
        case ExprKind::Binary: {
            const std::optional<Constant> a = constant(*e.a);
            const std::optional<Constant> b = constant(*e.b);
            if (!a || !b || b->kind != Constant::Kind::Integer || types_.at(e.type).kind != TypeKind::Pointer) return std::nullopt;
            if (a->kind == Constant::Kind::Floating || e.op > Operator::Sub) return std::nullopt;
            result = *a;
            const auto distance = static_cast<std::uint64_t>(b->value) * static_cast<std::uint64_t>(e.value);
            result.value = static_cast<std::int64_t>(static_cast<std::uint64_t>(a->value) + (e.op == Operator::Sub ? 0 - distance : distance));
            return result;
        }
        case ExprKind::PointerDifference: {
            const std::optional<Constant> a = constant(*e.a);
            const std::optional<Constant> b = constant(*e.b);
            if (!a || !b || a->kind != b->kind || a->symbol != b->symbol || e.value == 0) return std::nullopt;
            result.value = (a->value - b->value) / e.value;
            return result;
        }
        case ExprKind::Conditional: {
            const std::optional<Constant> chosen = constant(*e.a);
            if (!chosen || chosen->kind != Constant::Kind::Integer) return std::nullopt;
            return constant(chosen->value != 0 ? *e.b : *e.c);
        }
        default: return std::nullopt;
    }
}

void Generator::write_entry(const InitEntry& entry, Section section, std::uint64_t place)
{
    std::vector<std::uint8_t>& bytes = module_.bytes(section);
    const Type& type = types_.at(entry.type);
    const std::uint64_t at = place + entry.offset;
    if (entry.value->kind == ExprKind::String && type.kind == TypeKind::Array) {
        std::memcpy(bytes.data() + at, entry.value->bytes.data(), std::min<std::size_t>(entry.value->bytes.size(), bytes.size() - at));
        return;
    }
    if (is_record(type)) {
        // A compound literal, or another constant object (GNU), copied member by member.
        if (entry.value->symbol && entry.value->symbol->initializer) {
            for (const InitEntry& inner : entry.value->symbol->initializer->entries) write_entry(inner, section, at);
            return;
        }
        sources_.error(entry.value->at, "initializer element is not constant");
        return;
    }
    const std::optional<Constant> value = constant(*entry.value);
    if (!value || (value->kind == Constant::Kind::Address && (type.size != 8 || entry.bit_field))) {
        sources_.error(entry.value->at, "initializer element is not constant");
        return;
    }
    if (value->kind == Constant::Kind::Address) {
        module_.data_fixups.push_back({section, at, value->symbol, value->value});
        return;
    }
    std::uint64_t bits = static_cast<std::uint64_t>(value->value);
    if (value->kind == Constant::Kind::Floating) {
        const auto single = static_cast<float>(value->number);
        if (type.kind == TypeKind::Float) std::memcpy(&bits, &single, 4);
        else std::memcpy(&bits, &value->number, 8);
    }
    const std::size_t size = type.size > 8 ? 8 : type.size;
    if (entry.bit_field) {
        std::uint64_t unit = 0;
        std::memcpy(&unit, bytes.data() + at, size);
        const std::uint64_t mask = (entry.bit_width == 64 ? ~0ull : (1ull << entry.bit_width) - 1) << entry.bit_offset;
        bits = (unit & ~mask) | (bits << entry.bit_offset & mask);
    }
    std::memcpy(bytes.data() + at, &bits, size);
}

// Gives the object its place; its bytes come when all objects have theirs.
void Generator::declare_object(Symbol& symbol)
{
    const Type& type = types_.at(symbol.type);
    std::uint64_t size = type.size;
    if (!type.complete) {
        if (type.kind != TypeKind::Array) {
            sources_.error(symbol.at, "storage size of '" + symbol.name + "' isn't known");
            return;
        }
        size = types_.at(type.of).size;  // gcc: `int a[];` is assumed to have one element
        symbol.type = types_.array_of(type.of, 1);
    }
    if (symbol.initializer)
        for (const InitEntry& entry : symbol.initializer->entries)
            size = std::max(size, entry.offset + types_.at(entry.type).size);  // a flexible member
    if (size > (1ull << 30)) {
        sources_.error(symbol.at, "size of variable '" + symbol.name + "' is too large");
        return;
    }
    const SymbolIndex index = symbol_of(symbol);
    if (module_.symbols[index].section != Section::Undefined) return;
    // gcc aligns big static arrays and structs for vector instructions.
    std::uint64_t align = std::max(symbol.align, type.align);
    const bool aggregate = type.kind == TypeKind::Array || is_record(type);
    if (aggregate && size >= 32) align = std::max<std::uint64_t>(align, 32);
    else if (aggregate && size >= 16) align = std::max<std::uint64_t>(align, 16);
    TypeId element = symbol.type;
    while (types_.at(element).kind == TypeKind::Array) element = types_.at(element).of;
    const bool constant_object = (types_.qualifiers(symbol.type) | types_.qualifiers(element)) & Const;
    bool zero = true;
    if (symbol.initializer)
        for (const InitEntry& entry : symbol.initializer->entries)
            zero &= entry.value->kind == ExprKind::Integer && entry.value->value == 0;
    ModuleSymbol& made = module_.symbols[index];
    made.size = size;
    made.type = symbol.type;
    made.section = constant_object && symbol.initializer ? Section::Rodata : symbol.initializer && !zero ? Section::Data : Section::Bss;
    made.offset = module_.place(made.section, size, align);
    if (made.section != Section::Rodata) return;
    // Constants with addresses in them must be relocated: ld puts them into .data.rel.ro; here they live in data.
    for (const InitEntry& entry : symbol.initializer->entries)
        if (types_.at(entry.type).kind == TypeKind::Pointer && !(entry.value->kind == ExprKind::Integer || (entry.value->kind == ExprKind::Cast && entry.value->a->kind == ExprKind::Integer))) {
            made.section = Section::Data;
            made.offset = module_.place(Section::Data, size, align);
            return;
        }
}

void Generator::define_object(Symbol& symbol)
{
    if (symbol.index == 0) return;
    const SymbolIndex index = symbol.index - 1;
    const Section section = module_.symbols[index].section;
    if (!symbol.in_block && !symbol.name.empty()) {
        Variable variable;
        variable.name = symbol.name;
        variable.type = symbol.type;
        variable.line = symbol.at.line;
        module_.pending.push_back({SIZE_MAX, module_.variables.size(), index});
        module_.variables.push_back(std::move(variable));
    }
    if (!symbol.initializer || (section != Section::Data && section != Section::Rodata)) return;
    const std::uint64_t place = module_.symbols[index].offset;
    for (const InitEntry& entry : symbol.initializer->entries) write_entry(entry, section, place);
}

void Generator::unit(const Unit& unit)
{
    for (Symbol* object : unit.objects) declare_object(*object);
    for (FunctionBody* body : unit.functions) module_.symbols[symbol_of(*body->symbol)].function = true;
    if (sources_.failed()) return;
    // Objects that functions make on the way (compound literals) are already in the list.
    for (Symbol* object : unit.objects) define_object(*object);
    for (FunctionBody* body : unit.functions) {
        if (sources_.failed()) return;
        function(*body);
    }
}

}  // namespace fl::lang
