// The translation look-aside buffer: entries tagged with the address space they belong to (the tag that CR3
// held, on x86-64 a PCID) or global, which serve under every tag; in sets of 4 ways.
// Small pages, pages of 2 MiB and pages of 1 GiB have entries of their own, and so have fetches of
// instructions. Within a set the oldest entry makes room (round robin), so that a hit changes nothing but its
// count.
#pragma once

#include "base/address.h"
#include "base/units.h"
#include "hw/pte.h"

#include <array>
#include <cstdint>

namespace fl::hw {

struct TlbStats {
    std::uint64_t hits = 0, misses = 0;       // of loads and stores
    std::uint64_t flushes = 0;                // entries lost to flushing
    std::uint64_t fetch_misses = 0;           // of instructions; their hits are not counted
    std::uint64_t store_hits = 0, store_misses = 0;  // of the above those of stores

    // What was counted between two looks.
    void add(const TlbStats& now, const TlbStats& before)
    {
        hits += now.hits - before.hits;
        misses += now.misses - before.misses;
        flushes += now.flushes - before.flushes;
        fetch_misses += now.fetch_misses - before.fetch_misses;
    }

    friend bool operator==(const TlbStats&, const TlbStats&) = default;
};

struct TlbEntry {
    std::uint64_t page = ~0ull;  // number of its first 4 KiB; all ones = empty
    std::uint64_t entry = 0;     // Pte::raw, with what the upper levels forbid taken away
    std::uint16_t asid = 0;
    std::uint8_t order = 0;      // it maps 2^order pages: 0, 9 (10 on x86-32) or 18

    bool valid() const { return page != ~0ull; }
    std::uint64_t pages() const { return 1ull << order; }
    bool covers(std::uint64_t other) const { return valid() && page == other >> order << order; }
    bool global() const { return entry & pte_global; }
    bool serves(std::uint16_t tag) const { return asid == tag || global(); }
    Pte pte() const { return {entry}; }
    // The frame of one page within.
    FrameNumber frame_of_page(PageNumber within) const { return pte().frame() + (within.value - page); }
    friend bool operator==(const TlbEntry&, const TlbEntry&) = default;
};

struct TlbPlace {
    unsigned part = 0, set = 0, way = 0;
};

// A part of the TLB with places of its own.
template <unsigned Sets>
struct TlbArray {
    static constexpr unsigned ways = 4;
    struct Set {
        std::array<TlbEntry, ways> entries{};
        std::uint8_t next = 0;  // the way that is replaced next

        friend bool operator==(const Set&, const Set&) = default;
    };
    std::array<Set, Sets> sets{};

    const TlbEntry* find(std::uint64_t page, unsigned order, std::uint16_t asid) const
    {
        for (const TlbEntry& entry : sets[(page >> order) % Sets].entries)
            if (entry.page == page >> order << order && entry.serves(asid)) return &entry;
        return nullptr;
    }
    // What had to make room, an empty entry when nothing had.
    TlbEntry insert(const TlbEntry& entry)
    {
        Set& set = sets[(entry.page >> entry.order) % Sets];
        for (TlbEntry& way : set.entries)
            if (way.page == entry.page && (way.serves(entry.asid) || entry.global())) {
                way = entry;
                return {};
            }
        TlbEntry& way = set.entries[set.next];
        set.next = static_cast<std::uint8_t>((set.next + 1) % ways);
        const TlbEntry gone = way;
        way = entry;
        return gone;
    }
    template <class Chosen>
    std::uint64_t flush(Chosen chosen)
    {
        std::uint64_t lost = 0;
        for (Set& set : sets)
            for (TlbEntry& entry : set.entries)
                if (entry.valid() && chosen(entry)) {
                    entry = {};
                    ++lost;
                }
        return lost;
    }
    template <class Visit>
    void each(Visit& visit) const
    {
        for (const Set& set : sets)
            for (const TlbEntry& entry : set.entries)
                if (entry.valid()) visit(entry);
    }
    template <class Visit>
    void each_place(unsigned part, Visit& visit) const
    {
        for (unsigned set = 0; set < Sets; ++set)
            for (unsigned way = 0; way < ways; ++way)
                if (const TlbEntry& entry = sets[set].entries[way]; entry.valid())
                    visit(TlbPlace{part, set, way}, entry);
    }

    friend bool operator==(const TlbArray&, const TlbArray&) = default;
};

class Tlb {
public:
    static constexpr unsigned sets = 16, ways = 4;            // of small pages
    static constexpr unsigned huge_sets = 8, gigantic_sets = 1, fetch_sets = 8;
    // Linux: tlb_single_page_flush_ceiling. Longer ranges are flushed whole.
    static constexpr std::uint64_t single_page_ceiling = 33;

    // The entry a load or store uses.
    const TlbEntry* find(PageNumber page, std::uint16_t asid) const
    {
        const TlbEntry* entry = small_.find(page.value, 0, asid);
        return entry || !any_huge_ ? entry : find_huge(page, asid);
    }
    const TlbEntry* find_fetch(PageNumber page, std::uint16_t asid) const
    {
        return fetch_.find(page.value, 0, asid);
    }
    // What had to make room, if it served the same space; else an empty entry.
    TlbEntry insert(const TlbEntry& entry);
    void insert_fetch(const TlbEntry& entry) { fetch_.insert(entry); }

    // INVLPG: of that tag, and global ones.
    void flush_page(PageNumber page, std::uint16_t asid);
    // True when the whole address space was flushed instead.
    bool flush_range(PageNumber first, PageCount count, std::uint16_t asid);
    // A store to CR3: all of a tag, but no global entries. Without PCIDs there is one tag, 0.
    void flush_asid(std::uint16_t asid);
    void flush_all();

    void count_hits(std::uint64_t loads, std::uint64_t stores)
    {
        stats_.hits += loads + stores;
        stats_.store_hits += stores;
    }
    void count_miss(bool store)
    {
        ++stats_.misses;
        stats_.store_misses += store;
    }
    void count_fetch_miss() { ++stats_.fetch_misses; }
    const TlbStats& stats() const { return stats_; }

    template <class Visit>
    void each(Visit visit) const  // of loads and stores
    {
        small_.each(visit);
        huge_.each(visit);
        gigantic_.each(visit);
    }
    static constexpr unsigned fetch_part = 3;
    // visit(place, entry) for all of them; the parts: small pages, 2 MiB, 1 GiB, instructions.
    template <class Visit>
    void each_place(Visit visit) const
    {
        small_.each_place(0, visit);
        huge_.each_place(1, visit);
        gigantic_.each_place(2, visit);
        fetch_.each_place(fetch_part, visit);
    }
    template <class Visit>
    void each_fetch(Visit visit) const
    {
        fetch_.each(visit);
    }

    friend bool operator==(const Tlb&, const Tlb&) = default;

private:
    const TlbEntry* find_huge(PageNumber page, std::uint16_t asid) const;
    template <class Chosen>
    void flush(Chosen chosen);

    TlbArray<sets> small_;
    TlbArray<huge_sets> huge_;
    TlbArray<gigantic_sets> gigantic_;
    TlbArray<fetch_sets> fetch_;
    bool any_huge_ = false;  // there was ever an entry of more than 4 KiB
    std::uint8_t huge_order_ = 9;
    TlbStats stats_;
};

}  // namespace fl::hw
