// Conversions of the value on top of the operand stack.
#include "lang/generator.h"

namespace fl::lang {

void Generator::convert_to_floating(const Type& from, const Type& to)
{
    const bool single = to.kind == TypeKind::Float;
    const bool from_single = from.kind == TypeKind::Float;
    if (is_floating(from)) {
        if (from_single != single) out_.emit(from_single ? Op::F32ToF64 : Op::F64ToF32);
        return;
    }
    const bool u64 = is_unsigned(from) && from.size == 8;
    if (is_unsigned(from) && from.size == 4) out_.emit(Op::ZeroExtend32);
    if (single)
        out_.emit(u64 ? Op::UnsignedToF32 : Op::SignedToF32);
    else
        out_.emit(u64 ? Op::UnsignedToF64 : Op::SignedToF64);
}

void Generator::convert_from_floating(const Type& from, const Type& to)
{
    const bool single = from.kind == TypeKind::Float;
    if (to.kind == TypeKind::Bool) {
        out_.emit(Op::Push, 0);
        out_.emit(single ? Op::IsF32NotEqual : Op::IsF64NotEqual);
        return;
    }
    if (single) out_.emit(Op::F32ToF64);
    // gcc converts to int, or to long for unsigned int, and takes the low bytes.
    const bool u = is_unsigned(to);
    if (to.size == 8)
        out_.emit(u ? Op::F64ToU64 : Op::F64ToI64);
    else
        out_.emit(to.size == 4 && u ? Op::F64ToI64 : Op::F64ToI32);
    if (to.size == 4 && u) out_.emit(Op::SignExtend32);
    if (to.size < 4) narrow(to);
}

// Cuts to the type's width and extends again, as operands are kept.
void Generator::narrow(const Type& to)
{
    const bool u = is_unsigned(to);
    if (to.size == 1) out_.emit(u ? Op::ZeroExtend8 : Op::SignExtend8);
    if (to.size == 2) out_.emit(u ? Op::ZeroExtend16 : Op::SignExtend16);
    if (to.size == 4) out_.emit(Op::SignExtend32);
}

void Generator::convert(TypeId from_id, TypeId to_id)
{
    const Type& from = types_.at(from_id);
    const Type& to = types_.at(to_id);
    const bool same = types_.canonical(from_id) == types_.canonical(to_id);
    if (same || to.kind == TypeKind::Void || is_record(to)) return;
    if (is_floating(to)) return convert_to_floating(from, to);
    if (is_floating(from)) return convert_from_floating(from, to);
    if (to.kind == TypeKind::Bool) {
        out_.emit(Op::IsNonZero);
        return;
    }
    const bool address = from.kind == TypeKind::Array || from.kind == TypeKind::Function;
    const std::uint64_t from_size = address ? 8 : from.size;
    if (to.size < 4 || (to.size == 4 && from_size == 8)) narrow(to);
    if (to.size == 8 && from_size == 4 && is_unsigned(from)) out_.emit(Op::ZeroExtend32);
}

}  // namespace fl::lang
