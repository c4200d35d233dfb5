#include "shell/session.h"

#include "shell/completion.h"
#include "shell/session_core.h"

#include <algorithm>

namespace fl::shell {

Session::Session(const machine::MachineConfig& config) : Session(config, machine::make_c_library()) {}
Session::Session(const machine::MachineConfig& config, const machine::CLibraryPtr& c_library)
    : core_(std::make_unique<Core>(config, c_library))
{
}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::begin_line(std::string_view line) { core_->begin(line, false); }
void Session::begin_shell_line(std::string_view line) { core_->begin(line, true); }
void Session::begin_run(machine::Goal goal) { core_->begin_run(goal); }
bool Session::pump(std::uint64_t steps) { return core_->pump(steps); }
bool Session::idle() const { return core_->idle(); }
void Session::interrupt() { core_->interrupt(); }
std::string Session::run_line(std::string_view line, std::uint64_t limit)
{
    return core_->run(line, limit, false);
}
std::string Session::run_shell_line(std::string_view line, std::uint64_t limit)
{
    return core_->run(line, limit, true);
}

std::string Session::prompt() const { return core_->prompt(); }
std::vector<TranscriptEntry> Session::transcript() const
{
    return core_->desk().transcript.until(core_->desk().timeline.now());
}
std::uint64_t Session::revision() const { return core_->desk().transcript.revision(); }
int Session::last_status() const { return core_->desk().shell.status; }

void Session::seek(machine::Moment to) { core_->seek(to); }
machine::Timeline& Session::timeline() { return core_->desk().timeline; }
const machine::Timeline& Session::timeline() const { return core_->desk().timeline; }
const machine::MachineState& Session::state() const { return core_->desk().machine(); }

void Session::add_file(std::string_view path, std::string_view text) { core_->add_file(path, text); }
machine::Outcome Session::enact(const machine::Command& command) { return core_->enact(command); }
void Session::print(std::string_view text)
{
    Desk& desk = core_->desk();
    desk.transcript.add(TranscriptEntry::Output, std::string(text), desk.timeline.now());
}
std::optional<int> Session::ended() const { return core_->desk().shell.ended; }
void Session::be_at_terminal(bool yes) { core_->desk().shell.at_terminal = yes; }
std::string Session::directory() const { return core_->desk().shell.directory; }

std::vector<std::string> Session::complete(std::string_view line) const
{
    const Desk& desk = core_->desk();
    return completions(desk.world(), line, desk.shell.gdb.has_value());
}
std::vector<std::string> Session::history() const { return core_->desk().shell.history; }

DebuggerView Session::debugger() const
{
    DebuggerView view;
    const std::optional<GdbState>& gdb = core_->desk().shell.gdb;
    if (!gdb) return view;
    view.in_front = true;
    view.pid = core_->desk().machine().kernel.processes.find(gdb->pid) ? gdb->pid : 0;
    view.program = gdb->program;
    for (const GdbBreakpoint& point : gdb->breakpoints)
        view.breakpoints.push_back({point.number, point.file, point.line, point.at});
    return view;
}

Pid Session::process_in_focus() const
{
    const Desk& desk = core_->desk();
    if (const Pid debugged = debugger().pid) return debugged;
    Pid newest = 0;
    for (const auto& [pid, process] : desk.machine().kernel.processes)
        if (process.parent == desk.machine().kernel.shell && process.space != 0) newest = pid;
    return newest;
}

Pid Session::find_process(std::string_view comm) const
{
    Pid newest = 0;
    for (const machine::Finished& finished : state().finished)
        if (finished.comm == comm) newest = std::max(newest, finished.pid);
    for (const auto& [pid, process] : state().kernel.processes)
        if (process.comm == comm) newest = std::max(newest, pid);
    return newest;
}

}  // namespace fl::shell
