#include "machine/stepping.h"

#include "inspect/source.h"
#include "kernel/process/send_signal.h"
#include "lang/debug.h"

#include <algorithm>

namespace fl::machine {
namespace {

const lang::Image* image_at(const MachineState& state, const kernel::Process& process, VirtAddr pc)
{
    const lang::ImageMap* images = state.programs.images(process.space);
    return images ? images->find(pc) : nullptr;
}

bool is_learners(const MachineState& state, const lang::Image* image)
{
    return image && image->program != state.c_library->program && !image->snippet;
}

std::uint32_t line_at(const MachineState& state, const kernel::Process& process)
{
    const lang::Image* image = image_at(state, process, process.cpu.pc);
    if (!image) return 0;
    const auto place = lang::place_of(*image, process.cpu.pc);
    return place ? place->line : 0;
}

// The return address lies above the saved frame pointer, as on x86.
VirtAddr return_address(const MachineState& state, const kernel::Process& process)
{
    const auto word = inspect::peek64(view(state), process.pid, process.cpu.fp + 8);
    if (!word || !is_learners(state, image_at(state, process, VirtAddr{*word}))) return {};
    return {*word};
}

bool is_stepping(Goal goal)
{
    return goal == Goal::Statement || goal == Goal::Next || goal == Goal::Finish;
}

}  // namespace

bool in_learners_program(const MachineState& state, const kernel::Process& process)
{
    return is_learners(state, image_at(state, process, process.cpu.pc));
}

Journey begin_journey(const MachineState& state, const kernel::Process& process, Goal goal)
{
    Journey journey{.goal = goal, .pid = process.pid};
    journey.deliver = process.traced && kernel::next_signal(process).has_value();
    if (!is_stepping(goal)) return journey;
    journey.start_line = line_at(state, process);
    journey.start_frame = process.cpu.fp;
    if (in_learners_program(state, process)) journey.return_to = return_address(state, process);
    return journey;
}

lang::BreakpointSet stopping_points(const MachineState& state, const kernel::Process& process)
{
    const Debugger& debugger = state.debugger;
    lang::BreakpointSet points;
    if (process.traced && debugger.journey.goal != Goal::Evaluate)
        for (const Breakpoint& point : debugger.breakpoints)
            points.push_back(point.at);
    if (process.pid == debugger.journey.pid && debugger.journey.return_to.value != 0)
        points.push_back(debugger.journey.return_to);
    std::sort(points.begin(), points.end());
    return points;
}

lang::RunLimits run_limits(const MachineState& state, const kernel::Process& process,
                           const lang::BreakpointSet& points, bool every_statement)
{
    const Journey& journey = state.debugger.journey;
    const bool by_line =
        process.pid == journey.pid && (journey.goal == Goal::Statement || journey.goal == Goal::Next);
    lang::RunLimits limits;
    limits.stop_at_statement = by_line || every_statement;
    if (by_line && !every_statement && journey.goal == Goal::Next) limits.frame_floor = journey.start_frame;
    limits.breakpoints = points.empty() ? nullptr : &points;
    limits.announced = state.debugger.announced == Announced{process.pid, process.cpu.pc};
    return limits;
}

bool statement_ends(const MachineState& state, const kernel::Process& process)
{
    const Journey& journey = state.debugger.journey;
    if (journey.goal != Goal::Statement && journey.goal != Goal::Next) return false;
    if (!in_learners_program(state, process)) return false;
    if (journey.goal == Goal::Next && process.cpu.fp < journey.start_frame) return false;
    return process.cpu.fp != journey.start_frame || line_at(state, process) != journey.start_line;
}

}  // namespace fl::machine
