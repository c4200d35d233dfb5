// What the shell's interpreter and the debugger work on: the machine in time, the terminal's state, the
// screen.
#pragma once

#include "machine/timeline.h"
#include "shell/state.h"
#include "shell/transcript.h"
#include "shell/world.h"

namespace fl::shell {

struct Desk {
    machine::Timeline timeline;
    ShellState shell;
    Transcript transcript;

    const machine::MachineState& machine() const { return timeline.state(); }
    inspect::View view() const { return machine::view(timeline.state()); }
    World world() const { return World(timeline.state(), shell); }

    void print(std::string_view text) { transcript.add(TranscriptEntry::Output, text, timeline.now()); }
    void print_error(std::string_view text) { transcript.add(TranscriptEntry::Error, text, timeline.now()); }
};

}  // namespace fl::shell
