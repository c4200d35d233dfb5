// Integer and floating arithmetic, comparisons and conversions, as x86-64 does them.
#pragma once

#include "lang/vm.h"

#include <cmath>

namespace fl::lang::operations {

#define FL_LANG_BINARY(name, expression)                                                                     \
    FL_OP name(Vm& vm, Instruction)                                                                          \
    {                                                                                                        \
        const std::uint64_t b = *vm.top--;                                                                   \
        const std::uint64_t a = *vm.top;                                                                     \
        *vm.top = (expression);                                                                              \
        return Flow::Next;                                                                                   \
    }
#define FL_LANG_UNARY(name, expression)                                                                      \
    FL_OP name(Vm& vm, Instruction)                                                                          \
    {                                                                                                        \
        const std::uint64_t a = *vm.top;                                                                     \
        *vm.top = (expression);                                                                              \
        return Flow::Next;                                                                                   \
    }

inline std::uint64_t shifted_right(std::uint64_t a, unsigned by)
{
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(a) >> by);
}

FL_LANG_BINARY(add_32, sext32(a + b))
FL_LANG_BINARY(sub_32, sext32(a - b))
FL_LANG_BINARY(mul_32, sext32(a* b))
FL_LANG_BINARY(add_64, a + b)
FL_LANG_BINARY(sub_64, a - b)
FL_LANG_BINARY(mul_64, a* b)
FL_LANG_BINARY(bit_and, a& b)
FL_LANG_BINARY(bit_or, a | b)
FL_LANG_BINARY(bit_xor, a ^ b)
FL_LANG_BINARY(shl_32, sext32(a << (b & 31)))
FL_LANG_BINARY(shr_32, shifted_right(a, b & 31))
FL_LANG_BINARY(shr_u32, sext32((a & 0xffffffffu) >> (b & 31)))
FL_LANG_BINARY(shl_64, a << (b & 63))
FL_LANG_BINARY(shr_64, shifted_right(a, b & 63))
FL_LANG_BINARY(shr_u64, a >> (b & 63))
FL_LANG_UNARY(neg_32, sext32(0 - a))
FL_LANG_UNARY(neg_64, 0 - a)
FL_LANG_UNARY(bit_not, ~a)
FL_LANG_UNARY(is_zero, a == 0)
FL_LANG_UNARY(is_non_zero, a != 0)
FL_LANG_UNARY(sign_extend_8, extended<std::int8_t>(a))
FL_LANG_UNARY(zero_extend_8, a & 0xff)
FL_LANG_UNARY(sign_extend_16, extended<std::int16_t>(a))
FL_LANG_UNARY(zero_extend_16, a & 0xffff)
FL_LANG_UNARY(sign_extend_32, sext32(a))
FL_LANG_UNARY(zero_extend_32, a & 0xffffffffu)

// idiv and div raise #DE for a zero divisor and for a quotient that does not fit.
template <class T, bool Remainder>
FL_OP divide(Vm& vm)
{
    const auto b = static_cast<T>(*vm.top);
    const auto a = static_cast<T>(vm.top[-1]);
    if (b == 0) return Flow::DivideError;
    if constexpr (std::is_signed_v<T>)
        if (b == T(-1) && a == std::numeric_limits<T>::min()) return Flow::DivideError;
    const T result = Remainder ? a % b : a / b;
    --vm.top;
    *vm.top =
        sizeof(T) == 4 ? sext32(static_cast<std::uint64_t>(result)) : static_cast<std::uint64_t>(result);
    return Flow::Next;
}
FL_OP div_32(Vm& vm, Instruction)
{
    return divide<std::int32_t, false>(vm);
}
FL_OP div_u32(Vm& vm, Instruction)
{
    return divide<std::uint32_t, false>(vm);
}
FL_OP mod_32(Vm& vm, Instruction)
{
    return divide<std::int32_t, true>(vm);
}
FL_OP mod_u32(Vm& vm, Instruction)
{
    return divide<std::uint32_t, true>(vm);
}
FL_OP div_64(Vm& vm, Instruction)
{
    return divide<std::int64_t, false>(vm);
}
FL_OP div_u64(Vm& vm, Instruction)
{
    return divide<std::uint64_t, false>(vm);
}
FL_OP mod_64(Vm& vm, Instruction)
{
    return divide<std::int64_t, true>(vm);
}
FL_OP mod_u64(Vm& vm, Instruction)
{
    return divide<std::uint64_t, true>(vm);
}

#define FL_LANG_IMMEDIATE(name, expression)                                                                  \
    FL_OP name(Vm& vm, Instruction in)                                                                       \
    {                                                                                                        \
        const std::uint64_t a = *vm.top;                                                                     \
        const auto b = static_cast<std::uint64_t>(std::int64_t{in.imm});                                     \
        *vm.top = (expression);                                                                              \
        return Flow::Next;                                                                                   \
    }
FL_LANG_IMMEDIATE(add_immediate_32, sext32(a + b))
FL_LANG_IMMEDIATE(add_immediate_64, a + b)
FL_LANG_IMMEDIATE(mul_immediate_32, sext32(a* b))
FL_LANG_IMMEDIATE(and_immediate, a& b)

