#include "machine/run.h"

#include "hw/mmu.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/block/requests.h"
#include "kernel/fault/handle_fault.h"
#include "kernel/process/kernel_thread.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"
#include "kernel/process/timers.h"
#include "kernel/syscall/dispatch.h"
#include "kernel/syscall/numbers.h"
#include "machine/dynamic_linker.h"
#include "machine/evaluate.h"
#include "machine/procfs_host.h"
#include "machine/stepping.h"

#include <algorithm>

namespace fl::machine {
namespace {

// One instruction costs one simulated nanosecond; this many run before the clock is looked at again.
constexpr std::uint64_t longest_slice = 1'000'000;

// Signals gdb hands on without stopping; SIGKILL it never sees.
bool passes_debugger(std::uint8_t signal)
{
    return signal == kernel::SigKill || signal == kernel::SigChld || signal == kernel::SigAlrm ||
           signal == kernel::SigUrg || signal == kernel::SigWinch;
}

}  // namespace

void advance(MachineState& state, std::uint64_t until_step, trace::Recorder& record,
             const StatementWatch& watch, bool to_an_ending)
{
    Runner(state, record, watch, to_an_ending).advance(until_step);
}

void Runner::advance(std::uint64_t until_step)
{
    while (journey().goal != Goal::Idle && state_.moment.step < until_step && !halted_) {
        if (wait_is_over()) return;
        const Pid pid = next_process();
        if (pid == 0) continue;
        if (state_.kernel.processes.at(pid).kernel_thread) {
            enter_kernel(pid);
            kernel::run_kernel_thread(state_.kernel, state_.hardware, pid, record_);
            leave_kernel();
            continue;
        }
        if (take_signal(pid)) continue;
        if (state_.programs.linking(state_.kernel.processes.at(pid).space)) {
            run_linker(pid);
            continue;
        }
        run_slice(pid, until_step);
    }
}

bool Runner::wait_is_over()
{
    if (journey().goal != Goal::Wait || state_.kernel.now < journey().until) return false;
    stop({.why = Stop::Goal, .pid = journey().pid});
    return true;
}

// The process whose turn it is; 0 when time had to pass first, or nothing can ever run again.
Pid Runner::next_process()
{
    kernel::Kernel& kernel = state_.kernel;
    kernel::complete_requests(kernel, state_.hardware, record_);
    kernel::fire_timers(kernel, record_);
    kernel::wake_sleepers(kernel);
    const kernel::Process* current = kernel.processes.find(kernel.current);
    const bool keeps =
        current && current->state == kernel::ProcessState::Running && !kernel::should_switch(kernel);
    if (keeps) return kernel.current;
    enter_kernel(kernel.current);
    if (const Pid next = kernel::schedule(kernel, state_.hardware, record_)) {
        leave_kernel();
        return next;
    }

    const auto wake = kernel::next_wake(kernel);
    if (journey().goal == Goal::Wait)
        kernel::pass_idle_time(kernel, wake ? std::min(*wake, journey().until) : journey().until);
    else if (wake)
        kernel::pass_idle_time(kernel, *wake);
    else
        stop({.why = Stop::Deadlock, .pid = journey().pid});
    leave_kernel();
    return 0;
}

// True when a signal was dealt with, so that the process must be looked at again.
bool Runner::take_signal(Pid pid)
{
    kernel::Process& process = state_.kernel.processes.at(pid);
    const auto signal = kernel::next_signal(process);
    if (!signal) return false;
    if (journey().goal == Goal::Evaluate && pid == journey().pid) {
        fail_evaluation(state_, *signal);
        return true;
    }
    if (process.traced && !passes_debugger(signal->number) && !(journey().deliver && pid == journey().pid)) {
        process.state = kernel::ProcessState::Stopped;
        if (pid == journey().pid) stop({.why = Stop::Signal, .pid = pid, .signal = signal->number});
        return true;
    }
    if (pid == journey().pid) journey().deliver = false;
    enter_kernel(pid);
    const kernel::Delivered delivered = kernel::deliver_signal(state_.kernel, state_.hardware, pid, record_);
    leave_kernel();
    if (delivered == kernel::Delivered::Killed) collect_finished();
    return true;
}

std::uint64_t Runner::allowance(std::uint64_t until_step) const
{
    const kernel::Kernel& kernel = state_.kernel;
    std::uint64_t most = std::min(until_step - state_.moment.step, longest_slice);
    if (journey().goal == Goal::Instruction) return 1;
    if (kernel.slice_end > kernel.now) most = std::min(most, (kernel.slice_end - kernel.now).value);
    if (const auto timer = kernel::next_timer(kernel); timer && *timer > kernel.now)
        most = std::min(most, (*timer - kernel.now).value);
    if (journey().goal == Goal::Wait) most = std::min(most, (journey().until - kernel.now).value);
    return std::max<std::uint64_t>(most, 1);
}

// ld.so's part of the program: its calls are events, but nothing to step through or stop at.
void Runner::run_linker(Pid pid)
{
    enter_kernel(pid);
    const bool ended = link_step(state_, pid, record_);
    leave_kernel();
    if (ended) collect_finished();
}

// What the MMU has counted is in the TLB before the kernel asks for it.
lang::RunResult Runner::run_program(kernel::Process& process, const lang::ImageMap& images,
                                    const lang::RunLimits& limits)
{
    hw::Mmu mmu(state_.hardware.memory, state_.hardware.tlb,
                kernel::load_space(state_.kernel, state_.hardware, process.space, record_));
    return lang::run(process.cpu, mmu, images, limits);
}

void Runner::run_slice(Pid pid, std::uint64_t until_step)
{
    kernel::Process& process = state_.kernel.processes.at(pid);
    const lang::ImageMap* images = state_.programs.images(process.space);
    if (!images) return on_trap(pid, kernel::SigIll);

    const lang::BreakpointSet points = stopping_points(state_, process);
    lang::RunLimits limits = run_limits(state_, process, points, bool(watch_));
    const bool watched = watches(process);
    limits.instructions = watched ? 1 : allowance(until_step);
    const lang::RunResult result = run_program(process, *images, limits);
    state_.moment.step += result.retired;
    kernel::spend_user_time(state_.kernel, Tick{result.retired});
    if (result.retired > 0 && state_.debugger.announced.pid == pid) state_.debugger.announced = {};

    switch (result.reason) {
    case lang::StopReason::LimitReached:
        break;
    case lang::StopReason::Statement:
        on_statement(process);
        break;
    case lang::StopReason::Breakpoint:
        on_breakpoint(process);
        break;
    case lang::StopReason::Fault:
        on_fault(pid, result.fault);
        break;
    case lang::StopReason::Syscall:
        on_call(pid, result.call);
        break;
    case lang::StopReason::IllegalInstruction:
        on_trap(pid, kernel::SigIll);
        break;
    case lang::StopReason::DivideError:
        on_trap(pid, kernel::SigFpe);
        break;
    case lang::StopReason::DebugReturn:
        finish_evaluation(state_);
        break;
    }
    if (journey().goal == Goal::Instruction && pid == journey().pid && result.retired > 0)
        stop({.why = Stop::Goal, .pid = pid});
    if (const kernel::Process* still = watched ? state_.kernel.processes.find(pid) : nullptr)
        check_watches(*still);
}

void Runner::on_statement(kernel::Process& process)
{
    state_.debugger.announced = {process.pid, process.cpu.pc};
    if (watch_ && in_learners_program(state_, process) && !watch_(state_.moment)) halted_ = true;
    if (process.pid == journey().pid && statement_ends(state_, process))
        stop({.why = Stop::Goal, .pid = process.pid});
}

void Runner::on_breakpoint(kernel::Process& process)
{
    const VirtAddr pc = process.cpu.pc;
    state_.debugger.announced = {process.pid, pc};
    std::vector<Breakpoint>& points = state_.debugger.breakpoints;
    const auto hit =
        std::find_if(points.begin(), points.end(), [&](const Breakpoint& b) { return b.at == pc; });
    if (hit != points.end() && process.traced) {
        ++hit->hits;
        const std::uint32_t number = hit->number;
        if (hit->temporary) points.erase(hit);
        enter_kernel(process.pid);
        record_.record(trace::BreakpointHit{pc});
        leave_kernel();
        stop({.why = Stop::Breakpoint, .pid = process.pid, .breakpoint = number});
    } else if (process.pid == journey().pid && pc == journey().return_to &&
               process.cpu.fp > journey().start_frame) {
        stop({.why = Stop::Goal, .pid = process.pid});
    }
}

void Runner::on_fault(Pid pid, const hw::PageFault& fault)
{
    enter_kernel(pid);
    kernel::handle_fault(state_.kernel, state_.hardware, pid, fault, record_);
    leave_kernel();
    kernel_goal(pid, Goal::Fault);
}

void Runner::on_call(Pid pid, const lang::SystemCall& call)
{
    enter_kernel(pid);
    ProcfsHost host(state_, record_);
    std::int64_t result = 0;
    const kernel::Call request{.number = call.number, .arguments = call.arguments};
    const kernel::CallResult how =
        kernel::dispatch(state_.kernel, state_.hardware, pid, request, result, host, record_);
    leave_kernel();
    if (how == kernel::CallResult::Exited) {
        collect_finished();
        return;
    }
    if (how == kernel::CallResult::Retry) return;
    if (how == kernel::CallResult::Done) {
        lang::complete_call(state_.kernel.processes.at(pid).cpu, result);
        const auto number = static_cast<kernel::SystemCall>(call.number);
        const bool forks = number == kernel::SystemCall::Fork || number == kernel::SystemCall::Vfork ||
                           number == kernel::SystemCall::Clone;
        if (forks && result > 0) complete_fork(pid, static_cast<Pid>(result));
    }
    kernel_goal(pid, Goal::SystemCall);
}

// The child returns 0 from the same call and runs the same programs.
void Runner::complete_fork(Pid parent, Pid child)
{
    kernel::Process& born = state_.kernel.processes.at(child);
    lang::complete_call(born.cpu, 0);
    const std::uint32_t old_space = state_.kernel.processes.at(parent).space;
    if (born.space == old_space) return;
    if (const lang::ImageMap* images = state_.programs.images(old_space))
        state_.programs.load(born.space, *images);
}

void Runner::on_trap(Pid pid, std::uint8_t signal)
{
    enter_kernel(pid);
    const VirtAddr pc = state_.kernel.processes.at(pid).cpu.pc;
    kernel::send_signal(state_.kernel, pid, {.number = signal, .code = 1, .address = pc}, record_);
    leave_kernel();
}

void Runner::enter_kernel(Pid pid)
{
    record_.set_stamp({.command = state_.moment.command,
                       .pid = pid,
                       .step = state_.moment.step + 1,
                       .time = state_.kernel.now});
}

void Runner::leave_kernel()
{
    ++state_.moment.step;
}

void Runner::kernel_goal(Pid pid, Goal goal)
{
    if (pid != journey().pid || (journey().goal != goal && journey().goal != Goal::Kernel)) return;
    const kernel::Process* process = state_.kernel.processes.find(pid);
    if (!process || kernel::next_signal(*process)) return;  // the signal is the better news
    stop({.why = Stop::Goal, .pid = pid});
}

}  // namespace fl::machine
