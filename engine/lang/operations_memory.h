// Constants, loads and stores.
#pragma once

#include "lang/vm.h"

namespace fl::lang::operations {

FL_OP illegal(Vm&, Instruction)
{
    return Flow::Illegal;
}

FL_OP push(Vm& vm, Instruction in)
{
    vm.push(static_cast<std::uint64_t>(std::int64_t{in.imm}));
    return Flow::Next;
}
FL_OP push_high(Vm& vm, Instruction in)
{
    *vm.top = (*vm.top & 0xffffffffu) | static_cast<std::uint64_t>(static_cast<std::uint32_t>(in.imm)) << 32;
    return Flow::Next;
}
FL_OP drop(Vm& vm, Instruction)
{
    --vm.top;
    return Flow::Next;
}
FL_OP duplicate(Vm& vm, Instruction)
{
    const std::uint64_t value = *vm.top;
    vm.push(value);
    return Flow::Next;
}
FL_OP swap_operands(Vm& vm, Instruction)
{
    const std::uint64_t value = *vm.top;
    *vm.top = vm.top[-1];
    vm.top[-1] = value;
    return Flow::Next;
}
FL_OP address_local(Vm& vm, Instruction in)
{
    vm.push(offset_by(vm.fp, in.imm));
    return Flow::Next;
}
FL_OP address_image(Vm& vm, Instruction in)
{
    vm.push(offset_by(vm.base, in.imm));
    return Flow::Next;
}

template <class T>
FL_OP push_from(Vm& vm, std::uint64_t address)
{
    std::uint64_t raw;
    if (!vm.load(address, sizeof(T), raw)) return Flow::Fault;
    vm.push(extended<T>(raw));
    return Flow::Next;
}
template <class T>
FL_OP load_top(Vm& vm, Instruction in)
{
    std::uint64_t raw;
    if (!vm.load(offset_by(*vm.top, in.imm), sizeof(T), raw)) return Flow::Fault;
    *vm.top = extended<T>(raw);
    return Flow::Next;
}
template <unsigned Size>
FL_OP pop_to(Vm& vm, std::uint64_t address)
{
    if (!vm.store(address, Size, *vm.top)) return Flow::Fault;
    --vm.top;
    return Flow::Next;
}
// [address, value] → [] or [value]
template <unsigned Size, int Left>
FL_OP store_top(Vm& vm, Instruction in)
{
    const std::uint64_t value = *vm.top;
    if (!vm.store(offset_by(vm.top[-1], in.imm), Size, value)) return Flow::Fault;
    vm.top -= 2 - Left;
    if constexpr (Left == 1) *vm.top = value;
    return Flow::Next;
}

#define FL_LANG_LOADS(suffix, T)                                                                             \
    FL_OP load_local_##suffix(Vm& vm, Instruction in)                                                        \
    {                                                                                                        \
        return push_from<T>(vm, offset_by(vm.fp, in.imm));                                                   \
    }                                                                                                        \
    FL_OP load_image_##suffix(Vm& vm, Instruction in)                                                        \
    {                                                                                                        \
        return push_from<T>(vm, offset_by(vm.base, in.imm));                                                 \
    }                                                                                                        \
    FL_OP load_##suffix(Vm& vm, Instruction in)                                                              \
    {                                                                                                        \
        return load_top<T>(vm, in);                                                                          \
    }
FL_LANG_LOADS(i8, std::int8_t)
FL_LANG_LOADS(u8, std::uint8_t)
FL_LANG_LOADS(i16, std::int16_t)
FL_LANG_LOADS(u16, std::uint16_t)
FL_LANG_LOADS(32, std::int32_t)
FL_LANG_LOADS(64, std::int64_t)
#undef FL_LANG_LOADS

#define FL_LANG_STORE(bits)                                                                                  \
    FL_OP store_local_##bits(Vm& vm, Instruction in)                                                         \
    {                                                                                                        \
        return pop_to<bits / 8>(vm, offset_by(vm.fp, in.imm));                                               \
    }                                                                                                        \
    FL_OP store_image_##bits(Vm& vm, Instruction in)                                                         \
    {                                                                                                        \
        return pop_to<bits / 8>(vm, offset_by(vm.base, in.imm));                                             \
    }                                                                                                        \
    FL_OP store_##bits(Vm& vm, Instruction in)                                                               \
    {                                                                                                        \
        return store_top<bits / 8, 0>(vm, in);                                                               \
    }                                                                                                        \
    FL_OP store_keep_##bits(Vm& vm, Instruction in)                                                          \
    {                                                                                                        \
        return store_top<bits / 8, 1>(vm, in);                                                               \
    }
FL_LANG_STORE(8)
FL_LANG_STORE(16)
FL_LANG_STORE(32)
FL_LANG_STORE(64)
#undef FL_LANG_STORE

// [pointer, number] → pointer + number * imm
FL_OP index_scaled(Vm& vm, Instruction in)
{
    const std::uint64_t number = *vm.top--;
    *vm.top += number * static_cast<std::uint64_t>(std::int64_t{in.imm});
    return Flow::Next;
}
FL_OP index_local_32(Vm& vm, Instruction in)
{
    std::uint64_t raw;
    if (!vm.load(offset_by(vm.fp, in.imm), 4, raw)) return Flow::Fault;
    *vm.top += sext32(raw) * in.a;
    return Flow::Next;
}
FL_OP index_local_64(Vm& vm, Instruction in)
{
    std::uint64_t raw;
    if (!vm.load(offset_by(vm.fp, in.imm), 8, raw)) return Flow::Fault;
    *vm.top += raw * in.a;
    return Flow::Next;
}

// a local += a: loads, adds and stores in one go.
FL_OP increment_local_32(Vm& vm, Instruction in)
{
    const std::uint64_t address = offset_by(vm.fp, in.imm);
    std::uint64_t raw;
    if (!vm.load(address, 4, raw)) return Flow::Fault;
    const auto step = static_cast<std::uint64_t>(std::int64_t{static_cast<std::int16_t>(in.a)});
    return vm.store(address, 4, raw + step) ? Flow::Next : Flow::Fault;
}
FL_OP increment_local_64(Vm& vm, Instruction in)
{
    const std::uint64_t address = offset_by(vm.fp, in.imm);
    std::uint64_t raw;
    if (!vm.load(address, 8, raw)) return Flow::Fault;
    const auto step = static_cast<std::uint64_t>(std::int64_t{static_cast<std::int16_t>(in.a)});
    return vm.store(address, 8, raw + step) ? Flow::Next : Flow::Fault;
}

// Bit-fields: a = first bit | width << 8.
FL_OP extract_signed(Vm& vm, Instruction in)
{
    const unsigned first = in.a & 0xff;
    const unsigned width = in.a >> 8;
    *vm.top = static_cast<std::uint64_t>(static_cast<std::int64_t>(*vm.top << (64 - first - width)) >>
                                         (64 - width));
    return Flow::Next;
}
FL_OP extract_unsigned(Vm& vm, Instruction in)
{
    const unsigned first = in.a & 0xff;
    const unsigned width = in.a >> 8;
    *vm.top = *vm.top << (64 - first - width) >> (64 - width);
    return Flow::Next;
}
// [unit, value] → unit with the field replaced
FL_OP insert_bits(Vm& vm, Instruction in)
{
    const unsigned first = in.a & 0xff;
    const unsigned width = in.a >> 8;
    const std::uint64_t mask = (width == 64 ? ~0ull : (1ull << width) - 1) << first;
    const std::uint64_t value = *vm.top--;
    *vm.top = (*vm.top & ~mask) | (value << first & mask);
    return Flow::Next;
}

}  // namespace fl::lang::operations
