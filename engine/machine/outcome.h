// What a command answered at once. How a Run ended is in MachineState::debugger.last_stop.
#pragma once

#include "base/diagnostic.h"
#include "base/errno.h"
#include "trace/event.h"

#include <optional>
#include <vector>

namespace fl::machine {

struct Outcome {
    std::optional<Errno> error;           // refused, as the kernel says it
    std::vector<Diagnostic> diagnostics;  // CompileProgram
    trace::Pid pid = 0;                   // StartProcess, EnactProgram, EnactCall clone: the new process
    std::uint32_t number = 0;             // SetBreakpoint: its number
    std::int64_t result = 0;              // EnactCall: what it returned; EnactTouch: pages reached

    bool ok() const { return !error && diagnostics.empty(); }
};

}  // namespace fl::machine
