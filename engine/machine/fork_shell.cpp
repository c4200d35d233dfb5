// What runs behind the shell has a process of its own: a copy of the shell's.
#include "kernel/process/lifecycle.h"
#include "machine/enactment.h"
#include "machine/machine.h"

namespace fl::machine {

Outcome enact(MachineState& state, const ForkShell&, trace::Recorder& record)
{
    const auto child = kernel::fork_process(state.kernel, state.hardware, state.kernel.shell, record);
    Outcome outcome;
    if (!child) {
        outcome.error = child.error();
        return outcome;
    }
    kernel::Process& process = state.kernel.processes.at(*child);
    process.state = kernel::ProcessState::Sleeping;
    process.waiting = kernel::WaitReason::Forever;
    outcome.pid = *child;
    return outcome;
}

}  // namespace fl::machine
