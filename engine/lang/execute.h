// The processor: runs instructions until something happens that it cannot decide alone.
//
// Calls are as on x86: the return address is pushed at sp, the callee pushes fp and points fp there.
// Arguments travel on the operand stack (first argument on top; those beyond 6 integers and 8 floats, and
// structs, in memory at sp). Every function leaves exactly one operand (rax). Program::operand_depth says how
// many operands an instruction expects: on a jump to a computed address the stack is cut or padded to that,
// so a smashed return address cannot hurt the host.
#pragma once

#include "hw/access.h"
#include "hw/cpu.h"
#include "lang/image.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace fl::hw {
class Mmu;
}

namespace fl::lang {

using BreakpointSet = std::vector<VirtAddr>;  // sorted

struct RunLimits {
    std::uint64_t instructions = 0;  // never retires more than these
    bool stop_at_statement = false;  // stop before the next instruction that starts a statement …
    VirtAddr frame_floor;            // … in a frame with fp at or above this (next, finish)
    const BreakpointSet* breakpoints = nullptr;
    // The instruction at pc has been announced already: resuming after a Statement or Breakpoint stop, or
    // repeating an instruction after a fault or a restarted call. It is executed without stopping before it.
    bool announced = false;
};

enum class StopReason : std::uint8_t {
    LimitReached,        // all allowed instructions are retired
    Statement,           // a statement starts at pc
    Breakpoint,          // pc is in the set
    Fault,               // memory refused; cpu and memory are as before the instruction
    Syscall,             // `call` is wanted; cpu is as before the instruction
    IllegalInstruction,  // no code at pc although it may be fetched: SIGILL
    DivideError,         // SIGFPE
    DebugReturn,         // a snippet has finished: its value is on the operand stack
};

struct SystemCall {
    std::uint16_t number = 0;
    std::array<std::uint64_t, 6> arguments{};
};

struct RunResult {
    StopReason reason = StopReason::LimitReached;
    hw::PageFault fault;
    SystemCall call;
    std::uint64_t retired = 0;  // instructions finished by this run
};

RunResult run(hw::Cpu& cpu, hw::Mmu& mmu, const ImageMap& images, const RunLimits& limits);

// After a Syscall stop: pushes the result and moves on. Without it the next run issues the same call again.
void complete_call(hw::Cpu& cpu, std::int64_t result);

// Makes the cpu enter a function as if something had called it: the machine's way to run a signal handler.
// The caller has put the return address at sp. arguments[0] is the first argument.
void enter_function(hw::Cpu& cpu, VirtAddr function, std::span<const std::uint64_t> arguments);

}  // namespace fl::lang
