// The operands where calls and computed jumps leave and find them.
#include "lang/execute.h"
#include "lang/operation_list.h"
#include "lang/vm.h"

#include <algorithm>

namespace fl::lang {

std::uint32_t adjust_operands(hw::Cpu& cpu, std::uint32_t depth, std::uint32_t expected)
{
    constexpr std::uint8_t any_depth = 255;
    if (depth == expected) return depth;
    auto& operands = cpu.operands;
    if (expected == any_depth) {
        if (depth == 0) operands[depth++] = 0;  // a variadic function always finds a count
        return depth;
    }
    if (depth > expected) {
        std::copy(operands.begin() + (depth - expected), operands.begin() + depth, operands.begin());
    } else {
        std::copy_backward(operands.begin(), operands.begin() + depth, operands.begin() + expected);
        std::fill(operands.begin(), operands.begin() + (expected - depth), 0);
    }
    return expected;
}

void complete_call(hw::Cpu& cpu, std::int64_t result)
{
    if (cpu.depth < call_operands) return;
    const std::uint32_t left = cpu.depth - call_operands;
    std::fill(cpu.operands.begin() + left, cpu.operands.begin() + cpu.depth, 0);
    cpu.operands[left] = static_cast<std::uint64_t>(result);
    cpu.depth = left + 1;
    cpu.pc += 8;
}

void enter_function(hw::Cpu& cpu, VirtAddr function, std::span<const std::uint64_t> arguments)
{
    cpu.operands.fill(0);
    cpu.depth = 0;
    for (std::size_t i = std::min<std::size_t>(arguments.size(), hw::operand_slots); i-- > 0;)
        cpu.operands[cpu.depth++] = arguments[i];
    cpu.pc = function;
}

const char* name_of(Op op)
{
#define FL_LANG_TEXT(Name, function) #Name,
    static constexpr const char* names[] = {FL_LANG_OPERATIONS(FL_LANG_TEXT)};
#undef FL_LANG_TEXT
    return static_cast<std::size_t>(op) < std::size(names) ? names[static_cast<std::size_t>(op)] : "?";
}

}  // namespace fl::lang
