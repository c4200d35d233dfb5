#include "shell/session_core.h"

#include "base/text.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::string_view shell_prompt = "$ ", gdb_prompt = "(gdb) ", more_prompt = "> ";
constexpr std::size_t history_limit = 500;
constexpr unsigned actions_at_once = 500;    // small things of the shell itself
constexpr std::uint64_t action_steps = 500;  // machine steps that one of them counts as in pump()
constexpr unsigned moments_a_line = 64;      // within a line at which the shell's state is remembered
constexpr std::uint64_t longest_piece = 256 * 1024;  // steps between two looks at the events
constexpr std::uint64_t traced_piece = 100;  // steps between two looks: what a call points at is still there
constexpr Tick typing_time{100'000'000};     // what passes for background programs while a line is typed

}  // namespace

Session::Core::Core(const machine::MachineConfig& config, const machine::CLibraryPtr& c_library)
    : desk_{machine::Timeline(config, c_library), {}, {}}
{
    remember();
}

bool Session::Core::idle() const
{
    if (!desk_.timeline.at_end()) return true;
    const bool waiting = desk_.shell.gdb && interpreter_.waits_for_debugger();
    return !gdb_.busy() && !side_.busy() && (!interpreter_.busy() || waiting) && !desk_.timeline.running();
}

std::string Session::Core::prompt() const
{
    if (!idle()) return "";
    if (!desk_.shell.unfinished.empty()) return std::string(more_prompt);
    return std::string(desk_.shell.gdb ? gdb_prompt : shell_prompt);
}

void Session::Core::remember()
{
    const machine::Moment now = desk_.timeline.now();
    const bool crowded = !idle() && remembered_.size() > line_began_ + moments_a_line;
    if (!remembered_.empty() && (crowded || remembered_.back().at == now)) {
        if (!crowded) remembered_.back().shell = desk_.shell;
    } else remembered_.push_back({now, desk_.shell});
    desk_.transcript.touch();
}

// What was typed and printed after the present belongs to a story that is told differently now.
void Session::Core::start_branch()
{
    const bool past = !desk_.timeline.at_end();
    if (!past && idle()) return;
    desk_.timeline.interrupt();
    const machine::Moment now = desk_.timeline.now();
    while (remembered_.size() > 1 && remembered_.back().at > now)
        remembered_.pop_back();
    desk_.transcript.forget_after(now);
    desk_.shell = remembered_.back().shell;
    seen_events_ = desk_.timeline.events_until_now();
    gdb_.abandon();
    side_.abandon();
    interpreter_.abandon();
    behind_.clear();
}

void Session::Core::begin(std::string_view line, bool for_shell)
{
    start_branch();
    // Signal 0 changes nothing, but gives the line a moment of its own: going back before it hides it.
    desk_.timeline.apply(machine::SendSignal{desk_.machine().kernel.shell, 0});
    const bool to_gdb = desk_.shell.gdb && !for_shell;
    const bool goes_on = !to_gdb && !desk_.shell.unfinished.empty();
    const std::string prompt(to_gdb ? gdb_prompt : goes_on ? more_prompt : shell_prompt);
    line_began_ = remembered_.size();
    desk_.transcript.add(TranscriptEntry::Prompt, prompt + std::string(line), desk_.timeline.now());
    if (!trim(line).empty()) {
        auto& history = desk_.shell.history;
        if (!to_gdb && (history.empty() || history.back() != line)) history.push_back(std::string(line));
        if (history.size() > history_limit) history.erase(history.begin());
    }
    if (to_gdb) gdb_.begin(line);
    else {
        Interpreter& interpreter = desk_.shell.gdb ? side_ : interpreter_;
        const bool background = std::any_of(desk_.shell.jobs.begin(), desk_.shell.jobs.end(),
                                            [](const Job& j) { return !j.stopped; });
        if (background) {
            desk_.timeline.apply(machine::Wait{typing_time});
            while (run_piece(1'000'000)) {
            }
            interpreter.report_jobs();
        }
        interpreter.begin(line);
    }
    collect_events();
    advance();
    remember();
}

