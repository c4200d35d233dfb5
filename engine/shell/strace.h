// System calls as strace(1) prints them: names for the numbers, the result at column 40.
#pragma once

#include "machine/state.h"
#include "trace/recorder.h"

#include <string>
#include <vector>

namespace fl::shell {

// The line for a finished system call, a signal or an exit, without newline; "" for other events.
// Strings and structures are read from the process's memory as it is in `state`, where they are still there.
std::string strace_line(const trace::Event& event, const trace::Recorder& record,
                        const machine::MachineState& state);

// "execve("./demo", ["./demo"], 0x7fffffffe558 /* 9 vars */) = 0", the line every trace begins with.
std::string strace_start(const std::vector<std::string>& arguments, const machine::MachineState& state,
                         trace::Pid pid);

// Does `-e trace=WHAT` keep this call? WHAT: names and %memory, %file, %process, %desc separated by commas;
// "" = all.
bool strace_keeps(std::string_view what, unsigned number);

struct CallCount {
    unsigned number = 0;
    unsigned calls = 0, errors = 0;
};
std::string strace_summary(std::vector<CallCount> counts);  // -c

}  // namespace fl::shell
