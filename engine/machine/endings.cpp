// How programs and journeys end.
#include "kernel/process/lifecycle.h"
#include "machine/run.h"

namespace fl::machine {
namespace {

constexpr std::size_t most_finished = 64;

}  // namespace

StopReport report_of(const Finished& finished)
{
    const std::uint8_t signal = finished.status & 0x7f;
    if (signal != 0) return {.why = Stop::Killed, .pid = finished.pid, .signal = signal};
    return {.why = Stop::Exited, .pid = finished.pid, .status = finished.status >> 8};
}

std::vector<Finished> collect_finished(MachineState& state, trace::Recorder& record)
{
    std::vector<Finished> ended;
    for (const auto& [pid, process] : state.kernel.processes)
        if (process.state == kernel::ProcessState::Zombie && process.parent == state.kernel.shell)
            ended.push_back(
                {pid, process.comm, process.exit_status, process.minflt, process.majflt, process.maxrss});
    for (const Finished& finished : ended) {
        kernel::reap(state.kernel, state.hardware, finished.pid, record);
        state.finished.push_back(finished);
        if (state.finished.size() > most_finished) state.finished.erase(state.finished.begin());
    }
    state.programs.keep_only(
        [&](std::uint32_t space) { return state.kernel.spaces.find(space) != nullptr; });
    return ended;
}

void Runner::collect_finished()
{
    for (const Finished& finished : machine::collect_finished(state_, record_)) {
        if (finished.pid == journey().pid) stop(report_of(finished));
        halted_ = halted_ || to_an_ending_;
    }
}

// Ends the journey. A traced process then stands still until the next Run.
void Runner::stop(StopReport report)
{
    state_.debugger.last_stop = report;
    journey() = {};
    kernel::Process* process = state_.kernel.processes.find(report.pid);
    if (process && process->traced && process->state == kernel::ProcessState::Running)
        process->state = kernel::ProcessState::Stopped;
}

}  // namespace fl::machine
