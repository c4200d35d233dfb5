// What the shell does when what it waited for has ended, or is ended by Ctrl-C.
#include "base/text.h"
#include "shell/interpreter.h"
#include "shell/perf.h"
#include "trace/names.h"

namespace fl::shell {
namespace {

constexpr std::uint8_t sigint = 2, sigpipe = 13, sigtstp = 20;
constexpr int killed_base = 128;

}  // namespace

void Interpreter::on_stopped()
{
    if (waiting_.what == Waiting::Program) return finish_program();
    if (waiting_.what != Waiting::Time) return;
    if (waiting_.run.attach != 0) {
        if (waiting_.run.count)
            put_trace(strace_summary(waiting_.counts));
        else if (desk_.machine().kernel.processes.find(waiting_.run.attach))
            errors(format("strace: Process %u detached\n", waiting_.run.attach));
        return finish_command(0);
    }
    if (!waiting_.again) return finish_command(static_cast<int>(waiting_.pid));
    run_tool_again();
}

void Interpreter::run_tool_again()
{
    const std::vector<std::string> words = waiting_.run.arguments;
    waiting_.what = Waiting::Nothing;
    run_tool(*find_tool(words[0]), words);
}

// Of what has ended while nobody ran towards its end, only the list of the finished tells.
machine::StopReport Interpreter::end_of_program() const
{
    const machine::StopReport& last = desk_.machine().debugger.last_stop;
    machine::StopReport report{.why = machine::Stop::Exited, .pid = waiting_.pid};
    if (last.pid == waiting_.pid && !behind_) return last;
    for (const machine::Finished& finished : desk_.machine().finished)
        if (finished.pid == waiting_.pid) {
            report.signal = finished.status & 0x7f;
            report.status = finished.status >> 8;
            if (report.signal != 0) report.why = machine::Stop::Killed;
            return report;
        }
    return last;
}

void Interpreter::finish_program()
{
    const machine::StopReport stop = end_of_program();
    const bool ended = stop.why == machine::Stop::Exited || stop.why == machine::Stop::Killed;
    if (waiting_.all && ended) {
        int status = 0;
        waiting_.all = false;
        if (wait_for(0, status)) finish_command(status);
        return;
    }
    take_back_files();
    if (waiting_.run.count) put_trace(strace_summary(waiting_.counts));
    if (!waiting_.run.perf.empty())
        errors(perf_report(waiting_.run, desk_.machine(), waiting_.pid, waiting_.began));
    if (stop.why == machine::Stop::Exited) return finish_command(stop.status & 0xff);
    if (stop.why == machine::Stop::Killed) {
        const std::uint8_t signal = stop.signal;
        if (signal == sigint)
            errors("\n");
        else if (signal != sigpipe)
            errors(std::string(trace::signal_meaning(signal)) + "\n");
        return finish_command(killed_base + signal);
    }
    // It stands still and nothing will ever wake it.
    errors("\n" + stop_job(waiting_.pid, waiting_.text));
    finish_command(killed_base + sigtstp);
}

void Interpreter::debugger_finished()
{
    desk_.shell.gdb.reset();
    if (busy() && waiting_.what == Waiting::Debugger) finish_command(0);
}

void Interpreter::interrupt()
{
    if (waiting_.what == Waiting::Program) {
        const Pid pid = waiting_.pid;
        desk_.print("^C");
        desk_.timeline.interrupt();
        desk_.timeline.apply(machine::SendSignal{pid, sigint});
        if (desk_.timeline.apply(machine::Run{pid, machine::Goal::Continue}).error)
            finish_command(killed_base + sigint);
        return;
    }
    if (waiting_.what == Waiting::Debugger) return;
    desk_.timeline.interrupt();
    desk_.shell.status = killed_base + sigint;
    while (busy())
        pop();
    waiting_ = {};
    streams_ = {};
    desk_.shell.unfinished.clear();
    desk_.shell.status = killed_base + sigint;
}

}  // namespace fl::shell
