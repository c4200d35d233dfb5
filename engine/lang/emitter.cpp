#include "lang/emitter.h"

#include "hw/cpu.h"

namespace fl::lang {
namespace {

bool between(Op op, Op first, Op last)
{
    return op >= first && op <= last;
}

}  // namespace

// How many operands an operation adds. Calls leave what their caller says (set_depth).
int stack_effect(Op op)
{
    if (between(op, Op::LoadLocalI8, Op::LoadImage64)) return 1;
    if (between(op, Op::LoadI8, Op::Load64)) return 0;
    if (between(op, Op::StoreLocal8, Op::StoreImage64)) return -1;
    if (between(op, Op::Store8, Op::Store64)) return -2;
    if (between(op, Op::StoreKeep8, Op::StoreKeep64)) return -1;
    if (between(op, Op::IsEqual, Op::IsF32GreaterEqual)) return -1;
    if (between(op, Op::JumpEqual, Op::JumpAboveEqual)) return -2;
    if (between(op, Op::AddF64, Op::DivF64) || between(op, Op::AddF32, Op::DivF32)) return -1;
    switch (op) {
    case Op::Push:
    case Op::Duplicate:
    case Op::AddressLocal:
    case Op::AddressImage:
    case Op::PushStackPointer:
    case Op::ThreadBase:
    case Op::FrameBase:
        return 1;
    case Op::Drop:
    case Op::JumpZero:
    case Op::JumpNonZero:
    case Op::PushStack:
    case Op::InsertBits:
    case Op::Index:
    case Op::And:
    case Op::Or:
    case Op::Xor:
    case Op::Fmod:
    case Op::AtomicUpdate:
        return -1;
    case Op::CopyMemory:
    case Op::MoveMemory:
    case Op::FillMemory:
        return -3;
    case Op::AtomicCompare:
    case Op::CompareMemory:
    case Op::LongJump:
        return -2;
    case Op::SystemCall:
        return -6;
    default:
        break;
    }
    const bool unary = op == Op::Neg32 || op == Op::Neg64;
    if (between(op, Op::Add32, Op::Neg64) && !unary) return -1;
    return 0;
}

void Emitter::begin_function()
{
    labels_.clear();
    jumps_.clear();
    depth_ = 0;
    reachable_ = true;
    too_far_ = false;
    line_ = {};
}

void Emitter::statement(Location at)
{
    line_.line = at.line;
    line_.file = at.file;
    line_.statement = true;
}

void Emitter::line_only(Location at)
{
    line_.line = at.line;
    line_.file = at.file;
    line_.statement = false;
}

std::uint32_t Emitter::emit(Op op, std::int64_t imm, unsigned a)
{
    const std::uint32_t at = here();
    Instruction in;
    in.op = static_cast<std::uint16_t>(op);
    in.a = static_cast<std::uint16_t>(a);
    in.imm = static_cast<std::int32_t>(imm);
    module_.code.push_back(in);
    module_.depth.push_back(static_cast<std::uint8_t>(depth_));
    module_.lines.push_back(line_);
    line_.statement = false;
    depth_ = static_cast<unsigned>(static_cast<int>(depth_) + stack_effect(op));
    if (depth_ > hw::operand_slots) {
        too_deep_ = true;
        depth_ = hw::operand_slots;
    }
    return at;
}

void Emitter::emit_symbol(Op op, SymbolIndex symbol, FixupKind kind, std::int64_t addend)
{
    const std::uint32_t at = emit(op, addend);
    module_.fixups.push_back({at, kind, symbol});
    if (kind == FixupKind::Got) module_.symbols[symbol].needs_got = true;
}

void Emitter::push(std::int64_t value)
{
    emit(Op::Push, static_cast<std::int32_t>(value));
    if (value != static_cast<std::int32_t>(value)) emit(Op::PushHigh, static_cast<std::int32_t>(value >> 32));
}

Label Emitter::new_label()
{
    labels_.push_back({});
    return static_cast<Label>(labels_.size() - 1);
}

void Emitter::reach(Label label)
{
    if (labels_[label].depth < 0) labels_[label].depth = static_cast<int>(depth_);
}

void Emitter::bind(Label label)
{
    if (labels_[label].depth >= 0)
        depth_ = static_cast<unsigned>(labels_[label].depth);
    else
        labels_[label].depth = static_cast<int>(depth_);
    labels_[label].at = here();
    reachable_ = true;
}

void Emitter::jump(Op op, Label label)
{
    const std::uint32_t at = emit(op);
    reach(label);
    jumps_.push_back({at, label, false});
    if (op == Op::Jump) reachable_ = false;
}

void Emitter::jump_packed(Op op, unsigned a, std::int16_t low, Label label)
{
    const std::uint32_t at = emit(op, static_cast<std::uint16_t>(low), a);
    reach(label);
    jumps_.push_back({at, label, true});
}

void Emitter::finish_function()
{
    for (const Jump& jump : jumps_) {
        const std::int64_t distance = labels_[jump.label].at - static_cast<std::int64_t>(jump.instruction);
        Instruction& in = module_.code[jump.instruction];
        if (!jump.packed) {
            in.imm = static_cast<std::int32_t>(distance);
        } else {
            if (distance != static_cast<std::int16_t>(distance)) too_far_ = true;
            const auto high = static_cast<std::uint32_t>(static_cast<std::uint16_t>(distance)) << 16;
            in.imm = static_cast<std::int32_t>(high | (static_cast<std::uint32_t>(in.imm) & 0xffff));
        }
    }
}

}  // namespace fl::lang
