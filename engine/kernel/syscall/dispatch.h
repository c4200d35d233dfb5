// A system call: from number and registers to what it does and what it returns. Linux: do_syscall_64().
#pragma once

#include "hw/hardware.h"
#include "kernel/host.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <array>
#include <cstdint>

namespace fl::kernel {

struct Call {
    std::uint16_t number = 0;  // of SystemCall
    std::array<std::uint64_t, 6> arguments{};
};

enum class CallResult : std::uint8_t {
    Done,      // `result` is what the call returns: a value, or -errno
    Retry,     // it waits for something: issue the same call again when the process runs next
    Exited,    // the process is gone, or has been killed
    Replaced,  // execve or rt_sigreturn: the registers are new, leave them alone
};

// Records SystemCalled when a call has finished.
CallResult dispatch(Kernel& kernel, hw::Hardware& hardware, Pid pid, const Call& call, std::int64_t& result,
                    Host& host, trace::Recorder& record);

}  // namespace fl::kernel
