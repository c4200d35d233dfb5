// What the shell makes of the machine's events while a program runs: its output, and lines of strace.
#include "base/text.h"
#include "shell/interpreter.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::uint8_t sigchld = 17;

}  // namespace

// strace follows the program, and its children with -f. A SIGCHLD is stamped with the child that ended, but
// is the parent's.
bool Interpreter::traces(const trace::Event& event) const
{
    const bool own = event.at.pid == waiting_.pid;
    const auto* signal = std::get_if<trace::SignalSent>(&event.what);
    if (signal && signal->signal == sigchld) {
        const kernel::Process* child = desk_.machine().kernel.processes.find(event.at.pid);
        return !own && child && child->parent == waiting_.pid;
    }
    return own || waiting_.run.children;
}

void Interpreter::on_event(const trace::Event& event)
{
    if (const auto* written = std::get_if<trace::ConsoleWritten>(&event.what)) {
        const std::string_view text = desk_.timeline.log().text(*written);
        const bool background = std::any_of(desk_.shell.jobs.begin(), desk_.shell.jobs.end(),
                                            [&](const Job& job) { return job.pid == event.at.pid; });
        const bool mine = waiting_.what == Waiting::Program && !background;
        const bool error = written->fd == 2;
        put(mine ? (error ? streams_.err : streams_.out) : Destination{}, text,
            error ? TranscriptEntry::Error : TranscriptEntry::Output, machine::moment_of(event.at));
        return;
    }
    if (waiting_.what != Waiting::Nothing && waiting_.run.traced && traces(event)) trace(event);
}

// A line of strace, or a count for -c.
void Interpreter::trace(const trace::Event& event)
{
    const auto* call = std::get_if<trace::SystemCalled>(&event.what);
    if (call && !strace_keeps(waiting_.run.calls, call->number)) return;
    if (waiting_.run.count) {
        if (!call) return;
        auto at = std::find_if(waiting_.counts.begin(), waiting_.counts.end(),
                               [&](const CallCount& c) { return c.number == call->number; });
        if (at == waiting_.counts.end()) at = waiting_.counts.insert(at, CallCount{call->number, 0, 0});
        ++at->calls;
        if (call->result < 0 && call->result > -4096) ++at->errors;
        return;
    }
    std::string line = strace_line(event, desk_.timeline.log(), desk_.machine());
    if (line.empty()) return;
    if (event.at.pid != waiting_.pid) line = format("[pid %5u] ", event.at.pid) + line;
    const bool file = waiting_.trace.kind == Destination::File;
    put(file ? waiting_.trace : streams_.err, line + "\n", TranscriptEntry::Error,
        machine::moment_of(event.at));
}

void Interpreter::put_trace(const std::string& text)
{
    const bool file = waiting_.trace.kind == Destination::File;
    put(file ? waiting_.trace : streams_.err, text, TranscriptEntry::Error, desk_.timeline.now());
}

}  // namespace fl::shell
