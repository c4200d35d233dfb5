// What the compiler provides itself: system calls, variable arguments, blocks of memory.
#include "lang/generator.h"

namespace fl::lang {
namespace {

struct Simple {
    Builtin builtin;
    Op op;
    bool result;
};

// Operands in order, then one instruction.
constexpr Simple simple[] = {
    {Builtin::Compare, Op::CompareMemory, true},
    {Builtin::FsBase, Op::ThreadBase, true},
    {Builtin::FrameAddress, Op::FrameBase, true},
    {Builtin::Alloca, Op::Allocate, true},
    {Builtin::SetJump, Op::SetJump, true},
    {Builtin::Trap, Op::Illegal, false},
    {Builtin::Sqrt, Op::SquareRoot, true},
    {Builtin::Floor, Op::Floor, true},
    {Builtin::Ceil, Op::Ceil, true},
    {Builtin::Fmod, Op::Fmod, true},
};

}  // namespace

void Generator::va_start(Expr& e)
{
    value(*e.arguments[0]);
    const auto next_field = [this](std::int64_t offset, TypeId type) {
        store_to(type, Mode::Pointer, offset);
    };
    for (int copies = 0; copies < 3; ++copies)
        out_.emit(Op::Duplicate);
    out_.push(8 * static_cast<std::int64_t>(general_));
    next_field(0, type_uint);
    out_.push(48 + 16 * static_cast<std::int64_t>(floating_));
    next_field(4, type_uint);
    out_.emit(Op::AddressLocal, memory_);
    next_field(8, type_ulong);
    out_.emit(Op::AddressLocal, save_area_);
    next_field(16, type_ulong);
}

void Generator::builtin_operands(Expr& e)
{
    if (e.builtin == Builtin::FrameAddress) return;  // only level 0 is known
    for (Expr* argument : e.arguments)
        value(*argument);
}

void Generator::block_builtin(Expr& e, bool wanted)
{
    value(*e.arguments[0]);
    if (wanted) out_.emit(Op::Duplicate);
    value(*e.arguments[1]);
    value(*e.arguments[2]);
    if (e.builtin == Builtin::Memcpy)
        out_.emit(Op::CopyMemory);
    else
        out_.emit(e.builtin == Builtin::Memmove ? Op::MoveMemory : Op::FillMemory);
}

void Generator::system_call(Expr& e)
{
    for (std::size_t i = 7; i-- > 0;) {
        if (i < e.arguments.size())
            value(*e.arguments[i]);
        else
            out_.emit(Op::Push, 0);
    }
    out_.emit(Op::SystemCall);
}

// Leaves one operand when `wanted`.
void Generator::builtin(Expr& e, bool wanted)
{
    bool result = false;  // does the code below leave one?
    for (const Simple& entry : simple)
        if (entry.builtin == e.builtin) {
            builtin_operands(e);
            out_.emit(entry.op);
            result = entry.result;
        }
    switch (e.builtin) {
    case Builtin::Syscall:
        system_call(e);
        result = true;
        break;
    case Builtin::VaStart:
        va_start(e);
        break;
    case Builtin::VaCopy:
        builtin_operands(e);
        out_.push(24);
        out_.emit(Op::CopyMemory);
        break;
    case Builtin::Memcpy:
    case Builtin::Memmove:
    case Builtin::Memset:
        block_builtin(e, wanted);
        result = wanted;
        break;
    case Builtin::ReturnAddress:
        load_from(type_ulong, Mode::Local, 8);
        result = true;
        break;
    case Builtin::LongJump:
        value(*e.arguments[1]);
        value(*e.arguments[0]);
        out_.emit(Op::LongJump);
        break;
    default:
        break;
    }
    if (result && !wanted) out_.emit(Op::Drop);
    if (!result && wanted) out_.emit(Op::Push, 0);
}

}  // namespace fl::lang
