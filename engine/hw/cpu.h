// The registers of one thread: what a context switch saves. A plain value.
#pragma once

#include "base/address.h"

#include <array>
#include <cstdint>

namespace fl::hw {

// Operands of the expression being evaluated. The compiler keeps it empty across calls
// (what must survive a call is spilled to the simulated stack), so recursion never deepens it.
inline constexpr unsigned operand_slots = 32;

struct Cpu {
    VirtAddr pc;              // next instruction; an address in a text mapping
    VirtAddr sp;              // stack pointer: last byte pushed
    VirtAddr fp;              // frame pointer (rbp)
    VirtAddr fs;              // thread-local storage base
    std::uint32_t depth = 0;  // operands in use
    std::array<std::uint64_t, operand_slots> operands{};

    friend bool operator==(const Cpu&, const Cpu&) = default;
};

}  // namespace fl::hw
