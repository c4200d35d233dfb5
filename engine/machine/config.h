// What a machine is built from. Equal configurations and commands give equal machines.
#pragma once

#include "base/units.h"

namespace fl::machine {

enum class Console : std::uint8_t { Terminal, File };  // decides how the C library buffers stdout

struct MachineConfig {
    ByteCount ram = 256_MiB;  // 64 MiB to 16 GiB
    ByteCount swap{0};
    Console console = Console::Terminal;

    friend bool operator==(const MachineConfig&, const MachineConfig&) = default;
};

inline constexpr ByteCount smallest_ram = 64_MiB;
inline constexpr ByteCount largest_ram = 16_GiB;

}  // namespace fl::machine