void Session::Core::begin_run(machine::Goal goal)
{
    start_branch();
    if (desk_.shell.gdb) gdb_.begin_run(goal);
    collect_events();
    remember();
}

void Session::Core::collect_events()
{
    const auto& events = desk_.timeline.log().events();
    for (; seen_events_ < events.size(); ++seen_events_)
        listener(events[seen_events_].at.pid).on_event(events[seen_events_]);
    seen_events_ -= desk_.timeline.forget_old_events();
}

void Session::Core::after_stop()
{
    if (gdb_.busy()) gdb_.on_stopped();
    else talking().on_stopped();
    collect_events();
    remember();
}

// The small things between two runs of the machine. False when there is nothing to do.
bool Session::Core::advance()
{
    for (unsigned i = 0; i < actions_at_once; ++i) {
        ++actions_;
        if (gdb_.wants_to_leave()) {
            gdb_.left();
            interpreter_.debugger_finished();
            desk_.shell.gdb.reset();
        }
        if (desk_.timeline.running()) return true;
        if (gdb_.busy()) {  // a command that was over at once
            after_stop();
            continue;
        }
        Interpreter& interpreter = talking();
        if (!interpreter.busy() || (interpreter.waits_for_debugger() && desk_.shell.gdb)) return false;
        interpreter.step();
        adopt(interpreter);
        collect_events();
        remember();
    }
    return true;
}

bool Session::Core::pump(std::uint64_t steps)
{
    if (!desk_.timeline.at_end()) return false;
    const std::uint64_t until = desk_.timeline.now().step + steps;
    actions_ = 0;
    do {
        while (desk_.timeline.running() && desk_.timeline.now().step < until) {
            const std::uint64_t left = until - desk_.timeline.now().step;
            run_piece(std::min(left, talking().wants_short_runs() ? traced_piece : longest_piece));
        }
        if (desk_.timeline.running()) return true;
        if (idle()) return false;
        if (gdb_.busy() || talking().waits_for_machine()) after_stop();
    } while (advance() && desk_.timeline.now().step + actions_ * action_steps < until);
    return !idle();
}

void Session::Core::interrupt()
{
    if (!desk_.timeline.at_end()) return;
    if (gdb_.busy()) gdb_.interrupt();
    else talking().interrupt();
    collect_events();
    remember();
}

void Session::Core::seek(machine::Moment to)
{
    desk_.timeline.seek(to);
    const machine::Moment now = desk_.timeline.now();
    const auto later = std::find_if(remembered_.begin() + 1, remembered_.end(),
                                    [&](const Remembered& r) { return r.at > now; });
    desk_.shell = (later - 1)->shell;
    desk_.transcript.touch();
}

void Session::Core::add_file(std::string_view path, std::string_view text)
{
    const std::string full = kernel::absolute_path(home_directory, path);
    start_branch();
    desk_.timeline.apply(machine::WriteFile{full, std::string(text)});
    seen_events_ = desk_.timeline.log().events().size();
    remember();
}

machine::Outcome Session::Core::enact(const machine::Command& command)
{
    start_branch();
    machine::Outcome outcome = desk_.timeline.apply(command);
    seen_events_ = desk_.timeline.log().events().size();
    seen_events_ -= desk_.timeline.forget_old_events();
    desk_.transcript.touch();
    return outcome;
}

std::string Session::Core::run(std::string_view line, std::uint64_t limit, bool for_shell)
{
    start_branch();
    const std::size_t entries = desk_.transcript.entries(), length = desk_.transcript.length_of_last();
    begin(line, for_shell);
    if (!idle()) pump(limit);
    return desk_.transcript.text_from(std::min(entries, desk_.transcript.entries()), length);
}

}  // namespace fl::shell
