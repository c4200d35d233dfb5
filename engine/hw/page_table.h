// Page tables as they lie in memory: four levels of 512 entries, each table a frame. Linux: PGD, PUD, PMD,
// PTE.
#pragma once

#include "hw/physical_memory.h"
#include "hw/pte.h"

#include <array>
#include <optional>

namespace fl::hw {

inline constexpr unsigned table_levels = 4;

// 9 bits of the address choose the entry at each level, 12 are the offset.
constexpr unsigned table_index(VirtAddr address, unsigned level)
{
    return static_cast<unsigned>(address.value >> (page_shift + 9 * (level - 1)) & 511);
}

struct WalkStep {
    std::uint8_t level = 0;  // 4 = PGD … 1 = PTE table
    FrameNumber table;
    unsigned index = 0;
    PhysAddr entry_at;
    Pte entry;
    bool exists = false;  // the table is there

    friend bool operator==(const WalkStep&, const WalkStep&) = default;
};

struct Walk {
    std::array<WalkStep, 5> steps{};  // from the root down
    std::uint8_t count = 0;
    bool complete = false;  // ends at a present entry that maps memory

    const WalkStep& last() const { return steps[count - 1u]; }
};

// What the processor would follow for an address. Changes nothing.
Walk walk(const PhysicalMemory& memory, FrameNumber root, VirtAddr address);

// Where the last-level entry of an address lies, if its table exists and no huge entry stands above it.
std::optional<PhysAddr> find_entry(const PhysicalMemory& memory, FrameNumber root, VirtAddr address);

}  // namespace fl::hw
