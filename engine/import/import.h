// What a learner brings from a machine of their own: which kind of file it is, and what is said of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fl::import {

enum class Kind : std::uint8_t {
    Nothing,   // none of them
    CallLog,   // strace
    AreaFile,  // /proc/PID/maps or smaps
    OomLog,    // the kernel's log of an OOM kill
};

inline constexpr std::size_t largest_file = 64u << 20;  // bytes

// Looks at the content, never at the name.
Kind recognise(std::string_view text);

// What to say of a file that is none of them.
inline constexpr std::string_view expectation =
    "expected an strace log (strace -f -o FILE PROGRAM), a copy of /proc/PID/maps or smaps, or a kernel log "
    "with an OOM kill (dmesg, journalctl -k)";

}  // namespace fl::import
