#include "app_commands.h"

#include "base/text.h"
#include "lesson/player.h"
#include "shell/session.h"

namespace fl::web {
namespace {

using machine::Goal;
using machine::Moment;
using machine::Stride;

void begin_run(Actor& actor, Goal goal)
{
    const shell::DebuggerView debugger = actor.session.debugger();
    if (!actor.session.idle() || !debugger.in_front || debugger.pid == 0) return;
    if (goal == Goal::Continue)
        actor.session.begin_line("continue");
    else if (goal == Goal::Next)
        actor.session.begin_line("next");
    else
        actor.session.begin_run(goal);
}

// Along the story when there is more of it; at its end the program itself goes on.
void step_forward(Actor& actor, Stride stride)
{
    machine::Timeline& timeline = actor.session.timeline();
    if (timeline.running()) return;
    if (!timeline.at_end()) {
        const std::optional<Moment> next = timeline.after(stride);
        actor.session.seek(next ? *next : timeline.end());
        return;
    }
    switch (stride) {
    case Stride::Statement:
        return begin_run(actor, Goal::Next);
    case Stride::Event:
        return begin_run(actor, Goal::Kernel);
    case Stride::Fault:
        return begin_run(actor, Goal::Fault);
    case Stride::SystemCall:
        return begin_run(actor, Goal::SystemCall);
    }
}

void step_back(Actor& actor, Stride stride)
{
    machine::Timeline& timeline = actor.session.timeline();
    if (timeline.running()) return;
    const std::optional<Moment> earlier = timeline.before(stride);
    actor.session.seek(earlier ? *earlier : Moment{});
}

void save_and_run(Actor& actor, const SaveAndRun& wanted)
{
    const std::string program = wanted.file.substr(0, wanted.file.rfind('.'));
    if (!actor.session.idle() || program.empty()) return;
    actor.lines.clear();
    if (actor.session.debugger().in_front) actor.session.run_line("quit", 1000000);
    actor.session.add_file(wanted.file, wanted.text);
    for (const std::string& line :
         {format("gcc %s -o %s", wanted.file.c_str(), program.c_str()),
          format("gdb -q ./%s", program.c_str()), std::string("break main"), std::string("run")})
        actor.lines.push_back(line);
}

void toggle_breakpoint(Actor& actor, const ToggleBreakpoint& wanted)
{
    const shell::DebuggerView debugger = actor.session.debugger();
    if (!debugger.in_front || !actor.session.idle()) return;
    for (const shell::DebuggerView::Breakpoint& breakpoint : debugger.breakpoints)
        if (breakpoint.file == wanted.file && breakpoint.line == wanted.line)
            return actor.session.begin_line(format("delete %u", breakpoint.number));
    actor.session.begin_line(format("break %s:%d", wanted.file.c_str(), wanted.line));
}

struct Doer {
    Actor& actor;
    shell::Session& session = actor.session;
    lesson::Player* player = actor.player;

    std::string operator()(const TypeLine& line) const
    {
        if (session.idle())
            session.begin_line(line.text);
        else
            actor.lines.push_back(line.text);
        return {};
    }
    std::string operator()(const SeekTo& to) const { return session.seek(to.moment), std::string(); }
    std::string operator()(const SeekEvent& to) const
    {
        const std::vector<trace::Event>& events = session.timeline().log().events();
        if (to.number < events.size()) session.seek(machine::moment_of(events[to.number].at));
        return {};
    }
    std::string operator()(const StepForward& step) const
    {
        return step_forward(actor, step.stride), std::string();
    }
    std::string operator()(const StepBack& step) const
    {
        return step_back(actor, step.stride), std::string();
    }
    std::string operator()(const RunTo& run) const { return begin_run(actor, run.goal), std::string(); }
    std::string operator()(const Interrupt&) const
    {
        return actor.lines.clear(), session.interrupt(), std::string();
    }
    std::string operator()(const SaveAndRun& wanted) const
    {
        return save_and_run(actor, wanted), std::string();
    }
    std::string operator()(const ToggleBreakpoint& wanted) const
    {
        return toggle_breakpoint(actor, wanted), std::string();
    }
    std::string operator()(const LessonNext&) const { return player ? player->next() : "no lesson is open"; }
    std::string operator()(const LessonBack&) const { return player ? player->back() : "no lesson is open"; }
    std::string operator()(const LessonGoTo& go) const
    {
        return player ? player->go_to(go.step) : "no lesson is open";
    }
    std::string operator()(const LessonAnswer& answer) const
    {
        if (!player) return "no lesson is open";
        return answer.choice < 1 ? "choices count from 1"
                                 : player->answer(answer.quiz, static_cast<std::size_t>(answer.choice));
    }
    std::string operator()(const LessonTask& task) const
    {
        return player ? player->check_task(task.task) : "no lesson is open";
    }
    std::string operator()(const LessonHint& hint) const
    {
        return player ? player->hint(hint.task) : "no lesson is open";
    }
    std::string operator()(const LessonSolution& task) const
    {
        return player ? player->show_solution(task.task) : "no lesson is open";
    }
    std::string operator()(const LessonReset&) const
    {
        return player ? player->reset() : "no lesson is open";
    }
    std::string operator()(const SetLanguage&) const { return {}; }
    std::string operator()(const SetTheme&) const { return {}; }
};

}  // namespace

std::string carry_out(const UiCommand& command, Actor& actor)
{
    return std::visit(Doer{actor}, command);
}

void type_waiting_lines(Actor& actor)
{
    if (actor.lines.empty() || !actor.session.idle()) return;
    if (actor.session.last_status() != 0 && !actor.session.debugger().in_front &&
        actor.lines.front().substr(0, 3) != "gcc") {
        actor.lines.clear();
        return;
    }
    const std::string line = actor.lines.front();
    actor.lines.pop_front();
    actor.session.begin_line(line);
}

}  // namespace fl::web
