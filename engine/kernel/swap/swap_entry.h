// Where a page went when it was swapped out: area and slot, as they stand in a page table entry.
// Linux: swp_entry_t, arch/x86/include/asm/pgtable_64.h.
#pragma once

#include "hw/pte.h"

#include <cstdint>

namespace fl::kernel {

struct SwapEntry {
    std::uint32_t raw = 0;  // area in the upper 5 bits, slot in the lower 27; slot 0 is the area's header

    static constexpr unsigned slot_bits = 27;
    static constexpr SwapEntry make(unsigned area, std::uint32_t slot) { return {area << slot_bits | slot}; }
    constexpr unsigned area() const { return raw >> slot_bits; }
    constexpr std::uint32_t slot() const { return raw & ((1u << slot_bits) - 1); }
    constexpr bool empty() const { return raw == 0; }
    friend constexpr bool operator==(SwapEntry, SwapEntry) = default;
};

inline constexpr std::uint64_t pte_swap_exclusive = 1ull << 3;

// Bits 59 to 63 the area, 9 to 58 the slot's complement: an entry that is not present must not look like an
// address a processor could guess at (L1TF).
constexpr hw::Pte swap_pte(SwapEntry entry, bool exclusive = false)
{
    constexpr std::uint64_t offset_mask = (1ull << 50) - 1;
    return {std::uint64_t{entry.area()} << 59 | (~std::uint64_t{entry.slot()} & offset_mask) << 9 |
            (exclusive ? pte_swap_exclusive : 0)};
}
constexpr bool is_swap(hw::Pte entry)
{
    return entry.raw != 0 && !entry.present() && !entry.prot_none();
}
constexpr SwapEntry swap_entry(hw::Pte entry)
{
    constexpr std::uint64_t offset_mask = (1ull << 50) - 1;
    return SwapEntry::make(static_cast<unsigned>(entry.raw >> 59),
                           static_cast<std::uint32_t>(~(entry.raw >> 9) & offset_mask));
}

}  // namespace fl::kernel
