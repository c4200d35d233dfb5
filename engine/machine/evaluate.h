// gdb's print, call and set var: C evaluated inside a process, with its faults, calls and stores.
#pragma once

#include "kernel/process/signal.h"
#include "machine/outcome.h"
#include "machine/state.h"

#include <string_view>

namespace fl::machine {

// Begins a journey that evaluates the expression; the value or error is in debugger.evaluation when it has
// ended. `frame`: in whose scope, 0 = the innermost.
Outcome begin_evaluation(MachineState& state, Pid pid, std::string_view expression, std::uint32_t frame);

// The snippet has run: takes its value and puts the registers back.
void finish_evaluation(MachineState& state);
// It caused a signal instead. The process does not see it.
void fail_evaluation(MachineState& state, const kernel::SignalInfo& signal);

// The same in a copy of the machine, which is then thrown away: gdb's print. At most `steps` machine steps.
Evaluation evaluate_on_copy(const MachineState& state, Pid pid, std::string_view expression,
                            std::uint32_t frame, std::uint64_t steps);

}  // namespace fl::machine
