// The scripts behind the shell get their turn whenever a process has ended, between two pieces of the run.
#include "shell/session_core.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr unsigned actions_a_turn = 200;  // small things that a script behind the shell does at once
constexpr std::uint16_t exit_group = 231;

}  // namespace

Interpreter& Session::Core::listener(Pid pid)
{
    for (const RunningBehind& behind : behind_)
        if (behind.interpreter->owns(pid)) return *behind.interpreter;
    return talking();
}

// What a line has just put behind the shell starts with a copy of the shell's state, as a fork does.
void Session::Core::adopt(Interpreter& parent)
{
    for (const Behind& started : parent.take_started()) {
        RunningBehind behind{started.pid, std::make_unique<Interpreter>(desk_, true), desk_.shell};
        behind.shell.jobs.clear();
        behind.shell.gdb.reset();
        behind.shell.foreground = 0;
        behind.shell.at_terminal = false;
        behind.shell.variables.erase("trap EXIT");
        behind.interpreter->begin(started);
        behind_.push_back(std::move(behind));
    }
}

// False when it has come to its end, or was killed.
bool Session::Core::go_on(RunningBehind& behind)
{
    Interpreter& interpreter = *behind.interpreter;
    if (!desk_.machine().kernel.processes.find(behind.pid)) return false;
    if (!interpreter.can_go_on()) return true;
    std::swap(desk_.shell, behind.shell);
    for (unsigned i = 0; i < actions_a_turn && interpreter.busy() && interpreter.can_go_on(); ++i)
        interpreter.go_on();
    const auto status = static_cast<std::uint64_t>(desk_.shell.status & 0xff);
    adopt(interpreter);
    std::swap(desk_.shell, behind.shell);
    if (interpreter.busy()) return true;
    desk_.timeline.apply(machine::EnactCall{behind.pid, exit_group, {status}});
    return false;
}

void Session::Core::go_on_behind()
{
    const machine::Journey journey = desk_.machine().debugger.journey;
    const bool simple = journey.goal == machine::Goal::Continue || journey.goal == machine::Goal::Wait;
    if (behind_.empty() || gdb_.busy() || !simple) return;
    for (std::size_t i = 0; i < behind_.size();) {
        RunningBehind behind = std::move(behind_[i]);
        if (go_on(behind))
            behind_[i++] = std::move(behind);
        else
            behind_.erase(behind_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    collect_events();
    if (desk_.timeline.running()) return;
    if (journey.goal == machine::Goal::Continue)
        desk_.timeline.apply(machine::Run{journey.pid, machine::Goal::Continue});
    else if (journey.until > desk_.machine().kernel.now)
        desk_.timeline.apply(machine::Wait{journey.until - desk_.machine().kernel.now});
}

// One piece of the run, and what it lets the scripts behind the shell do. False when nothing is running.
bool Session::Core::run_piece(std::uint64_t steps)
{
    go_on_behind();
    desk_.timeline.pump(steps, !behind_.empty());
    collect_events();
    return desk_.timeline.running();
}

}  // namespace fl::shell
