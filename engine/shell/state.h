// What a terminal remembers at one moment: the shell's state and the debugger's. A value, so that going back
// in time restores it.
#pragma once

#include "base/address.h"
#include "shell/streams.h"
#include "shell/syntax.h"
#include "trace/event.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fl::shell {

using trace::Pid;

inline constexpr std::string_view home_directory = "/home/learner";

struct Job {
    unsigned number = 0;
    Pid pid = 0;
    std::string text;  // as typed
    bool stopped = false;
};

struct GdbBreakpoint {
    std::uint32_t number = 0;   // as gdb shows it
    std::uint32_t machine = 0;  // the machine's number; 0 = waits for a library to be loaded
    std::string where;          // as typed
    std::uint64_t offset = 0;   // from the base of the program
    VirtAddr at;                // when it is in a library, or the program runs
    std::string file, function;
    int line = 0;
    bool temporary = false, enabled = true;
    unsigned hits = 0;
    bool watch = false;     // a watchpoint: `where` is its expression
    std::string old_value;  // of a watchpoint, as printed
    VirtAddr scope;         // of a watchpoint: the frame it belongs to; 0 = none
};

struct GdbDisplay {
    unsigned number = 0;
    std::string expression;
    char format = 0;
};

struct GdbState {
    std::string program;                 // as named on the command line: "./demo"
    std::vector<std::string> arguments;  // of run
    Pid pid = 0;                         // 0 = does not run
    unsigned frame = 0;                  // selected
    std::vector<GdbBreakpoint> breakpoints;
    std::uint32_t next_breakpoint = 1;
    std::vector<GdbDisplay> displays;
    unsigned next_display = 1;
    std::vector<std::string> values;  // $1, $2, …
    std::string last_command;         // an empty line repeats it
    int list_line = 0;                // the last line `list` has shown
    VirtAddr examine_at;              // where `x` goes on
    unsigned passing_signal = 0;      // the signal it stopped with
    std::string function;             // where it last stopped, to tell when the frame has changed
    VirtAddr frame_at;
};

struct ShellState {
    std::string directory = std::string(home_directory);
    std::map<std::string, std::string> variables;
    std::map<std::string, ScriptPtr> functions;
    std::vector<std::string> arguments;    // $1, $2, … inside a function
    std::set<std::string> exported;        // names of variables that programs see
    std::string options;                   // of set: "e", "u", "x", "C", "p" (pipefail)
    std::map<char, std::uint64_t> limits;  // of ulimit, in the units of setrlimit(2)
    Streams streams;                       // what exec has redirected
    std::map<std::string, std::string> aliases;
    std::string unfinished;    // lines that wait for their end: a loop's done, a quote
    int status = 0;            // $?
    std::optional<int> ended;  // exit has been typed, with this status: a terminal stays open
    std::vector<std::string> history;
    std::vector<Job> jobs;
    Pid last_background = 0;  // $!
    bool at_terminal = true;  // somebody types: jobs are told of, ls makes columns
    Pid foreground = 0;       // the program a line is waiting for
    std::optional<GdbState> gdb;
};

}  // namespace fl::shell
