// When a journey by statements, lines or functions is over: gdb's step, next and finish.
#pragma once

#include "lang/execute.h"
#include "machine/state.h"

#include <cstdint>

namespace fl::machine {

// Where the processor must stop besides at system calls and faults: breakpoints, and where a finished
// function returns to.
lang::BreakpointSet stopping_points(const MachineState& state, const kernel::Process& process);

// What the processor is told before it runs this process. `points` must outlive the run.
// `every_statement`: somebody wants to see them all.
lang::RunLimits run_limits(const MachineState& state, const kernel::Process& process,
                           const lang::BreakpointSet& points, bool every_statement);

// The journey a Run begins, seen from where the process stands.
Journey begin_journey(const MachineState& state, const kernel::Process& process, Goal goal);

// Is the journey over, now that its process stands before a statement?
bool statement_ends(const MachineState& state, const kernel::Process& process);

// True when pc is in the executable, not in a library.
bool in_learners_program(const MachineState& state, const kernel::Process& process);

}  // namespace fl::machine
