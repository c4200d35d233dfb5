#include "machine/evaluate.h"

#include "base/text.h"
#include "inspect/source.h"
#include "kernel/process/send_signal.h"
#include "lang/debug.h"
#include "machine/machine.h"

#include <cstring>

namespace fl::machine {
namespace {

constexpr VirtAddr snippet_base{
    0x7fff'0000'0000};                   // nothing is ever mapped here; the snippet's text is not in memory
constexpr std::uint64_t red_zone = 256;  // bytes below sp left alone, so that the frame's temporaries survive
constexpr std::uint64_t largest_value = 4096;  // bytes of an object that are printed

lang::ReadMemory reader(const MachineState& state, Pid pid)
{
    return [&state, pid](VirtAddr address, std::span<std::uint8_t> bytes) {
        return inspect::peek(view(state), pid, address, bytes.data(), bytes.size());
    };
}

void set_images(MachineState& state, std::uint32_t space, const lang::Image* snippet)
{
    lang::ImageMap images = *state.programs.images(space);
    std::erase_if(images.images, [](const lang::Image& image) { return image.snippet; });
    if (snippet) images.images.push_back(*snippet);
    state.programs.load(space, std::move(images));
}

// Puts everything back as it was before the expression; what it stored in memory stays.
void leave(MachineState& state, kernel::Process& process)
{
    process.cpu = state.debugger.evaluation.saved;
    process.signals.pending = state.debugger.evaluation.signals.pending;
    process.signals.info = state.debugger.evaluation.signals.info;
    set_images(state, process.space, nullptr);
    state.debugger.last_stop = state.debugger.evaluation.stopped;
    state.debugger.announced = state.debugger.evaluation.announced;
    state.debugger.journey = {};
    if (process.traced) process.state = kernel::ProcessState::Stopped;
}

std::string render_result(const MachineState& state, const kernel::Process& process)
{
    const lang::Image& image = state.programs.images(process.space)->images.back();
    const lang::TypeTable& types = image.program->types;
    const lang::TypeId type = state.debugger.evaluation.type;
    const lang::Type& shape = types.at(type);
    if (shape.kind == lang::TypeKind::Void || process.cpu.depth == 0) return {};
    const std::uint64_t operand = process.cpu.operands[process.cpu.depth - 1];
    std::vector<std::uint8_t> bytes(std::min(shape.size, largest_value));
    const lang::ReadMemory read = reader(state, process.pid);
    if (state.debugger.evaluation.by_address) {
        if (!read(VirtAddr{operand}, bytes))
            return format("<error: Cannot access memory at address 0x%llx>",
                          static_cast<unsigned long long>(operand));
    } else {
        std::memcpy(bytes.data(), &operand, std::min(bytes.size(), sizeof operand));
    }
    return lang::render_top_value(types, type, bytes, read, state.programs.images(process.space));
}

}  // namespace

Outcome begin_evaluation(MachineState& state, Pid pid, std::string_view expression)
{
    Outcome outcome;
    kernel::Process* process = state.kernel.processes.find(pid);
    const lang::ImageMap* images = process ? state.programs.images(process->space) : nullptr;
    state.debugger.evaluation = {.expression = std::string(expression),
                                 .saved = {},
                                 .value = {},
                                 .error = {},
                                 .type = 0,
                                 .by_address = false,
                                 .announced = state.debugger.announced,
                                 .stopped = state.debugger.last_stop,
                                 .signals = process ? process->signals : kernel::SignalState{}};
    if (!images) {
        state.debugger.evaluation.error = "The program is not being run.";
        outcome.error = Errno::NoProcess;
        return outcome;
    }
    const lang::Snippet snippet = lang::compile_expression(*images, process->cpu.pc, expression);
    if (!snippet.program) {
        state.debugger.evaluation.error = snippet.error;
        outcome.error = Errno::Invalid;
        return outcome;
    }
    state.debugger.evaluation.saved = process->cpu;
    state.debugger.evaluation.type = snippet.type;
    state.debugger.evaluation.by_address = snippet.address;
    const lang::Image image{.program = snippet.program, .base = snippet_base, .snippet = true};
    set_images(state, process->space, &image);
    process->cpu.pc = snippet_base + snippet.program->text_offset;
    process->cpu.sp = {align_down(process->cpu.sp.value - red_zone, 16)};
    process->cpu.depth = 0;
    process->signals.pending = 0;
    process->state = kernel::ProcessState::Running;
    state.debugger.journey = {.goal = Goal::Evaluate, .pid = pid};
    return outcome;
}

void finish_evaluation(MachineState& state)
{
    kernel::Process& process = state.kernel.processes.at(state.debugger.journey.pid);
    state.debugger.evaluation.value = render_result(state, process);
    leave(state, process);
}

void fail_evaluation(MachineState& state, const kernel::SignalInfo& signal)
{
    kernel::Process& process = state.kernel.processes.at(state.debugger.journey.pid);
    kernel::drop_signal(state.kernel, process.pid, signal.number);
    const auto at = static_cast<unsigned long long>(signal.address.value);
    state.debugger.evaluation.error = signal.number == kernel::SigFpe
                                          ? "Division by zero"
                                          : format("Cannot access memory at address 0x%llx", at);
    leave(state, process);
}

Evaluation evaluate_on_copy(const MachineState& state, Pid pid, std::string_view expression,
                            std::uint64_t steps)
{
    MachineState copy = state;
    trace::Recorder muted;
    muted.mute(true);
    if (begin_evaluation(copy, pid, expression).ok()) {
        advance(copy, copy.moment.step + steps, muted);
        if (copy.debugger.journey.goal != Goal::Idle)
            copy.debugger.evaluation.error = "The expression takes too long.";
    }
    return copy.debugger.evaluation;
}

}  // namespace fl::machine
