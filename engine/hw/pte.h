// One entry of a page table on x86-64.
//
//   63 62..59 58..52 51 ............ 12 11..9  8  7  6  5  4   3   2  1  0
//   NX  pkey  free      frame number     soft   G PS  D  A PCD PWT US RW  P
//
// P present, RW writable, US reachable from user mode, A set by any access, D set by a write, PS at level 2
// or 3: this entry maps 2 MiB or 1 GiB itself, G survives a flush, NX no instruction may be fetched. Linux:
// pgtable_types.h.
//
// x86-32 keeps the same bits 0 to 11 and a frame number of 20 bits in 4 bytes: no NX, no pkey. Its entries
// are handled in the wide form everywhere; narrow() and widen() convert when one is stored or loaded.
#pragma once

#include "base/address.h"

namespace fl::hw {

inline constexpr std::uint64_t pte_present = 1ull << 0, pte_write = 1ull << 1, pte_user = 1ull << 2,
                               pte_write_through = 1ull << 3, pte_cache_disable = 1ull << 4,
                               pte_accessed = 1ull << 5, pte_dirty = 1ull << 6, pte_huge = 1ull << 7,
                               pte_global = 1ull << 8, pte_special = 1ull << 9, pte_uffd_wp = 1ull << 10,
                               pte_soft_dirty = 1ull << 11, pte_no_execute = 1ull << 63;
inline constexpr std::uint64_t pte_frame_mask = 0x000f'ffff'ffff'f000;

struct Pte {
    std::uint64_t raw = 0;

    constexpr bool empty() const { return raw == 0; }  // never touched
    constexpr bool present() const { return raw & pte_present; }
    constexpr bool writable() const { return raw & pte_write; }
    constexpr bool user() const { return raw & pte_user; }
    constexpr bool accessed() const { return raw & pte_accessed; }
    constexpr bool dirty() const { return raw & pte_dirty; }
    constexpr bool huge() const { return raw & pte_huge; }
    constexpr bool global() const { return raw & pte_global; }
    constexpr bool special() const { return raw & pte_special; }  // the zero page: nobody counts its mappings
    constexpr bool no_execute() const { return raw & pte_no_execute; }
    // Linux keeps the frame of a page under PROT_NONE: not present, but with the G bit (_PAGE_PROTNONE).
    constexpr bool prot_none() const { return !present() && global(); }
    constexpr FrameNumber frame() const { return {(raw & pte_frame_mask) >> page_shift}; }

    friend constexpr bool operator==(Pte, Pte) = default;
};

// What is not present and not under PROT_NONE is the kernel's own: where the page lies in swap. The wide
// form has the area in bits 59 to 63, the slot's complement from bit 9 and a mark in bit 3; the narrow one
// the area in bits 1 to 5, the mark in bit 7 and the slot from bit 9. Linux: pgtable_64.h, pgtable-2level.h.
constexpr std::uint32_t narrow(Pte entry)
{
    if (entry.raw == 0) return 0;
    if (entry.present() || entry.prot_none()) return static_cast<std::uint32_t>(entry.raw);
    return static_cast<std::uint32_t>((entry.raw >> 59) << 1 | (entry.raw >> 3 & 1) << 7 |
                                      ((~entry.raw >> 9) & 0x7f'ffff) << 9);
}
constexpr Pte widen(std::uint32_t raw)
{
    if (raw == 0 || (raw & pte_present) || (raw & pte_global)) return {raw};
    constexpr std::uint64_t offset_mask = (1ull << 50) - 1;
    const std::uint64_t slot = raw >> 9;
    return {std::uint64_t{raw >> 1 & 31} << 59 | (~slot & offset_mask) << 9 |
            std::uint64_t{raw >> 7 & 1} << 3};
}

}  // namespace fl::hw
