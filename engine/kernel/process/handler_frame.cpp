#include "kernel/process/handler_frame.h"

#include "kernel/fault/user_memory.h"

#include <cstddef>
#include <cstring>

namespace fl::kernel {
namespace {

constexpr std::uint64_t red_zone = 128;
constexpr std::uint64_t sa_nodefer = 0x40000000, sa_resethand = 0x80000000, sa_restart = 0x10000000;
constexpr std::uint64_t frame_mark = 0x666c742d73696766;  // tells a frame from other bytes

// What lies on the stack while a handler runs; its first word is the handler's return address.
struct HandlerFrame {
    std::uint64_t restorer;
    std::uint64_t mark;
    std::uint64_t blocked;  // mask to restore
    std::uint64_t interrupted;  // the call it slept in ends with EINTR
    hw::Cpu cpu;
    std::uint32_t info[32];      // siginfo_t, 128 bytes
    std::uint64_t context[121];  // ucontext_t: gregs from word 5 on, uc_sigmask at word 37
};

void fill_info(HandlerFrame& frame, const SignalInfo& info)
{
    frame.info[0] = info.number;
    frame.info[2] = static_cast<std::uint32_t>(info.code);
    if (info.code > 0 && info.number != SigChld) {
        std::memcpy(&frame.info[4], &info.address.value, 8);  // si_addr
        return;
    }
    frame.info[4] = info.sender;                    // si_pid
    std::memcpy(&frame.info[6], &info.value, 8);  // si_value
}

void fill_context(HandlerFrame& frame, const hw::Cpu& cpu, const SignalInfo& info)
{
    constexpr std::size_t gregs = 5, rbp = 10, rsp = 15, rip = 16, error = 19, trap = 20, cr2 = 22,
                          mask = 37;
    frame.context[gregs + rbp] = cpu.fp.value;
    frame.context[gregs + rsp] = cpu.sp.value;
    frame.context[gregs + rip] = cpu.pc.value;
    frame.context[gregs + error] = info.error;
    frame.context[gregs + trap] = info.number == SigFpe ? 0 : info.number == SigIll ? 6 : 14;
    frame.context[gregs + cr2] = info.address.value;
    frame.context[mask] = frame.blocked;
}

}  // namespace

bool enter_handler(Kernel& kernel, hw::Hardware& hardware, Pid pid, const SignalInfo& info,
                   trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    SignalState& signals = process.signals;
    const SignalHandler handler = signals.handlers[info.number];
    const bool on_other_stack = process.alternate_stack_size != 0 && (handler.flags & 0x08000000);
    const std::uint64_t top = on_other_stack ? process.alternate_stack.value + process.alternate_stack_size
                                             : process.cpu.sp.value - red_zone;
    const VirtAddr at{align_down(top - sizeof(HandlerFrame), 16) - 8};  // as after a call instruction

    HandlerFrame frame{};
    frame.restorer = handler.restorer;
    frame.mark = frame_mark;
    frame.blocked = signals.blocked;
    frame.cpu = process.cpu;
    fill_info(frame, info);
    fill_context(frame, process.cpu, info);
    const bool sleeps = process.waiting == WaitReason::Time || process.waiting == WaitReason::Signal;
    frame.interrupted = sleeps || (process.waiting != WaitReason::None && !(handler.flags & sa_restart));
    if (UserMemory(kernel, hardware, pid, record, OnDisk::Wait).put(at, frame) != Reach::Ok) return false;

    signals.blocked |= handler.mask;
    if (!(handler.flags & sa_nodefer)) signals.blocked |= signal_bit(info.number);
    if (handler.flags & sa_resethand) signals.handlers[info.number] = {};
    process.waiting = WaitReason::None;
    hw::Cpu& cpu = process.cpu;
    cpu.pc = {handler.handler};
    cpu.sp = at;
    cpu.operands = {};
    cpu.operands[2] = info.number;  // the first argument on top
    cpu.operands[1] = at.value + offsetof(HandlerFrame, info);
    cpu.operands[0] = at.value + offsetof(HandlerFrame, context);
    cpu.depth = 3;
    return true;
}

bool leave_handler(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    // The handler's return took the first word; what the restorer itself pushed since lies below.
    constexpr std::uint64_t search = 256;
    UserMemory memory(kernel, hardware, pid, record, OnDisk::Wait);
    for (std::uint64_t offset = 0; offset < search; offset += 8) {
        const VirtAddr at = process.cpu.sp + offset - 8;
        HandlerFrame frame{};
        if (memory.get(at, frame.restorer) != Reach::Ok || memory.get(at + 8, frame.mark) != Reach::Ok)
            return false;
        if (frame.mark != frame_mark) continue;
        if (memory.get(at, frame) != Reach::Ok || frame.cpu.depth > hw::operand_slots) return false;
        process.cpu = frame.cpu;
        process.interrupted = frame.interrupted != 0;
        process.signals.blocked = frame.blocked & ~(signal_bit(SigKill) | signal_bit(SigStop));
        return true;
    }
    return false;
}

}  // namespace fl::kernel
