// What gdb says when the program stops or ends.
#include "base/text.h"
#include "shell/gdb/gdb.h"
#include "trace/names.h"

#include <algorithm>

namespace fl::shell {
namespace {


}  // namespace

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
