// Commands that repeat what a record from another machine says a process did (engine/import). Such a process
// has no program of its own and never runs by itself.
#pragma once

#include "base/address.h"
#include "trace/event.h"

#include <array>
#include <cstdint>
#include <string>

namespace fl::machine {

using trace::Pid;

// execve: a process of that name, its address space empty but for what the kernel puts into each.
struct EnactProgram {
    Pid pid = 0;  // 0 = a new process: Outcome::pid
    std::string path;
};

// A system call, carried out at once; what would sleep is left undone. Outcome::result.
struct EnactCall {
    Pid pid = 0;
    std::uint16_t number = 0;
    std::array<std::uint64_t, 6> arguments{};
    // mmap: the file behind the descriptor. It is made when it is not there, and as large as that.
    std::string file = {};
    std::uint64_t file_bytes = 0;
};

// An area that is there, however it came: replaces what lies in its way.
struct EnactArea {
    Pid pid = 0;
    VirtAddr begin, end;
    std::uint32_t protection = 0;  // of kernel::Protection
    bool shared = false;
    std::uint64_t offset = 0;  // in the file, in bytes
    // As /proc/PID/maps prints it: a path, "[stack]", "[vdso]", "[vvar]", or "". Of "[heap]" begin and end
    // are where the break has been and is; they may be equal.
    std::string name = {};
};

// Memory is used: pages come in one after the other, as the faults of a program would bring them.
struct EnactTouch {
    Pid pid = 0;
    VirtAddr at;
    std::uint64_t pages = 0;
    bool write = false;
};

// The shell forks for what runs behind it: a child that waits, until exit_group is enacted in its name.
// Outcome::pid.
struct ForkShell {};

}  // namespace fl::machine
