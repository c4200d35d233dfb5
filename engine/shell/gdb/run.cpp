// Starting, stepping and ending the program; what is said when it stops.
#include "base/text.h"
#include "shell/gdb/gdb.h"
#include "trace/names.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::uint8_t sig_kill = 9, sig_int = 2;
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

void Gdb::program_is_gone()
{
    gdb().pid = 0;
    gdb().frame = 0;
    gdb().list_line = 0;
    auto& points = gdb().breakpoints;
    for (GdbBreakpoint& point : points) {
        point.hits = 0;
        if (point.watch) remove_breakpoint(point);
    }
    points.erase(std::remove_if(points.begin(), points.end(), [](const GdbBreakpoint& p) { return p.watch; }),
                 points.end());
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

void Gdb::on_stopped()
{
    const machine::Evaluation& evaluation = desk_.machine().debugger.evaluation;
    if (doing_ == Doing::Calling || doing_ == Doing::Assigning) {
        const bool silent = doing_ == Doing::Assigning;
        doing_ = Doing::Nothing;
        if (!evaluation.error.empty())
            complain(evaluation.error + "\n");
        else if (!silent && !evaluation.value.empty())
            record_value(evaluation.value);
        return;
    }
    if (doing_ != Doing::Nothing) stopped_by(desk_.machine().debugger.last_stop);
}

void Gdb::stopped_by(const machine::StopReport& report)
{
    using machine::Stop;
    gdb().frame = 0;
    gdb().list_line = 0;
    if (report.why == Stop::Exited || report.why == Stop::Killed) return report_exit(report);
    const bool finishing = doing_ == Doing::Finishing;
    if (report.why == Stop::Goal && !finishing) {
        const auto place = inspect::source_position(desk_.view(), gdb().pid);
        const bool back =
            until_line_ != 0 && place && place->function == gdb().function && place->line <= until_line_;
        if ((back || times_ > 1) && desk_.timeline.commands().size() < 1'000'000) {
            if (!back) --times_;
            return go(goal_);
        }
    }
    if (report.why == Stop::Breakpoint) {
        for (GdbBreakpoint& point : gdb().breakpoints) {
            if (point.machine != report.breakpoint) continue;
            ++point.hits;
            if (condition_fails(point)) return go(goal_);
            say(format(point.temporary ? "\nTemporary breakpoint %u, " : "\nBreakpoint %u, ", point.number));
        }
        announce_ = true;
        drop_temporary(report.breakpoint);
    } else if (report.why == Stop::Signal) {
        gdb().passing_signal = report.signal;
        say("\nProgram received signal " + std::string(trace::signal_name(report.signal)) + ", " +
            (report.signal == sig_int ? "Interrupt" : std::string(trace::signal_meaning(report.signal))) +
            ".\n");
        announce_ = true;
    } else if (report.why == Stop::Watch || report.why == Stop::WatchGone) {
        if (!report_watch(report)) return go(goal_);
        announce_ = true;
    } else if (report.why == Stop::Deadlock)
        say("\nThe program waits for something that will never happen.\n");
    doing_ = Doing::Nothing;
    print_stop_place();
    if (finishing && report.why == Stop::Goal) finish_value();
    show_displays();
}

void Gdb::report_exit(const machine::StopReport& report)
{
    doing_ = Doing::Nothing;
    const Pid pid = gdb().pid;
    program_is_gone();
    if (report.why == machine::Stop::Killed) {
        say("\nProgram terminated with signal " + std::string(trace::signal_name(report.signal)) + ", " +
            std::string(trace::signal_meaning(report.signal)) + ".\nThe program no longer exists.\n");
        return;
    }
    const int code = report.status & 0xff;
    say(code == 0
            ? format("[Inferior 1 (process %u) exited normally]\n", pid)
            : format("[Inferior 1 (process %u) exited with code %02o]\n", pid, static_cast<unsigned>(code)));
}

void Gdb::print_stop_place()
{
    const std::vector<inspect::StackFrame> stack = frames();
    if (stack.empty()) return say(lost_place());
    const inspect::SourcePlace& place = stack[0].place;
    const bool moved = place.function != gdb().function || (process() && process()->cpu.fp != gdb().frame_at);
    const std::string line = source_line(place);
    // A call that returns into an assignment stands at the start of the assignment's own code.
    const bool assigns = goal_ == machine::Goal::Finish && line.find('=') != std::string::npos;
    const bool inside = !place.statement_start && !assigns;
    if (announce_ || moved || place.line == 0) {
        const std::string words = frame_words(stack[0], inside);
        say(words.substr(words.find("  ") + 2) + "\n");
        say(line);
    } else if (inside)
        say(format("0x%016llx\t", static_cast<unsigned long long>(place.pc.value)) + line);
    else
        say(line);
    gdb().list_line = 0;
}

}  // namespace fl::shell
