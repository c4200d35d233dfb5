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

// Waits for what the shell started, as a shell does, and remembers how it ended.
void Runner::collect_finished()
{
    std::vector<Finished> ended;
    for (const auto& [pid, process] : state_.kernel.processes)
        if (process.state == kernel::ProcessState::Zombie && process.parent == state_.kernel.shell)
            ended.push_back(
                {pid, process.comm, process.exit_status, process.minflt, process.majflt, process.maxrss});
    for (const Finished& finished : ended) {
        kernel::reap(state_.kernel, state_.hardware, finished.pid, record_);
        state_.finished.push_back(finished);
        if (state_.finished.size() > most_finished) state_.finished.erase(state_.finished.begin());
        if (finished.pid == journey().pid) stop(report_of(finished));
    }
    state_.programs.keep_only(
        [&](std::uint32_t space) { return state_.kernel.spaces.find(space) != nullptr; });
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
