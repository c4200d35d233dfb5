// The translation look-aside buffer: 16 sets of 4 ways, entries tagged with the address space they belong to.
// Within a set the oldest entry makes room (round robin), so that a hit changes nothing but its count.
#pragma once

#include "base/address.h"
#include "base/units.h"
#include "hw/pte.h"

#include <array>
#include <cstdint>

namespace fl::hw {

struct TlbStats {
    std::uint64_t hits = 0, misses = 0, flushes = 0;  // flushes: entries lost to flushing

    friend bool operator==(const TlbStats&, const TlbStats&) = default;
};

struct TlbEntry {
    std::uint64_t page = ~0ull;  // page number; all ones = empty
    std::uint64_t entry = 0;     // Pte::raw, with what the upper levels forbid taken away
    std::uint16_t asid = 0;

    bool valid() const { return page != ~0ull; }
    Pte pte() const { return {entry}; }
    friend bool operator==(const TlbEntry&, const TlbEntry&) = default;
};

class Tlb {
public:
    static constexpr unsigned sets = 16, ways = 4;
    // Linux: tlb_single_page_flush_ceiling. Longer ranges are flushed whole.
    static constexpr std::uint64_t single_page_ceiling = 33;

    const TlbEntry* find(PageNumber page, std::uint16_t asid) const
    {
        const Set& set = sets_[page.value % sets];
        for (const TlbEntry& entry : set.entries)
            if (entry.page == page.value && entry.asid == asid) return &entry;
        return nullptr;
    }
    // The page whose entry had to go, all ones when none had.
    std::uint64_t insert(const TlbEntry& entry);

    void flush_page(PageNumber page, std::uint16_t asid);
    // True when the whole address space was flushed instead.
    bool flush_range(PageNumber first, PageCount count, std::uint16_t asid);
    void flush_asid(std::uint16_t asid);
    void flush_all();

    void count_hits(std::uint64_t n) { stats_.hits += n; }
    void count_miss() { ++stats_.misses; }
    const TlbStats& stats() const { return stats_; }

    template <class Visit>
    void each(Visit visit) const
    {
        for (const Set& set : sets_)
            for (const TlbEntry& entry : set.entries)
                if (entry.valid()) visit(entry);
    }

    friend bool operator==(const Tlb&, const Tlb&) = default;

private:
    struct Set {
        std::array<TlbEntry, ways> entries{};
        std::uint8_t next = 0;  // the way that is replaced next

        friend bool operator==(const Set&, const Set&) = default;
    };

    std::array<Set, sets> sets_{};
    TlbStats stats_;
};

}  // namespace fl::hw
