// An strace log as a whole: its calls with their processes, unfinished ones joined with what was resumed.
// Views point into the text it was read from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fl::import {

struct LogEntry {
    enum class Kind : std::uint8_t { Call, Signal, Exited, Killed };
    Kind kind = Kind::Call;
    std::uint32_t line = 0;  // where it stands, or where it began
    std::uint32_t pid = 0;   // as in the log; 0: the log never says
    std::string_view name;
    std::string_view arguments;
    std::string_view more;    // arguments of the line that resumed it
    std::string_view result;  // empty: it never came back
    std::uint32_t status = 0;
};

struct CallLog {
    std::vector<LogEntry> entries;  // in the order in which they took effect
    std::uint32_t lines = 0, calls = 0, unknown = 0;
    std::uint32_t first_unknown = 0;  // its line
    std::uint32_t others = 0;         // calls that do not concern memory
    std::string_view text;
};

inline constexpr std::size_t most_entries = 1'000'000;  // later ones are only counted

CallLog read_call_log(std::string_view text);

// Does a call of that name change memory, make or end a process, or open what may be mapped?
bool concerns_memory(std::string_view name);

// A few lines of it look like strace's.
bool looks_like_call_log(std::string_view text);

}  // namespace fl::import
