// One line of an strace log, without knowing the lines around it.
#pragma once

#include <cstdint>
#include <string_view>

namespace fl::import {

struct TraceLine {
    enum class Kind : std::uint8_t {
        Unknown,
        Call,        // name(arguments) = result
        Unfinished,  // name(arguments <unfinished ...>
        Resumed,     // <... name resumed> arguments) = result
        Signal,      // --- SIGSEGV {...} ---
        Exited,      // +++ exited with 0 +++
        Killed,      // +++ killed by SIGKILL +++
        Attached,    // strace: Process 42 attached
        Note,        // of strace itself, a line of a stack trace, an empty line: means nothing here
    };
    Kind kind = Kind::Unknown;
    bool has_pid = false;  // the line says which process it is about
    std::uint32_t pid = 0;
    std::string_view name;       // of the call or signal
    std::string_view arguments;  // without the parentheses; of a Resumed line what it adds
    std::string_view result;     // "0x7f3a0000", "-1 ENOMEM (Cannot allocate memory)", "?"
    std::uint32_t status = 0;    // Exited; Attached: the pid
};

TraceLine parse_trace_line(std::string_view line);

// A call cut in two by strace's own message (its standard error holds both): what comes before
// "strace: Process 42 attached" at the line's end. Empty when the line is no such line.
std::string_view cut_by_message(std::string_view line);

// The call's arguments, cut at the commas between them: never inside quotes, brackets or comments. At most
// six; what is missing is empty.
struct Arguments {
    static constexpr unsigned most = 6;
    std::string_view at[most];
    unsigned count = 0;
};
Arguments split_arguments(std::string_view text);

}  // namespace fl::import
