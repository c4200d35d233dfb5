// A command of the shell: a pure function from arguments, input and the world to text, a status and what it
// asks for.
#pragma once

#include "machine/command.h"
#include "shell/world.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fl::shell {

struct ToolCall {
    std::vector<std::string> arguments;  // [0] is the name
    std::string_view input;              // what a pipe or < hands in
    const World& world;
    unsigned round = 0;            // how often it has been called again by RunAgain
    std::string_view memory = {};  // what it then wanted to remember
    bool to_terminal = true;       // what it prints is seen at once: ls makes columns
};

// What a command may ask the session to do after it has printed.
struct CompileRequest {
    std::string source, output;
};
struct RunRequest {
    std::vector<std::string> arguments;
    std::string path = {};  // of the program; "" = arguments[0]
    std::string perf = {};  // events of perf stat, to be told when it has ended
    bool traced = false;    // by strace
    bool count = false;     // strace -c
    bool children = false;  // strace -f
    std::string calls;      // strace -e
    std::string trace_file = {};  // strace -o
    Pid attach = 0;               // strace -p
};
struct DebugRequest {
    std::vector<std::string> arguments;
};  // gdb
struct ChangeDirectory {
    std::string to;
};
struct SetVariable {
    std::string name, value;
    bool clear = false;  // an array begins anew: all its items go
};
struct UnsetVariable {
    std::string name;
};
struct ClearScreen {};
struct ClearHistory {};
struct Foreground {
    unsigned job = 0;
};
struct ContinueJob {
    unsigned job = 0;
};
struct WaitForJobs {
    Pid pid = 0;
};  // 0 = all
// The same command once more after some simulated time: vmstat 1 5.
struct RunAgain {
    Tick after;
    std::string memory;
};
// A line for the shell: what xargs and eval have put together. `apart`: as sh FILE does, in a shell of its
// own.
struct RunLine {
    std::string text;
    bool apart = false;
    std::vector<std::string> arguments = {};
    std::string name = "bash", options = {};  // $0, and letters of set
};
using Request = std::variant<std::monostate, CompileRequest, RunRequest, DebugRequest, ChangeDirectory,
                             SetVariable, UnsetVariable, ClearScreen, ClearHistory, Foreground, ContinueJob,
                             WaitForJobs, RunAgain, RunLine>;

struct ToolResult {
    std::string output, errors;
    int status = 0;
    std::vector<machine::Command> commands;  // applied in this order; Wait lets time pass
    Request request;
};

struct Tool {
    std::string_view name;
    std::string_view usage;              // "free [-b|-k|-m|-g|-h] [-t] [-w] [-l]"
    std::string_view what;               // one line for help
    ToolResult (*run)(const ToolCall&);  // none: a program in C, compiled into /usr/bin when it is first used
};

std::span<const Tool> tools();
bool is_shell_word(const Tool& tool);  // of the shell itself: no file in /usr/bin
const Tool* find_tool(std::string_view name);

// "cat: x: No such file or directory\n"
std::string complaint(std::string_view tool, std::string_view what, Errno error);
// The text of the files named from arguments[first] on, or the input when there is none; complaints go to
// errors.
std::string read_inputs(const ToolCall& call, std::size_t first, ToolResult& result);

}  // namespace fl::shell