#define FL_LANG_WITH_LOCAL(name, size, expression)                                                           \
    FL_OP name(Vm& vm, Instruction in)                                                                       \
    {                                                                                                        \
        std::uint64_t b;                                                                                     \
        if (!vm.load(offset_by(vm.fp, in.imm), size, b)) return Flow::Fault;                                 \
        const std::uint64_t a = *vm.top;                                                                     \
        *vm.top = (expression);                                                                              \
        return Flow::Next;                                                                                   \
    }
FL_LANG_WITH_LOCAL(add_local_32, 4, sext32(a + b))
FL_LANG_WITH_LOCAL(sub_local_32, 4, sext32(a - b))
FL_LANG_WITH_LOCAL(mul_local_32, 4, sext32(a* b))
FL_LANG_WITH_LOCAL(add_local_64, 8, a + b)

#define FL_LANG_S(v) static_cast<std::int64_t>(v)
FL_LANG_BINARY(is_equal, a == b)
FL_LANG_BINARY(is_not_equal, a != b)
FL_LANG_BINARY(is_less, FL_LANG_S(a) < FL_LANG_S(b))
FL_LANG_BINARY(is_less_equal, FL_LANG_S(a) <= FL_LANG_S(b))
FL_LANG_BINARY(is_greater, FL_LANG_S(a) > FL_LANG_S(b))
FL_LANG_BINARY(is_greater_equal, FL_LANG_S(a) >= FL_LANG_S(b))
FL_LANG_BINARY(is_below, a < b)
FL_LANG_BINARY(is_below_equal, a <= b)
FL_LANG_BINARY(is_above, a > b)
FL_LANG_BINARY(is_above_equal, a >= b)

// Exact comparison is meant: it is what the program asked for.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wfloat-equal"
#define FL_LANG_FLOATING(bits, as)                                                                           \
    FL_LANG_BINARY(is_f##bits##_equal, as(a) == as(b))                                                       \
    FL_LANG_BINARY(is_f##bits##_not_equal, as(a) != as(b))                                                   \
    FL_LANG_BINARY(is_f##bits##_less, as(a) < as(b))                                                         \
    FL_LANG_BINARY(is_f##bits##_less_equal, as(a) <= as(b))                                                  \
    FL_LANG_BINARY(is_f##bits##_greater, as(a) > as(b))                                                      \
    FL_LANG_BINARY(is_f##bits##_greater_equal, as(a) >= as(b))                                               \
    FL_LANG_BINARY(add_f##bits, bits_of(as(a) + as(b)))                                                      \
    FL_LANG_BINARY(sub_f##bits, bits_of(as(a) - as(b)))                                                      \
    FL_LANG_BINARY(mul_f##bits, bits_of(as(a) * as(b)))                                                      \
    FL_LANG_BINARY(div_f##bits, bits_of(as(a) / as(b)))                                                      \
    FL_LANG_UNARY(neg_f##bits, bits_of(-as(a)))
FL_LANG_FLOATING(64, as_double)
FL_LANG_FLOATING(32, as_float)
#pragma GCC diagnostic pop

// cvttsd2si: what does not fit becomes the "integer indefinite".
inline std::int64_t to_i64(double d)
{
    return d >= -9223372036854775808.0 && d < 9223372036854775808.0 ? static_cast<std::int64_t>(d)
                                                                    : INT64_MIN;
}
inline std::int32_t to_i32(double d)
{
    return d > -2147483649.0 && d < 2147483648.0 ? static_cast<std::int32_t>(d) : INT32_MIN;
}
// gcc: above 2^63 subtract it first, convert, and put the top bit back.
inline std::uint64_t to_u64(double d)
{
    if (!(d >= 9223372036854775808.0)) return static_cast<std::uint64_t>(to_i64(d));
    return static_cast<std::uint64_t>(to_i64(d - 9223372036854775808.0)) ^ (1ull << 63);
}

FL_LANG_UNARY(signed_to_f64, bits_of(static_cast<double>(FL_LANG_S(a))))
FL_LANG_UNARY(unsigned_to_f64, bits_of(static_cast<double>(a)))
FL_LANG_UNARY(signed_to_f32, bits_of(static_cast<float>(FL_LANG_S(a))))
FL_LANG_UNARY(unsigned_to_f32, bits_of(static_cast<float>(a)))
FL_LANG_UNARY(f64_to_i32, static_cast<std::uint64_t>(std::int64_t{to_i32(as_double(a))}))
FL_LANG_UNARY(f64_to_i64, static_cast<std::uint64_t>(to_i64(as_double(a))))
FL_LANG_UNARY(f64_to_u64, to_u64(as_double(a)))
FL_LANG_UNARY(f64_to_f32, bits_of(static_cast<float>(as_double(a))))
FL_LANG_UNARY(f32_to_f64, bits_of(static_cast<double>(as_float(a))))
FL_LANG_UNARY(square_root, bits_of(std::sqrt(as_double(a))))
FL_LANG_UNARY(floor_of, bits_of(std::floor(as_double(a))))
FL_LANG_UNARY(ceil_of, bits_of(std::ceil(as_double(a))))
FL_LANG_BINARY(fmod_of, bits_of(std::fmod(as_double(a), as_double(b))))

#undef FL_LANG_S
#undef FL_LANG_FLOATING
#undef FL_LANG_WITH_LOCAL
#undef FL_LANG_IMMEDIATE
#undef FL_LANG_UNARY
#undef FL_LANG_BINARY

}  // namespace fl::lang::operations
