// Jumps, calls and frames.
#pragma once

#include "lang/vm.h"

namespace fl::lang::operations {

// imm of a jump counts instructions from the jump itself.
FL_OP jump(Vm& vm, Instruction in)
{
    vm.ip += in.imm;
    return Flow::Jumped;
}
FL_OP jump_if(Vm& vm, Instruction in, bool taken, int operands)
{
    vm.top -= operands;
    if (!taken) return Flow::Next;
    vm.ip += in.imm;
    return Flow::Jumped;
}
FL_OP jump_zero(Vm& vm, Instruction in)
{
    return jump_if(vm, in, *vm.top == 0, 1);
}
FL_OP jump_non_zero(Vm& vm, Instruction in)
{
    return jump_if(vm, in, *vm.top != 0, 1);
}

#define FL_LANG_COMPARED(name, T, sign)                                                                      \
    FL_OP jump_##name(Vm& vm, Instruction in)                                                                \
    {                                                                                                        \
        return jump_if(vm, in, static_cast<T>(vm.top[-1]) sign static_cast<T>(*vm.top), 2);                  \
    }
FL_LANG_COMPARED(equal, std::int64_t, ==)
FL_LANG_COMPARED(not_equal, std::int64_t, !=)
FL_LANG_COMPARED(less, std::int64_t, <)
FL_LANG_COMPARED(less_equal, std::int64_t, <=)
FL_LANG_COMPARED(greater, std::int64_t, >)
FL_LANG_COMPARED(greater_equal, std::int64_t, >=)
FL_LANG_COMPARED(below, std::uint64_t, <)
FL_LANG_COMPARED(below_equal, std::uint64_t, <=)
FL_LANG_COMPARED(above, std::uint64_t, >)
FL_LANG_COMPARED(above_equal, std::uint64_t, >=)
#undef FL_LANG_COMPARED

// An int local compared with a small constant or another local: a = offset from fp, imm = constant or offset
// | distance << 16.
inline std::int32_t low_half(Instruction in)
{
    return static_cast<std::int16_t>(in.imm & 0xffff);
}
FL_OP jump_far(Vm& vm, Instruction in, bool taken)
{
    if (!taken) return Flow::Next;
    vm.ip += in.imm >> 16;
    return Flow::Jumped;
}
#define FL_LANG_COMPARED(name, sign)                                                                         \
    FL_OP jump_constant_##name(Vm& vm, Instruction in)                                                       \
    {                                                                                                        \
        std::uint64_t raw;                                                                                   \
        if (!vm.load(offset_by(vm.fp, static_cast<std::int16_t>(in.a)), 4, raw)) return Flow::Fault;         \
        return jump_far(vm, in, static_cast<std::int32_t>(raw) sign low_half(in));                           \
    }                                                                                                        \
    FL_OP jump_locals_##name(Vm& vm, Instruction in)                                                         \
    {                                                                                                        \
        std::uint64_t left, right;                                                                           \
        if (!vm.load(offset_by(vm.fp, static_cast<std::int16_t>(in.a)), 4, left)) return Flow::Fault;        \
        if (!vm.load(offset_by(vm.fp, low_half(in)), 4, right)) return Flow::Fault;                          \
        return jump_far(vm, in, static_cast<std::int32_t>(left) sign static_cast<std::int32_t>(right));      \
    }
FL_LANG_COMPARED(equal, ==)
FL_LANG_COMPARED(not_equal, !=)
FL_LANG_COMPARED(less, <)
FL_LANG_COMPARED(less_equal, <=)
FL_LANG_COMPARED(greater, >)
FL_LANG_COMPARED(greater_equal, >=)
#undef FL_LANG_COMPARED

[[gnu::always_inline]] inline bool push_return_address(Vm& vm)
{
    if (!vm.store(vm.sp - 8, 8, vm.pc_of(vm.ip + 1))) return false;
    vm.sp -= 8;
    return true;
}
// imm: index of the function's first instruction
FL_OP call(Vm& vm, Instruction in)
{
    if (!push_return_address(vm)) return Flow::Fault;
    vm.ip = vm.code + in.imm;
    return Flow::Jumped;
}
FL_OP call_imported(Vm& vm, Instruction in)
{
    std::uint64_t target;
    if (!vm.load(offset_by(vm.base, in.imm), 8, target) || !push_return_address(vm)) return Flow::Fault;
    vm.target = target;
    return Flow::Transfer;
}
FL_OP call_indirect(Vm& vm, Instruction)
{
    if (!push_return_address(vm)) return Flow::Fault;
    vm.target = *vm.top--;
    return Flow::Transfer;
}

// push rbp; mov rbp, rsp; sub rsp, imm
FL_OP enter(Vm& vm, Instruction in)
{
    if (!vm.store(vm.sp - 8, 8, vm.fp)) return Flow::Fault;
    vm.fp = vm.sp - 8;
    vm.sp = offset_by(vm.fp, -std::int64_t{in.imm});
    return Flow::Next;
}
// leave; ret
FL_OP return_to_caller(Vm& vm, Instruction)
{
    std::uint64_t saved, target;
    if (!vm.load(vm.fp, 8, saved) || !vm.load(vm.fp + 8, 8, target)) return Flow::Fault;
    vm.sp = vm.fp + 16;
    vm.fp = saved;
    vm.target = target;
    return Flow::Transfer;
}

FL_OP push_stack(Vm& vm, Instruction)
{
    if (!vm.store(vm.sp - 8, 8, *vm.top)) return Flow::Fault;
    vm.sp -= 8;
    --vm.top;
    return Flow::Next;
}
FL_OP add_stack(Vm& vm, Instruction in)
{
    vm.sp = offset_by(vm.sp, in.imm);
    return Flow::Next;
}
FL_OP push_stack_pointer(Vm& vm, Instruction)
{
    vm.push(vm.sp);
    return Flow::Next;
}
// [bytes] → [address of as many bytes on the stack, 16-aligned]
FL_OP allocate(Vm& vm, Instruction)
{
    vm.sp = (vm.sp - *vm.top) & ~15ull;
    *vm.top = vm.sp;
    return Flow::Next;
}
FL_OP thread_base(Vm& vm, Instruction)
{
    vm.push(vm.fs);
    return Flow::Next;
}
FL_OP frame_base(Vm& vm, Instruction)
{
    vm.push(vm.fp);
    return Flow::Next;
}
FL_OP system_call(Vm&, Instruction)
{
    return Flow::Syscall;
}
FL_OP debug_return(Vm&, Instruction)
{
    return Flow::DebugReturn;
}

// [buffer] → [0]; the buffer gets fp, sp and where to go on: the first words of glibc's jmp_buf serve.
FL_OP set_jump(Vm& vm, Instruction)
{
    const std::uint64_t buffer = *vm.top;
    if (!vm.store(buffer, 8, vm.fp) || !vm.store(buffer + 8, 8, vm.sp) ||
        !vm.store(buffer + 16, 8, vm.pc_of(vm.ip + 1)))
        return Flow::Fault;
    *vm.top = 0;
    return Flow::Next;
}
// [value, buffer] → continues behind the set_jump with [value]
FL_OP long_jump(Vm& vm, Instruction)
{
    std::uint64_t fp, sp, target;
    const std::uint64_t buffer = *vm.top;
    if (!vm.load(buffer, 8, fp) || !vm.load(buffer + 8, 8, sp) || !vm.load(buffer + 16, 8, target))
        return Flow::Fault;
    --vm.top;
    vm.fp = fp;
    vm.sp = sp;
    vm.target = target;
    return Flow::Transfer;
}

}  // namespace fl::lang::operations
