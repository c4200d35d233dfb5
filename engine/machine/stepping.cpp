#include "machine/stepping.h"

#include "inspect/source.h"
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

bool is_stepping(Goal goal) { return goal == Goal::Statement || goal == Goal::Next || goal == Goal::Finish; }

}  // namespace

bool in_learners_program(const MachineState& state, const kernel::Process& process)
{
    return is_learners(state, image_at(state, process, process.cpu.pc));
}

Journey begin_journey(const MachineState& state, const kernel::Process& process, Goal goal)
{
    Journey journey{.goal = goal, .pid = process.pid};
    journey.deliver = process.traced;
    if (!is_stepping(goal)) return journey;
    journey.start_line = line_at(state, process);
    journey.start_frame = process.cpu.fp;
    if (in_learners_program(state, process)) journey.return_to = return_address(state, process);
    return journey;
}

StepLimits step_limits(const MachineState& state, const kernel::Process& process, std::uint64_t instructions, bool every_statement)
{
    const Debugger& debugger = state.debugger;
    const bool travels = process.pid == debugger.journey.pid;
    const bool by_line = travels && (debugger.journey.goal == Goal::Statement || debugger.journey.goal == Goal::Next);
    StepLimits limits;
    if (process.traced && debugger.journey.goal != Goal::Evaluate)
        for (const Breakpoint& point : debugger.breakpoints) limits.points.push_back(point.at);
    if (travels && debugger.journey.return_to.value != 0) limits.points.push_back(debugger.journey.return_to);
    std::sort(limits.points.begin(), limits.points.end());

    limits.run.instructions = instructions;
    limits.run.stop_at_statement = by_line || every_statement;
    if (by_line && !every_statement && debugger.journey.goal == Goal::Next) limits.run.frame_floor = debugger.journey.start_frame;
    limits.run.breakpoints = limits.points.empty() ? nullptr : &limits.points;
    limits.run.announced = debugger.announced == Announced{process.pid, process.cpu.pc};
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
