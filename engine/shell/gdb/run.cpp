// Starting, stepping and ending the program; what is said when it stops.
#include "base/text.h"
#include "shell/gdb/gdb.h"
#include "trace/names.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::uint8_t sig_kill = 9;
constexpr unsigned most_repeats = 10000;

unsigned count_of(const std::string& arguments)
{
    const auto count = parse_unsigned(trim(arguments));
    return count && *count > 0 ? static_cast<unsigned>(std::min<std::uint64_t>(*count, most_repeats)) : 1;
}

}  // namespace

const kernel::Process* Gdb::process()
{
    return gdb().pid != 0 ? desk_.machine().kernel.processes.find(gdb().pid) : nullptr;
}

bool Gdb::runs()
{
    return process() != nullptr;
}

bool Gdb::needs_process()
{
    if (!runs()) complain("The program is not being run.\n");
    return runs();
}

void Gdb::do_run(const std::string& arguments)
{
    if (gdb().program.empty())
        return complain("No executable file specified.\nUse the \"file\" or \"exec-file\" command.\n");
    if (runs()) {
        say("The program being debugged has been started already.\n"
            "Start it from the beginning? (y or n) [answered Y; input not from terminal]\n");
        desk_.timeline.apply(machine::SendSignal{gdb().pid, sig_kill});
        desk_.timeline.apply(machine::Run{gdb().pid, machine::Goal::Continue});
        while (desk_.timeline.pump(100000)) {
        }
        program_is_gone();
    }
    if (!arguments.empty()) {
        gdb().arguments.clear();
        for (const std::string_view word : words(arguments))
            gdb().arguments.push_back(std::string(word));
    }
    std::vector<std::string> all{gdb().program};
    all.insert(all.end(), gdb().arguments.begin(), gdb().arguments.end());
    std::string shown;
    for (const std::string& argument : gdb().arguments)
        shown += argument + " ";
    if (!shown.empty()) shown.pop_back();
    say("Starting program: " + desk_.world().absolute(gdb().program) + " " + shown + "\n");
    const machine::Outcome outcome =
        desk_.timeline.apply(machine::StartProcess{all, true, desk_.shell.directory});
    if (outcome.error) return complain("During startup program exited with code 127.\n");
    gdb().pid = outcome.pid;
    gdb().frame = 0;
    gdb().function.clear();
    insert_all();
    announce_ = true;
    resume(machine::Goal::Continue, 1);
}

void Gdb::do_start(const std::string& arguments)
{
    add_breakpoint("main", true);
    do_run(arguments);
}

void Gdb::resume(machine::Goal goal, unsigned times)
{
    times_ = times;
    until_line_ = 0;
    doing_ = Doing::Running;
    go(goal);
}

void Gdb::go(machine::Goal goal)
{
    goal_ = goal;
    note_place();
    const machine::Outcome outcome = desk_.timeline.apply(machine::Run{gdb().pid, goal});
    if (!outcome.error) return;
    doing_ = Doing::Nothing;
    complain("Cannot resume the program: " + std::string(message_of(*outcome.error)) + ".\n");
}

// Where it stands before it moves, so that only a change of function is announced.
void Gdb::note_place()
{
    const auto place = inspect::source_position(desk_.view(), gdb().pid);
    gdb().function = place ? place->function : "";
    gdb().frame_at = process() ? process()->cpu.fp : VirtAddr{};
}

void Gdb::begin_run(machine::Goal goal)
{
    if (!needs_process()) return;
    announce_ = false;
    resume(goal, 1);
}

void Gdb::do_continue(const std::string&)
{
    if (!needs_process()) return;
    say("Continuing.\n");
    announce_ = true;
    resume(machine::Goal::Continue, 1);
}

void Gdb::do_signal(const std::string& arguments)
{
    if (!needs_process()) return;
    if (arguments != "0" && arguments != "SIG0") return complain("Only `signal 0' is available here.\n");
    complain("The signal cannot be discarded here: the faulting instruction would fault again.\n");
}

void Gdb::do_step(const std::string& arguments)
{
    if (!needs_process()) return;
    announce_ = false;
    resume(machine::Goal::Statement, count_of(arguments));
}

void Gdb::do_next(const std::string& arguments)
{
    if (!needs_process()) return;
    announce_ = false;
    resume(machine::Goal::Next, count_of(arguments));
}

void Gdb::do_stepi(const std::string& arguments)
{
    if (!needs_process()) return;
    announce_ = false;
    resume(machine::Goal::Instruction, count_of(arguments));
}

void Gdb::do_finish(const std::string&)
{
    if (!needs_process()) return;
    const std::vector<inspect::StackFrame> stack = frames();
    if (stack.size() < 2) return complain("\"finish\" not meaningful in the outermost frame.\n");
    say("Run till exit from " + frame_words(stack[0], !stack[0].place.statement_start) + "\n");
    announce_ = true;
    resume(machine::Goal::Finish, 1);
    if (doing_ == Doing::Running) doing_ = Doing::Finishing;
}

void Gdb::do_until(const std::string& arguments)
{
    if (!arguments.empty()) return do_advance(arguments);
    if (!needs_process()) return;
    const auto place = inspect::source_position(desk_.view(), gdb().pid);
    announce_ = false;
    resume(machine::Goal::Next, 1);
    until_line_ = place ? place->line : 0;
}

void Gdb::do_advance(const std::string& arguments)
{
    if (!needs_process()) return;
    const auto location = find_location(arguments);
    if (!location || location->pending) return complain("No such place: " + arguments + "\n");
    announce_ = true;
    desk_.timeline.apply(machine::SetBreakpoint{location->at, true});
    resume(machine::Goal::Continue, 1);
}

void Gdb::do_kill(const std::string&)
{
    if (!needs_process()) return;
    const Pid pid = gdb().pid;
    desk_.timeline.apply(machine::SendSignal{pid, sig_kill});
    desk_.timeline.apply(machine::Run{pid, machine::Goal::Continue});
    while (desk_.timeline.pump(100000)) {
    }
    program_is_gone();
    say(format("[Inferior 1 (process %u) killed]\n", pid));
}

void Gdb::do_quit(const std::string&)
{
    if (runs()) {
        desk_.timeline.apply(machine::SendSignal{gdb().pid, sig_kill});
        desk_.timeline.apply(machine::Run{gdb().pid, machine::Goal::Continue});
        while (desk_.timeline.pump(100000)) {
        }
    }
    for (GdbBreakpoint& point : gdb().breakpoints)
        remove_breakpoint(point);
    leave_ = true;
}

void Gdb::interrupt()
{
    if (!busy() || !runs()) return;
    desk_.timeline.interrupt();
    const Doing was = doing_;
    doing_ = Doing::Running;
    times_ = 1;
    announce_ = true;
    desk_.timeline.apply(machine::SendSignal{gdb().pid, sig_int});
    if (was == Doing::Nothing || desk_.timeline.apply(machine::Run{gdb().pid, machine::Goal::Continue}).error)
        doing_ = Doing::Nothing;
}

void Gdb::abandon()
{
    doing_ = Doing::Nothing;
    leave_ = false;
}

}  // namespace fl::shell
