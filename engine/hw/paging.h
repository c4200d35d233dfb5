// How the processor splits an address and reads its tables: 4 levels of 9 bits, 5 of them, or the two levels
// of 10 bits with entries of 4 bytes of x86-32. Levels count from 1, the PTE table, up to the root (PGD).
#pragma once

#include "base/address.h"

namespace fl::hw {

struct Paging {
    std::uint8_t levels = 4;  // 2, 4 or 5

    constexpr bool narrow() const { return levels == 2; }  // entries of 4 bytes
    constexpr unsigned index_bits() const { return narrow() ? 10 : 9; }
    constexpr unsigned entry_bytes() const { return narrow() ? 4 : 8; }
    constexpr std::uint64_t entries() const { return 1ull << index_bits(); }
    constexpr unsigned shift(unsigned level) const { return page_shift + index_bits() * (level - 1); }
    // Bytes of addresses one entry, or one table, of a level spans.
    constexpr std::uint64_t entry_span(unsigned level) const { return 1ull << shift(level); }
    constexpr std::uint64_t table_span(unsigned level) const { return 1ull << shift(level + 1); }

    constexpr unsigned index(VirtAddr address, unsigned level) const
    {
        return static_cast<unsigned>(address.value >> shift(level) & (entries() - 1));
    }
    constexpr PhysAddr slot(FrameNumber table, std::uint64_t index) const
    {
        return address_in(table, index * entry_bytes());
    }
    constexpr PhysAddr entry_at(FrameNumber table, VirtAddr address, unsigned level) const
    {
        return slot(table, index(address, level));
    }

    // Where the kernel's part of every address space begins. Linux: PAGE_OFFSET with two levels, else the
    // addresses whose upper bits are all set.
    constexpr VirtAddr kernel_half() const
    {
        if (narrow()) return {0xc000'0000};
        return {~0ull << (shift(levels + 1) - 1)};
    }
    // The first address behind the user's part.
    constexpr VirtAddr user_end() const
    {
        return narrow() ? kernel_half() : VirtAddr{1ull << (shift(levels + 1) - 1)};
    }
    // 64-bit processors refuse addresses whose upper bits are not all alike (#GP, not #PF).
    constexpr bool canonical(VirtAddr address) const
    {
        if (narrow()) return true;
        const auto top = static_cast<std::int64_t>(address.value) >> (shift(levels + 1) - 1);
        return top == 0 || top == -1;
    }
    // Programs hold 64-bit pointers on every machine; an x86-32 has no more than 4 GiB of addresses.
    constexpr bool reaches(VirtAddr address) const { return !narrow() || address.value >> 32 == 0; }

    friend constexpr bool operator==(Paging, Paging) = default;
};

static_assert(Paging{4}.kernel_half() == VirtAddr{0xffff'8000'0000'0000});
static_assert(Paging{5}.user_end() == VirtAddr{1ull << 56});
static_assert(Paging{2}.index(VirtAddr{0x0804'9123}, 2) == 32 && Paging{2}.index({0x0804'9123}, 1) == 73);

}  // namespace fl::hw
