// One entry of a page table on x86-64.
//
//   63 62..59 58..52 51 ............ 12 11..9  8  7  6  5  4   3   2  1  0
//   NX  pkey  free      frame number     soft   G PS  D  A PCD PWT US RW  P
//
// P present, RW writable, US reachable from user mode, A set by any access, D set by a write, PS at level 2
// or 3: this entry maps 2 MiB or 1 GiB itself, G survives a flush, NX no instruction may be fetched. Linux:
// pgtable_types.h.
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

}  // namespace fl::hw
