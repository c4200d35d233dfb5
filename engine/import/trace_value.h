// What strace writes for an argument or a result, as a number again.
#pragma once

#include "import/trace_line.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fl::import {

// "NULL", "4096", "0x3", "-1", "8192*1024", "PROT_READ|PROT_WRITE", "1<<20", "3</etc/passwd>",
// "0x3 /* PROT_READ|PROT_WRITE */". Nothing for what is none of these; flags of a name unknown here count as
// 0.
std::optional<std::uint64_t> value_of(std::string_view text);

// The same of one argument of a call; 0 when it is not there.
std::uint64_t argument(const Arguments& arguments, unsigned index);

// Flags of mmap that the player changes.
inline constexpr std::uint64_t map_fixed = 0x10, map_anonymous = 0x20, map_locked = 0x2000,
                               map_populate = 0x8000, map_huge = 0x40000;

// The path in "\"/etc/passwd\"" or "3</etc/passwd>"; "" when there is none. Escapes are undone.
std::string quoted_text(std::string_view text);
std::string path_behind(std::string_view descriptor);

// "-1 ENOMEM (Cannot allocate memory)": "ENOMEM"; "" for a call that succeeded.
std::string_view errno_of(std::string_view result);
// The number a call returned; nothing for a failed or unfinished one. Knows "5 /* 890 in strace's PID NS */".
std::optional<std::uint64_t> returned(std::string_view result);

}  // namespace fl::import
