// The machine: the only place where processor and kernel meet, and the only functions that change a
// MachineState.
#pragma once

#include "machine/command.h"
#include "machine/config.h"
#include "machine/moment.h"
#include "machine/outcome.h"
#include "machine/state.h"
#include "trace/recorder.h"

#include <functional>

namespace fl::machine {

// Told each time a process stands before a statement of a learner's program; answers whether to go on.
using StatementWatch = std::function<bool(Moment)>;

MachineState boot(const MachineConfig& config, const CLibraryPtr& c_library, trace::Recorder& record);

// Applies one command. Run, Wait and Evaluate only begin a journey: advance() carries it out.
Outcome apply(MachineState& state, const Command& command, trace::Recorder& record);

// Goes on with the journey until it ends or `until_step` is reached. Cutting it into pieces never changes
// what happens. `to_an_ending`: also returns when a process that the shell waits for has ended.
void advance(MachineState& state, std::uint64_t until_step, trace::Recorder& record,
             const StatementWatch& watch = {}, bool to_an_ending = false);

}  // namespace fl::machine
