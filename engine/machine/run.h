// The trap loop: step, fault, handle, retry; or step, system call, dispatch. Here processor and kernel meet.
#pragma once

#include "lang/execute.h"
#include "machine/machine.h"

namespace fl::machine {

class Runner {
public:
    Runner(MachineState& state, trace::Recorder& record, const StatementWatch& watch, bool to_an_ending)
        : state_(state), record_(record), watch_(watch), to_an_ending_(to_an_ending)
    {
    }

    void advance(std::uint64_t until_step);

private:
    bool wait_is_over();
    Pid next_process();
    bool take_signal(Pid pid);
    void run_linker(Pid pid);
    void run_slice(Pid pid, std::uint64_t until_step);
    lang::RunResult run_program(kernel::Process& process, const lang::ImageMap& images,
                                const lang::RunLimits& limits);
    std::uint64_t allowance(std::uint64_t until_step) const;

    bool watches(const kernel::Process& process) const;
    void check_watches(const kernel::Process& process);
    void on_statement(kernel::Process& process);
    void on_breakpoint(kernel::Process& process);
    void on_fault(Pid pid, const hw::PageFault& fault);
    void on_call(Pid pid, const lang::SystemCall& call);
    void on_trap(Pid pid, std::uint8_t signal);
    void complete_fork(Pid parent, Pid child);

    void enter_kernel(Pid pid);  // stamps what happens next
    void leave_kernel();
    void kernel_goal(Pid pid, Goal goal);
    void collect_finished();
    void stop(StopReport report);
    Journey& journey() { return state_.debugger.journey; }
    const Journey& journey() const { return state_.debugger.journey; }

    MachineState& state_;
    trace::Recorder& record_;
    const StatementWatch& watch_;
    bool to_an_ending_;    // halts when a process ends
    bool halted_ = false;  // the watch has seen enough, or a process has ended
};

// Waits for what the shell started, as a shell does, and remembers how it ended. Those that had ended.
std::vector<Finished> collect_finished(MachineState& state, trace::Recorder& record);

// The signal a debugger would be told about, or the exit of the process, as a report.
StopReport report_of(const Finished& finished);

}  // namespace fl::machine
