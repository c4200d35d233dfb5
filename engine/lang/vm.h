// The processor's state while run() is at work, and what an operation answers. Private to execute.cpp and
// operations_*.h.
#pragma once

#include "hw/cpu.h"
#include "hw/mmu.h"
#include "lang/image.h"
#include "lang/instruction.h"

#include <cstring>

namespace fl::lang {

enum class Flow : std::uint8_t {
    Next,      // go on behind this instruction
    Jumped,    // ip has been set, in the same image
    Repeat,    // one piece is done: the same instruction again
    Transfer,  // go to vm.target, wherever that is
    Fault,
    Syscall,
    DivideError,
    Illegal,
    DebugReturn,
    Stopped,      // before an instruction: a statement or breakpoint
    OutOfBudget,  // before an instruction: no more are allowed
};

// An operation is part of the loop that runs it: called by address it would keep the Vm out of registers.
#define FL_OP [[gnu::always_inline]] inline Flow

// References only to things outside: the struct itself must stay in registers.
struct Vm {
    const Instruction* ip;
    std::uint64_t* top;  // the topmost operand; one below `bottom` when there is none
    std::uint64_t sp, fp;
    std::uint64_t base;  // of the image
    std::uint64_t text;  // address of the image's first instruction
    const Instruction* code;
    std::uint64_t target;
    std::uint64_t fs;
    std::uint64_t* bottom;  // operands[0]
    hw::Mmu& mmu;
    hw::PageFault& fault;

    std::uint64_t pc_of(const Instruction* at) const
    {
        return text + static_cast<std::uint64_t>(at - code) * 8;
    }
    std::uint32_t depth() const { return static_cast<std::uint32_t>(top + 1 - bottom); }
    void push(std::uint64_t value) { *++top = value; }
    // To `target` when that lies in this image and expects the operands there are.
    [[gnu::always_inline]] bool jump_within(const std::uint8_t* depths, std::uint64_t code_size)
    {
        const std::uint64_t offset = target - text, index = offset / 8;
        if (offset % 8 != 0 || index >= code_size || depths[index] != depth()) return false;
        ip = code + index;
        return true;
    }
    void become(const Vm& other)
    {
        ip = other.ip;
        top = other.top;
        sp = other.sp;
        fp = other.fp;
        target = other.target;
    }
    [[gnu::always_inline]] bool load(std::uint64_t address, unsigned size, std::uint64_t& value)
    {
        return mmu.load(VirtAddr{address}, size, value, fault);
    }
    [[gnu::always_inline]] bool store(std::uint64_t address, unsigned size, std::uint64_t value)
    {
        return mmu.store(VirtAddr{address}, size, value, fault);
    }
};

inline constexpr std::uint32_t call_operands = 7;  // of a system call: number and six arguments
// A jump to a computed address: makes the operands as many as the code there was compiled for.
std::uint32_t adjust_operands(hw::Cpu& cpu, std::uint32_t depth, std::uint32_t expected);

inline std::uint64_t sext32(std::uint64_t value)
{
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<std::int32_t>(value)));
}
inline std::uint64_t offset_by(std::uint64_t address, std::int64_t offset)
{
    return address + static_cast<std::uint64_t>(offset);
}

inline double as_double(std::uint64_t bits)
{
    double d;
    std::memcpy(&d, &bits, 8);
    return d;
}
inline std::uint64_t bits_of(double d)
{
    std::uint64_t bits;
    std::memcpy(&bits, &d, 8);
    return bits;
}
inline float as_float(std::uint64_t bits)
{
    const auto low = static_cast<std::uint32_t>(bits);
    float f;
    std::memcpy(&f, &low, 4);
    return f;
}
inline std::uint64_t bits_of(float f)
{
    std::uint32_t bits;
    std::memcpy(&bits, &f, 4);
    return bits;
}

// The eight loads and stores of each addressing mode differ only in this.
template <class T>
inline std::uint64_t extended(std::uint64_t raw)
{
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<T>(raw)));
}

}  // namespace fl::lang
