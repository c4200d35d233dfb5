// What every front end holds: a machine in time, with a terminal in front of it.
#pragma once

#include "machine/c_library.h"
#include "machine/command.h"
#include "machine/config.h"
#include "machine/moment.h"
#include "machine/outcome.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::machine {
class Timeline;
struct MachineState;
}  // namespace fl::machine

namespace fl::shell {

using trace::Pid;

struct TranscriptEntry {
    enum Kind : std::uint8_t {
        Prompt,
        Output,
        Error,
        Expected
    };  // Prompt: the prompt with the line typed after it
    Kind kind = Output;
    std::string text;  // may hold several lines; output entries may end in the middle of one
    machine::Moment at;
};

// What a front end shows about the debugger; all zero when gdb is not in front.
struct DebuggerView {
    bool in_front = false;
    Pid pid = 0;  // 0: the program does not run
    std::string program;
    struct Breakpoint {
        std::uint32_t number;
        std::string file;
        int line;
        VirtAddr at;
    };
    std::vector<Breakpoint> breakpoints;
};

class Session {
public:
    explicit Session(const machine::MachineConfig& config);  // compiles a C library of its own
    Session(const machine::MachineConfig& config, const machine::CLibraryPtr& c_library);
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    // A shell line, or a gdb line when gdb is in front. In the past it starts a new branch of the story.
    void begin_line(std::string_view line);
    // A line for the shell although gdb is in front: what a second terminal would do.
    void begin_shell_line(std::string_view line);
    // Goes on with the debugged process, or the newest program, to a goal no command of gdb has: the next
    // fault, the next system call. Like a line, it starts a new branch in the past, and pump() carries it
    // out.
    void begin_run(machine::Goal goal);
    // Goes on with the present line by at most `steps` machine steps. False when idle. In the past it does
    // nothing.
    bool pump(std::uint64_t steps);
    bool idle() const;
    // Ctrl-C.
    void interrupt();
    // begin_line and pump until idle or out of steps; returns what this line printed.
    std::string run_line(std::string_view line, std::uint64_t step_limit);
    std::string run_shell_line(std::string_view line, std::uint64_t step_limit);

    std::string prompt() const;                       // "$ " or "(gdb) "; "" while a line runs
    std::vector<TranscriptEntry> transcript() const;  // only up to the present moment
    std::uint64_t revision() const;                   // changes whenever transcript() or prompt() may have
    int last_status() const;                          // $?

    // Time. Everything shown afterwards is as it was then.
    void seek(machine::Moment to);
    machine::Timeline& timeline();
    const machine::Timeline& timeline() const;
    const machine::MachineState& state() const;

    // The status of an exit that has been typed since the session began: who reads a script ends here.
    std::optional<int> ended() const;
    // Whether somebody types here, as at first: then the shell tells of its jobs, and ls makes columns.
    void be_at_terminal(bool yes);

    // For what comes from outside: a command no line asked for, and text the terminal shows as printed now.
    machine::Outcome enact(const machine::Command& command);
    void print(std::string_view text);

    // A learner's file in the home directory, e.g. "demo.c".
    void add_file(std::string_view path, std::string_view text);
    std::string directory() const;  // the working directory, "/home/learner"

    std::vector<std::string> complete(std::string_view line) const;  // whole words that may stand at its end
    std::vector<std::string> history() const;
    DebuggerView debugger() const;
    // The process the learner is looking at: the debugged one, else the newest program; 0 = none.
    Pid process_in_focus() const;
    // The newest process whose name is `comm` ("demo"), dead or alive; 0 = none.
    Pid find_process(std::string_view comm) const;

private:
    class Core;
    std::unique_ptr<Core> core_;
};

}  // namespace fl::shell
