// What a debugger knows: breakpoints, what is running towards which goal, and why it last stopped.
#pragma once

#include "base/address.h"
#include "machine/command.h"

#include <vector>

namespace fl::machine {

struct Breakpoint {
    std::uint32_t number = 0;
    VirtAddr at;
    bool temporary = false;
    std::uint32_t hits = 0;

    friend bool operator==(const Breakpoint&, const Breakpoint&) = default;
};

enum class Stop : std::uint8_t {
    None,        // still running, or never ran
    Goal,        // the goal of the Run was reached
    Breakpoint,  // `breakpoint` says which
    Signal,      // a traced process is about to receive `signal`
    Exited,      // `status` is the exit status
    Killed,      // `signal` ended it
    Deadlock,    // nothing can ever run again
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
    VirtAddr frame_floor;     // Next, Finish: stop only in frames at or above this fp
    int start_line = 0;       // Statement, Next: stop only on another line
    VirtAddr start_frame;
    Tick until;               // Wait

    friend bool operator==(const Journey&, const Journey&) = default;
};

struct Debugger {
    std::vector<Breakpoint> breakpoints;
    std::uint32_t next_number = 1;
    Journey journey;
    StopReport last_stop;

    friend bool operator==(const Debugger&, const Debugger&) = default;
};

}  // namespace fl::machine
