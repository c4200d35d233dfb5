// The closed list of all that may change a machine. Each has a one-line text form (journal.h).
#pragma once

#include "base/address.h"
#include "base/units.h"
#include "machine/enact.h"
#include "trace/event.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fl::machine {

// Puts a file into the machine, as an editor saves it.
struct WriteFile {
    std::string path;
    std::string text;
    std::uint32_t mode = 0644;  // of a new one
};

// gcc SOURCE -o OUTPUT
struct CompileProgram {
    std::string source;
    std::string output;
    std::string directory = "/home/learner";  // relative paths start here
};

// Starts a program; `traced` = stopped before its first instruction, under a debugger.
struct StartProcess {
    std::vector<std::string> arguments;  // [0] is the path
    bool traced = false;
    std::string directory = "/home/learner";
    std::string path = {};                // the program's file; "" = arguments[0]
    std::optional<std::string> input = {};  // what standard input gives; none = the terminal
    std::string output_path = {}, error_path = {};  // files that standard output and error are appended to
    std::vector<std::string> environment = {};      // NAME=value, besides what every program gets
    std::map<char, std::uint64_t> limits = {};      // by the letter of ulimit, in bytes or as a count
};

// How far a Run goes. Every kind also ends at a breakpoint, at a signal of a traced process, and when the
// process ends.
enum class Goal : std::uint8_t {
    Idle,         // nothing is running
    Continue,     // until something stops it
    Statement,    // gdb step: the next source line, entering functions
    Next,         // gdb next: the next source line of this frame or a caller
    Finish,       // gdb finish: the caller of the current function
    Instruction,  // gdb stepi
    Fault,        // the next page fault
    SystemCall,   // the next finished system call
    Kernel,       // the next entry into the kernel, whatever it is
    Evaluate,     // the end of an expression (Command Evaluate)
    Wait,         // a moment in simulated time (Command Wait)
};

struct Run {
    Pid pid = 0;
    Goal goal = Goal::Continue;
};

struct SetBreakpoint {
    VirtAddr at;
    bool temporary = false;
};
// Stops the traced process when these bytes change. `scope`: the frame whose end is the watch's, 0 = none.
struct SetWatch {
    Pid pid = 0;
    VirtAddr at;
    std::uint32_t size = 0;
    VirtAddr scope;
};
struct DeleteBreakpoint {
    std::uint32_t number = 0;
};  // 0 = all

struct SendSignal {
    Pid pid = 0;
    std::uint8_t signal = 0;
};

// echo TEXT > PATH, for files below /proc and /sys
struct WriteProc {
    std::string path;
    std::string text;
};

// gdb call, print with side effects, set var: evaluates C in the scope where the process stands.
// The value is in MachineState::debugger.evaluation when the journey has ended.
struct Evaluate {
    Pid pid = 0;
    std::string expression;
    std::uint32_t frame = 0;  // 0 = the innermost
};

// The shell sleeps: simulated time passes, other processes run.
struct Wait {
    Tick duration;
};

using Command = std::variant<WriteFile, CompileProgram, StartProcess, Run, SetBreakpoint, SetWatch,
                             DeleteBreakpoint, SendSignal, ForkShell, WriteProc, Evaluate, Wait, EnactProgram,
                             EnactCall, EnactArea, EnactTouch>;

}  // namespace fl::machine
