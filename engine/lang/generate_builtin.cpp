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

void Generator::start_arguments(Expr& e)
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

// [address, operand] → [old or new value]
void Generator::atomic_update(Expr& e)
{
    const TypeId type = e.type;
    const bool gives_new = (e.value & 16) != 0;
    const auto operation = static_cast<unsigned>(e.value & 15);
    const std::int64_t operand = temporary();
    value(*e.arguments[1]);
    store_to(type_long, Mode::Local, operand);
    value(*e.arguments[0]);
    load_from(type_long, Mode::Local, operand);
    out_.emit(Op::AtomicUpdate, 0, operation | atomic_size(type));
    if (!gives_new) return;
    load_from(type_long, Mode::Local, operand);
    constexpr Op again[] = {Op::Add64, Op::Sub64, Op::And, Op::Or, Op::Xor, Op::And};
    out_.emit(again[operation]);
    if (operation == 5) out_.emit(Op::BitNot);
    if (types_.at(type).size < 8) convert(type_long, type);
}

void Generator::atomic_compare(Expr& e)
{
    const TypeId type = types_.canonical(types_.at(e.arguments[0]->type).of);
    const bool by_reference = (e.value & 1) != 0;
    const std::int64_t where = temporary(), expected = temporary(), desired = temporary(), old = temporary();
    value(*e.arguments[1]);
    store_to(type_long, Mode::Local, by_reference ? where : expected);
    value(*e.arguments[2]);
    store_to(type_long, Mode::Local, desired);
    value(*e.arguments[0]);
    if (by_reference) {
        load_from(type_long, Mode::Local, where);
        load_from(type, Mode::Pointer, 0);
        out_.emit(Op::Duplicate);
        store_to(type_long, Mode::Local, expected);
    } else {
        load_from(type_long, Mode::Local, expected);
    }
    load_from(type_long, Mode::Local, desired);
    out_.emit(Op::AtomicCompare, 0, atomic_size(type));
    if (e.value & 2) return;
    store_to(type_long, Mode::Local, old);
    if (by_reference) {
        load_from(type_long, Mode::Local, where);
        load_from(type_long, Mode::Local, old);
        store_to(type, Mode::Pointer, 0);
    }
    load_from(type_long, Mode::Local, old);
    load_from(type_long, Mode::Local, expected);
    out_.emit(Op::IsEqual);
}

// How wide, and whether its value is kept with its sign.
unsigned Generator::atomic_size(TypeId type) const
{
    const Type& t = types_.at(type);
    const bool zeros = is_unsigned(t) && t.size < 4;
    const unsigned log = t.size == 1 ? 0 : t.size == 2 ? 1 : t.size == 4 ? 2 : 3;
    return log << 4 | (zeros ? 0u : 1u << 8);
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
    case Builtin::AtomicUpdate:
        atomic_update(e);
        result = true;
        break;
    case Builtin::AtomicCompare:
        atomic_compare(e);
        result = true;
        break;
    case Builtin::VaStart:
        start_arguments(e);
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
