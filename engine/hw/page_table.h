// Page tables as they lie in memory: each table a frame of entries, as hw/paging.h says. Linux: PGD, P4D,
// PUD, PMD, PTE.
#pragma once

#include "hw/physical_memory.h"
#include "hw/pte.h"

#include <array>
#include <optional>

namespace fl::hw {

// Does an entry of that level map memory itself, rather than lead to a table?
constexpr bool is_leaf(Pte entry, unsigned level) { return level == 1 || entry.huge(); }

struct WalkStep {
    std::uint8_t level = 0;  // Paging::levels = PGD … 1 = PTE table
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

// The present entry that maps an address, of whatever level.
struct Leaf {
    PhysAddr entry_at;
    Pte entry;
    unsigned level = 0;   // 1: 4 KiB; 2: 2 MiB (4 MiB with two levels); 3: 1 GiB
    FrameNumber frame;    // of the address's own 4 KiB
};
std::optional<Leaf> find_leaf(const PhysicalMemory& memory, FrameNumber root, VirtAddr address);

// Where the last-level entry of an address lies, if its table exists and no huge entry stands above it.
std::optional<PhysAddr> find_entry(const PhysicalMemory& memory, FrameNumber root, VirtAddr address);

}  // namespace fl::hw
