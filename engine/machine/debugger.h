// What a debugger knows: breakpoints, what is running towards which goal, and why it last stopped.
#pragma once

#include "base/address.h"
#include "hw/cpu.h"
#include "kernel/process/signal.h"
#include "lang/type.h"
#include "machine/command.h"

#include <string>
#include <vector>

namespace fl::machine {

struct Breakpoint {
    std::uint32_t number = 0;
    VirtAddr at;
    bool temporary = false;
    std::uint32_t hits = 0;

    friend bool operator==(const Breakpoint&, const Breakpoint&) = default;
};

struct Watch {
    std::uint32_t number = 0;  // shared with breakpoints
    Pid pid = 0;
    VirtAddr at, scope;
    std::string bytes;  // as last seen

    friend bool operator==(const Watch&, const Watch&) = default;
};

enum class Stop : std::uint8_t {
    None,        // still running, or never ran
    Goal,        // the goal of the Run was reached
    Breakpoint,  // `breakpoint` says which
    Signal,      // a traced process is about to receive `signal`
    Exited,      // `status` is the exit status
    Killed,      // `signal` ended it
    Deadlock,    // nothing can ever run again
    Watch,       // what watch `breakpoint` looks at has changed
    WatchGone,   // the frame of watch `breakpoint` has ended, and the watch with it
};

struct StopReport {
    Stop why = Stop::None;
    Pid pid = 0;
    std::uint32_t breakpoint = 0;
    std::uint8_t signal = 0;
    std::int32_t status = 0;

    friend bool operator==(const StopReport&, const StopReport&) = default;
};

// A Run in progress. Part of the state, so that a keyframe in its middle goes on as the original did.
struct Journey {
    Goal goal = Goal::Idle;
    Pid pid = 0;
    std::uint32_t start_line = 0;  // Statement, Next: stop only on another line …
    VirtAddr start_frame{};        // … or in another frame; Next, Finish: never in a deeper one
    VirtAddr return_to{};  // where the function it began in returns to; 0 = not into the learner's program
    bool deliver = false;  // the signal that stopped the process is now delivered
    Tick until{};          // Wait

    friend bool operator==(const Journey&, const Journey&) = default;
};

// The statement a process last stopped before: going on does not stop there again.
struct Announced {
    Pid pid = 0;
    VirtAddr pc;

    friend bool operator==(const Announced&, const Announced&) = default;
};

// An expression being evaluated in a process: what has to be put back afterwards, and what came out.
struct Evaluation {
    std::string expression;
    hw::Cpu saved;
    std::string type_name;    // "char *"
    std::string layout;       // ptype's text: a struct with its members
    std::string value;        // as gdb prints it after "$1 = "; "" for void
    std::string error;        // "No symbol "x" in current context."
    lang::TypeId type = 0;    // of the value, in the snippet's types
    bool by_address = false;  // the snippet leaves the value's address
    Announced announced;      // where the process stood, and why, before the expression
    StopReport stopped;
    kernel::SignalState signals;  // what was on its way waits until the expression is done

    friend bool operator==(const Evaluation&, const Evaluation&) = default;
};

struct Debugger {
    std::vector<Breakpoint> breakpoints;
    std::vector<Watch> watches;
    std::uint32_t next_number = 1;
    Journey journey;
    Announced announced;
    StopReport last_stop;
    Evaluation evaluation;

    friend bool operator==(const Debugger&, const Debugger&) = default;
};

}  // namespace fl::machine
