// How the commands of enact.h are carried out.
#pragma once

#include "machine/enact.h"
#include "machine/outcome.h"
#include "machine/state.h"
#include "trace/recorder.h"

namespace fl::machine {

Outcome enact(MachineState& state, const EnactProgram& command, trace::Recorder& record);
Outcome enact(MachineState& state, const EnactCall& command, trace::Recorder& record);
Outcome enact(MachineState& state, const EnactArea& area, trace::Recorder& record);
Outcome enact(MachineState& state, const EnactTouch& touch, trace::Recorder& record);
Outcome enact(MachineState& state, const ForkShell& fork, trace::Recorder& record);

}  // namespace fl::machine
