// Every operation of the virtual processor, once. X(Name, function): the function is in operations_*.h.
//
// Operands: integers of 32 bits or less are kept sign-extended to 64 (unsigned int as well, so that one
// comparison serves both widths); smaller unsigned types are zero-extended; float is its 32 bits,
// double its 64.
// imm of a local operation is an offset from fp, of an image operation an offset from the image base.
#pragma once

#include <cstdint>

// clang-format off
#define FL_LANG_WIDTHS(X, Name, name) \
    X(Name##I8, name##_i8) X(Name##U8, name##_u8) X(Name##I16, name##_i16) X(Name##U16, name##_u16) \
    X(Name##32, name##_32) X(Name##64, name##_64)
#define FL_LANG_STORES(X, Name, name) \
    X(Name##8, name##_8) X(Name##16, name##_16) X(Name##32, name##_32) \
    X(Name##64, name##_64)
#define FL_LANG_COMPARISONS(X, Name, name) \
    X(Name##Equal, name##_equal) X(Name##NotEqual, name##_not_equal) X(Name##Less, name##_less) \
    X(Name##LessEqual, name##_less_equal) \
    X(Name##Greater, name##_greater) X(Name##GreaterEqual, name##_greater_equal)
#define FL_LANG_UNSIGNED(X, Name, name) \
    X(Name##Below, name##_below) X(Name##BelowEqual, name##_below_equal) X(Name##Above, name##_above) \
    X(Name##AboveEqual, name##_above_equal)

#define FL_LANG_OPERATIONS(X) \
    X(Illegal, illegal) X(Push, push) X(PushHigh, push_high) X(Drop, drop) X(Duplicate, duplicate) \
    X(Swap, swap_operands) \
    X(AddressLocal, address_local) X(AddressImage, address_image) \
    FL_LANG_WIDTHS(X, LoadLocal, load_local) FL_LANG_WIDTHS(X, LoadImage, load_image) \
    FL_LANG_WIDTHS(X, Load, load) \
    FL_LANG_STORES(X, StoreLocal, store_local) FL_LANG_STORES(X, StoreImage, store_image) \
    FL_LANG_STORES(X, Store, store) \
    FL_LANG_STORES(X, StoreKeep, store_keep) \
    X(Add32, add_32) X(Sub32, sub_32) X(Mul32, mul_32) X(Div32, div_32) X(DivU32, div_u32) \
    X(Mod32, mod_32) X(ModU32, mod_u32) \
    X(Shl32, shl_32) X(Shr32, shr_32) X(ShrU32, shr_u32) X(Neg32, neg_32) \
    X(Add64, add_64) X(Sub64, sub_64) X(Mul64, mul_64) X(Div64, div_64) X(DivU64, div_u64) \
    X(Mod64, mod_64) X(ModU64, mod_u64) \
    X(Shl64, shl_64) X(Shr64, shr_64) X(ShrU64, shr_u64) X(Neg64, neg_64) \
    X(And, bit_and) X(Or, bit_or) X(Xor, bit_xor) X(BitNot, bit_not) X(IsZero, is_zero) \
    X(IsNonZero, is_non_zero) \
    X(AddImmediate32, add_immediate_32) X(AddImmediate64, add_immediate_64) \
    X(MulImmediate32, mul_immediate_32) \
    X(AndImmediate, and_immediate) X(AddLocal32, add_local_32) X(SubLocal32, sub_local_32) \
    X(MulLocal32, mul_local_32) \
    X(AddLocal64, add_local_64) X(IncrementLocal32, increment_local_32) \
    X(IncrementLocal64, increment_local_64) \
    X(Index, index_scaled) X(IndexLocal32, index_local_32) X(IndexLocal64, index_local_64) \
    FL_LANG_COMPARISONS(X, Is, is) FL_LANG_UNSIGNED(X, Is, is) \
    FL_LANG_COMPARISONS(X, IsF64, is_f64) FL_LANG_COMPARISONS(X, IsF32, is_f32) \
    X(Jump, jump) X(JumpZero, jump_zero) X(JumpNonZero, jump_non_zero) \
    FL_LANG_COMPARISONS(X, Jump, jump) FL_LANG_UNSIGNED(X, Jump, jump) \
    FL_LANG_COMPARISONS(X, JumpConstant, jump_constant) FL_LANG_COMPARISONS(X, JumpLocals, jump_locals) \
    X(SignExtend8, sign_extend_8) X(ZeroExtend8, zero_extend_8) X(SignExtend16, sign_extend_16) \
    X(ZeroExtend16, zero_extend_16) \
    X(SignExtend32, sign_extend_32) X(ZeroExtend32, zero_extend_32) \
    X(AddF64, add_f64) X(SubF64, sub_f64) X(MulF64, mul_f64) X(DivF64, div_f64) X(NegF64, neg_f64) \
    X(AddF32, add_f32) X(SubF32, sub_f32) X(MulF32, mul_f32) X(DivF32, div_f32) X(NegF32, neg_f32) \
    X(SignedToF64, signed_to_f64) X(UnsignedToF64, unsigned_to_f64) X(SignedToF32, signed_to_f32) \
    X(UnsignedToF32, unsigned_to_f32) \
    X(F64ToI32, f64_to_i32) X(F64ToI64, f64_to_i64) X(F64ToU64, f64_to_u64) X(F64ToF32, f64_to_f32) \
    X(F32ToF64, f32_to_f64) \
    X(SquareRoot, square_root) X(Floor, floor_of) X(Ceil, ceil_of) X(Fmod, fmod_of) \
    X(Call, call) X(CallImported, call_imported) X(CallIndirect, call_indirect) X(Enter, enter) \
    X(Return, return_to_caller) \
    X(PushStack, push_stack) X(AddStack, add_stack) X(PushStackPointer, push_stack_pointer) \
    X(Allocate, allocate) \
    X(CopyMemory, copy_memory) X(MoveMemory, move_memory) X(FillMemory, fill_memory) \
    X(CompareMemory, compare_memory) \
    X(ExtractSigned, extract_signed) X(ExtractUnsigned, extract_unsigned) X(InsertBits, insert_bits) \
    X(VaSave, va_save) X(VaNext, va_next) X(SystemCall, system_call) X(ThreadBase, thread_base) \
    X(FrameBase, frame_base) \
    X(AtomicUpdate, atomic_update) X(AtomicCompare, atomic_compare) \
    X(SetJump, set_jump) X(LongJump, long_jump) X(DebugReturn, debug_return)
// clang-format on

namespace fl::lang {

#define FL_LANG_NAME(Name, function) Name,
enum class Op : std::uint16_t { FL_LANG_OPERATIONS(FL_LANG_NAME) };
#undef FL_LANG_NAME

const char* name_of(Op op);
// Operations of one family follow each other.
constexpr Op nth(Op first, unsigned n)
{
    return static_cast<Op>(static_cast<unsigned>(first) + n);
}

}  // namespace fl::lang
