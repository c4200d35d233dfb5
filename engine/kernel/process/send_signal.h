// Sending and taking signals. Linux: kernel/signal.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// Makes it pending (or drops it when ignored) and wakes the process. SIGSEGV and SIGBUS of the process's own
// fault cannot be blocked.
void send_signal(Kernel& kernel, Pid pid, const SignalInfo& info, trace::Recorder& record);

// The signal the process would take next, if any: for a debugger, which stops before it is delivered.
std::optional<SignalInfo> next_signal(const Process& process);

// What wait(2) reports of a child that lives on; kept in exit_status until it is asked for.
constexpr std::int32_t stopped_by(std::uint8_t signal) { return signal << 8 | 0x7f; }
inline constexpr std::int32_t wait_continued = 0xffff;

enum class Delivered : std::uint8_t {
    Nothing,
    Ignored,
    Handler /* registers now point into the handler */,
    Stopped,
    Killed
};

// Takes the next pending signal and does what is due. Call before a process returns to its program.
Delivered deliver_signal(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);

// Forgets a pending signal (gdb: signal 0).
void drop_signal(Kernel& kernel, Pid pid, std::uint8_t number);

}  // namespace fl::kernel
