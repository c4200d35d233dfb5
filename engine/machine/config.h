// What a machine is built from. Equal configurations and commands give equal machines.
#pragma once

#include "base/units.h"

namespace fl::machine {

enum class Console : std::uint8_t { Terminal, File };  // decides how the C library buffers stdout

struct MachineConfig {
    ByteCount ram = 256_MiB;  // 64 MiB to 16 GiB
    ByteCount swap{0};
    Console console = Console::Terminal;
    bool pcid = true;  // the processor tags TLB entries, so that a switch keeps them (with 4 or 5 levels)
    std::uint8_t page_levels = 4;  // 2 (32-bit addresses, 3 GiB for the program), 4 or 5

    friend bool operator==(const MachineConfig&, const MachineConfig&) = default;
};

inline constexpr ByteCount smallest_ram = 64_MiB;
inline constexpr ByteCount largest_ram = 16_GiB;
// An entry of 4 bytes has 20 bits for the frame.
constexpr ByteCount largest_ram_for(std::uint8_t page_levels)
{
    return page_levels == 2 ? 4_GiB : largest_ram;
}

}  // namespace fl::machine
