// Blocks of memory and variable arguments. Like rep movsb, a block operation keeps its progress in its
// operands: each piece counts as an instruction, and after a fault it goes on where it stood.
#pragma once

#include "lang/vm.h"

#include <algorithm>

namespace fl::lang::operations {

// Work of its own each, called with a copy of the processor's state: see run_apart().
namespace apart {

inline constexpr std::uint64_t piece_bytes = 4096;

inline std::uint64_t piece_of(std::uint64_t length)
{
    return length < piece_bytes ? length : piece_bytes;
}
// Bytes up to the end of the page, so that a piece faults at most where it begins.
inline std::uint64_t in_page(std::uint64_t address, std::uint64_t length)
{
    return std::min(length, page_size - (address & (page_size - 1)));
}

// [to, from, length] → []
[[gnu::noinline]] inline Flow copy_memory(Vm& vm, Instruction)
{
    std::uint64_t& to = vm.top[-2];
    std::uint64_t& from = vm.top[-1];
    std::uint64_t& length = *vm.top;
    if (length > 0) {
        std::byte piece[piece_bytes];
        const std::uint64_t n = in_page(from, in_page(to, length));
        const std::span<std::byte> bytes(piece, n);
        if (!vm.mmu.read(VirtAddr{from}, bytes, vm.fault) || !vm.mmu.write(VirtAddr{to}, bytes, vm.fault))
            return Flow::Fault;
        to += n;
        from += n;
        length -= n;
        if (length > 0) return Flow::Repeat;
    }
    vm.top -= 3;
    return Flow::Next;
}

// The same where the two may overlap: backwards when `to` lies inside the source.
[[gnu::noinline]] inline Flow move_memory(Vm& vm, Instruction in)
{
    const std::uint64_t to = vm.top[-2];
    const std::uint64_t from = vm.top[-1];
    std::uint64_t& length = *vm.top;
    if (to - from >= length || length == 0) return copy_memory(vm, in);
    std::byte piece[piece_bytes];
    const std::uint64_t n = std::min({length, piece_bytes, ((to + length - 1) & (page_size - 1)) + 1,
                                      ((from + length - 1) & (page_size - 1)) + 1});
    const std::span<std::byte> bytes(piece, n);
    const std::uint64_t at = length - n;
    if (!vm.mmu.read(VirtAddr{from + at}, bytes, vm.fault) ||
        !vm.mmu.write(VirtAddr{to + at}, bytes, vm.fault))
        return Flow::Fault;
    length = at;
    if (length > 0) return Flow::Repeat;
    vm.top -= 3;
    return Flow::Next;
}

// [to, byte, length] → []
[[gnu::noinline]] inline Flow fill_memory(Vm& vm, Instruction)
{
    std::uint64_t& to = vm.top[-2];
    std::uint64_t& length = *vm.top;
    if (length > 0) {
        std::byte piece[piece_bytes];
        const std::uint64_t n = in_page(to, length);
        std::memset(piece, static_cast<int>(vm.top[-1] & 0xff), n);
        if (!vm.mmu.write(VirtAddr{to}, std::span<const std::byte>(piece, n), vm.fault)) return Flow::Fault;
        to += n;
        length -= n;
        if (length > 0) return Flow::Repeat;
    }
    vm.top -= 3;
    return Flow::Next;
}

// [left, right, length] → [difference of the first bytes that differ, or 0]
[[gnu::noinline]] inline Flow compare_memory(Vm& vm, Instruction)
{
    std::uint64_t& left = vm.top[-2];
    std::uint64_t& right = vm.top[-1];
    std::uint64_t& length = *vm.top;
    std::uint64_t result = 0;
    if (length > 0) {
        // Small pieces: a comparison usually ends early, and must not touch pages behind the difference.
        std::byte a[64], b[64];
        const std::uint64_t n = in_page(left, in_page(right, std::min<std::uint64_t>(length, 64)));
        if (!vm.mmu.read(VirtAddr{left}, std::span<std::byte>(a, n), vm.fault) ||
            !vm.mmu.read(VirtAddr{right}, std::span<std::byte>(b, n), vm.fault))
            return Flow::Fault;
        std::uint64_t i = 0;
        while (i < n && a[i] == b[i])
            ++i;
        if (i < n) {
            result =
                static_cast<std::uint64_t>(std::int64_t{static_cast<int>(a[i]) - static_cast<int>(b[i])});
        } else {
            left += n;
            right += n;
            length -= n;
            if (length > 0) return Flow::Repeat;
        }
    }
    vm.top -= 2;
    *vm.top = result;
    return Flow::Next;
}

// One step that no other thread can come between. a: operation | log2 of the bytes << 4 | signed << 8.
inline std::uint64_t as_held(std::uint64_t raw, Instruction in)
{
    const unsigned unused = 64u - (8u << (in.a >> 4 & 3));
    raw <<= unused;
    if (!(in.a >> 8)) return raw >> unused;
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(raw) >> unused);
}
inline std::uint64_t updated(unsigned operation, std::uint64_t old, std::uint64_t operand)
{
    switch (operation) {
    case 0:
        return old + operand;
    case 1:
        return old - operand;
    case 2:
        return old & operand;
    case 3:
        return old | operand;
    case 4:
        return old ^ operand;
    case 5:
        return ~(old & operand);
    default:
        return operand;
    }
}
// [address, operand] → [old value]
[[gnu::noinline]] inline Flow atomic_update(Vm& vm, Instruction in)
{
    const unsigned size = 1u << (in.a >> 4 & 3);
    std::uint64_t old;
    if (!vm.load(vm.top[-1], size, old)) return Flow::Fault;
    if (!vm.store(vm.top[-1], size, updated(in.a & 15, old, *vm.top))) return Flow::Fault;
    *--vm.top = as_held(old, in);
    return Flow::Next;
}
// [address, expected, desired] → [old value]
[[gnu::noinline]] inline Flow atomic_compare(Vm& vm, Instruction in)
{
    const unsigned size = 1u << (in.a >> 4 & 3);
    std::uint64_t old;
    if (!vm.load(vm.top[-2], size, old)) return Flow::Fault;
    old = as_held(old, in);
    if (!vm.store(vm.top[-2], size, old == as_held(vm.top[-1], in) ? *vm.top : old)) return Flow::Fault;
    vm.top -= 2;
    *vm.top = old;
    return Flow::Next;
}

// The register save area of a variadic function (psABI 3.5.7): six integers, then eight floats of 16 bytes,
// at fp + imm. [arguments …, count | mask of floating ones << 8] → []; the first argument lies directly below
// the count.
[[gnu::noinline]] inline Flow va_save(Vm& vm, Instruction in)
{
    const std::uint64_t word = *vm.top;
    const std::uint64_t given = std::min<std::uint64_t>(word & 0xff, vm.depth() - 1);
    unsigned general = 0, floating = 0;
    for (std::uint64_t i = 0; i < given; ++i) {
        const bool is_floating = word >> (8 + i) & 1;
        const std::int64_t slot =
            is_floating ? 48 + 16 * std::int64_t{floating & 7} : 8 * std::int64_t{general % 6};
        if (!vm.store(offset_by(vm.fp, in.imm + slot), 8, *(vm.top - 1 - i))) return Flow::Fault;
        if (is_floating)
            ++floating;
        else
            ++general;
    }
    vm.top = vm.bottom - 1;
    return Flow::Next;
}

// [va_list] → [address of the next argument]. a: 0 integer, 1 floating, 2 in memory; imm: bytes.
[[gnu::noinline]] inline Flow va_next(Vm& vm, Instruction in)
{
    const std::uint64_t list = *vm.top;
    const unsigned field = in.a == 1 ? 4 : 0;
    const std::uint64_t limit = in.a == 1 ? 176 : 48;
    std::uint64_t used = limit;
    if (in.a != 2 && !vm.load(list + field, 4, used)) return Flow::Fault;
    if (used < limit) {
        std::uint64_t area;
        if (!vm.load(list + 16, 8, area) || !vm.store(list + field, 4, used + (in.a == 1 ? 16 : 8)))
            return Flow::Fault;
        *vm.top = area + used;
        return Flow::Next;
    }
    std::uint64_t overflow;
    if (!vm.load(list + 8, 8, overflow)) return Flow::Fault;
    const auto bytes = static_cast<std::uint64_t>(std::int64_t{in.imm} + 7) & ~7ull;
    if (!vm.store(list + 8, 8, overflow + bytes)) return Flow::Fault;
    *vm.top = overflow;
    return Flow::Next;
}

}  // namespace apart

// A function that is not inlined would force `vm` out of its registers for all others. None of these changes
// more of it than the operands.
FL_OP run_apart(Vm& vm, Instruction in, Flow (*operation)(Vm&, Instruction))
{
    Vm copy = vm;
    const Flow flow = operation(copy, in);
    vm.top = copy.top;
    return flow;
}
#define FL_LANG_APART(name)                                                                                  \
    FL_OP name(Vm& vm, Instruction in)                                                                       \
    {                                                                                                        \
        return run_apart(vm, in, apart::name);                                                               \
    }
FL_LANG_APART(copy_memory)
FL_LANG_APART(move_memory)
FL_LANG_APART(fill_memory)
FL_LANG_APART(compare_memory)
FL_LANG_APART(atomic_update)
FL_LANG_APART(atomic_compare)
FL_LANG_APART(va_save)
FL_LANG_APART(va_next)
#undef FL_LANG_APART

}  // namespace fl::lang::operations
