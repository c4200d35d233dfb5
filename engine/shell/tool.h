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
};

// What a command may ask the session to do after it has printed.
struct CompileRequest {
    std::string source, output;
};
struct RunRequest {
    std::vector<std::string> arguments;
    bool traced = false;    // by strace
    bool count = false;     // strace -c
    bool children = false;  // strace -f
    std::string calls;      // strace -e
};
struct DebugRequest {
    std::vector<std::string> arguments;
};  // gdb
struct ChangeDirectory {
    std::string to;
};
struct SetVariable {
    std::string name, value;
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
using Request =
    std::variant<std::monostate, CompileRequest, RunRequest, DebugRequest, ChangeDirectory, SetVariable,
                 UnsetVariable, ClearScreen, ClearHistory, Foreground, ContinueJob, WaitForJobs>;

struct ToolResult {
    std::string output, errors;
    int status = 0;
    std::vector<machine::Command> commands;  // applied in this order; Wait lets time pass
    Request request;
};

struct Tool {
    std::string_view name;
    std::string_view usage;  // "free [-b|-k|-m|-g|-h] [-t] [-w] [-l]"
    std::string_view what;   // one line for help
    ToolResult (*run)(const ToolCall&);
};

std::span<const Tool> tools();
const Tool* find_tool(std::string_view name);

// "cat: x: No such file or directory\n"
std::string complaint(std::string_view tool, std::string_view what, Errno error);
// The text of the files named from arguments[first] on, or the input when there is none; complaints go to
// errors.
std::string read_inputs(const ToolCall& call, std::size_t first, ToolResult& result);

}  // namespace fl::shell
