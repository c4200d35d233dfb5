#include "machine/evaluate.h"

#include "base/text.h"
#include "inspect/source.h"
#include "kernel/process/send_signal.h"
#include "lang/debug.h"
#include "machine/machine.h"
#include "trace/names.h"

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

// What gdb says when a function it called for the user gets a signal and the stack is unwound.
std::string signaled_in_call(const MachineState& state, std::uint8_t signal)
{
    const std::string& expression = state.debugger.evaluation.expression;
    const std::string function = expression.substr(0, expression.find('('));
    return "\nProgram received signal " + std::string(trace::signal_name(signal)) + ", " +
           std::string(trace::signal_meaning(signal)) +
           ".\nThe program being debugged was signaled while in a function called from GDB.\n"
           "GDB has restored the context to what it was before the call.\n"
           "To change this behavior use \"set unwindonsignal off\".\n"
           "Evaluation of the expression containing the function\n(" +
           std::string(trim(function)) + ") will be abandoned.";
}

// gdb's ptype: typedefs looked through, the members of a struct, union or enum written out.
std::string layout_of(const lang::TypeTable& types, lang::TypeId type)
{
    std::string stars;
    lang::TypeId inner = types.canonical(type);
    while (types.at(inner).kind == lang::TypeKind::Pointer) {
        stars += "*";
        inner = types.canonical(types.at(inner).of);
    }
    const lang::Type& shape = types.at(inner);
    const bool record = shape.kind == lang::TypeKind::Struct || shape.kind == lang::TypeKind::Union;
    if (record && !shape.members.empty()) {
        std::string text = types.spell(inner) + " {\n";
        for (const lang::Member& member : shape.members) {
            text += "    " + types.spell(member.type, member.name);
            text += (member.bit_field ? format(" : %u", unsigned{member.bit_width}) : "") + ";\n";
        }
        return text + "}" + (stars.empty() ? "" : " " + stars);
    }
    if (shape.kind == lang::TypeKind::Enum && !shape.enumerators.empty()) {
        std::string text = types.spell(inner) + " {";
        std::int64_t next = 0;
        for (const lang::Enumerator& each : shape.enumerators) {
            text += (&each == &shape.enumerators.front() ? "" : ", ") + each.name;
            if (each.value != next) text += format(" = %lld", static_cast<long long>(each.value));
            next = each.value + 1;
        }
        return text + "}" + (stars.empty() ? "" : " " + stars);
    }
    return types.spell(types.canonical(type));
}

}  // namespace

Outcome begin_evaluation(MachineState& state, Pid pid, std::string_view expression, std::uint32_t frame)
{
    Outcome outcome;
    kernel::Process* process = state.kernel.processes.find(pid);
    const lang::ImageMap* images = process ? state.programs.images(process->space) : nullptr;
    state.debugger.evaluation = {.expression = std::string(expression),
                                 .saved = {},
                                 .type_name = {},
                                 .layout = {},
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
    VirtAddr pc = process->cpu.pc, fp = process->cpu.fp;
    if (frame > 0) {
        const std::vector<inspect::StackFrame> stack = inspect::backtrace(view(state), pid);
        if (frame < stack.size()) {
            pc = stack[frame].pc;
            fp = stack[frame].fp;
        }
    }
    const lang::Snippet snippet = lang::compile_expression(*images, {pc, fp}, reader(state, pid), expression);
    if (!snippet.program) {
        state.debugger.evaluation.error = snippet.error;
        outcome.error = Errno::Invalid;
        return outcome;
    }
    state.debugger.evaluation.saved = process->cpu;
    state.debugger.evaluation.type = snippet.type;
    state.debugger.evaluation.by_address = snippet.address;
    state.debugger.evaluation.type_name = snippet.program->types.spell(snippet.type);
    state.debugger.evaluation.layout = layout_of(snippet.program->types, snippet.type);
    const lang::Image image{.program = snippet.program, .base = snippet_base, .snippet = true};
    set_images(state, process->space, &image);
    process->cpu.pc = snippet_base + snippet.program->text_offset;
    process->cpu.sp = {align_down(process->cpu.sp.value - red_zone, 16)};
    process->cpu.fp = fp;
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
    const lang::ImageMap* images = state.programs.images(process.space);
    const lang::Image* image = images ? images->find(process.cpu.pc) : nullptr;
    const bool in_a_call = !image || !image->snippet;
    std::string error = format("Cannot access memory at address 0x%llx", at);
    if (in_a_call) error = signaled_in_call(state, signal.number);
    else if (signal.number == kernel::SigFpe) error = "Division by zero";
    state.debugger.evaluation.error = error;
    leave(state, process);
}

Evaluation evaluate_on_copy(const MachineState& state, Pid pid, std::string_view expression,
                            std::uint32_t frame, std::uint64_t steps)
{
    MachineState copy = state;
    trace::Recorder muted;
    muted.mute(true);
    if (begin_evaluation(copy, pid, expression, frame).ok()) {
        advance(copy, copy.moment.step + steps, muted);
        if (copy.debugger.journey.goal != Goal::Idle)
            copy.debugger.evaluation.error = "The expression takes too long.";
    }
    return copy.debugger.evaluation;
}

}  // namespace fl::machine
