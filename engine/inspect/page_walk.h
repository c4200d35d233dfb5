// The walk from CR3 to a byte, step by step, and what the TLB would say.
#pragma once

#include "base/address.h"
#include "inspect/view.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fl::inspect {

struct WalkRow {
    std::string_view level;     // "PGD", "P4D", "PUD", "PMD", "PTE"
    FrameNumber table;          // the frame that holds the table
    unsigned index = 0;         // below `entries`
    PhysAddr entry_at;          // where the entry is stored
    std::uint64_t entry = 0;    // its raw bits
    bool table_exists = false;  // false: a level above ended the walk
    bool present = false;
    std::string flags;     // "P RW US A D NX"
    FrameNumber leads_to;  // when present
    unsigned entries = 512;  // in a table: 1024 with two levels
};

struct TlbProbe {
    bool hit = false;
    unsigned set = 0;
    FrameNumber frame;  // when hit
    bool writable = false, dirty = false;
    std::uint64_t pages = 1;  // more: the entry of a huge page
};

struct PageWalk {
    VirtAddr address;
    bool canonical = true;
    PhysAddr cr3;
    std::uint16_t asid = 0;
    std::vector<WalkRow> rows;  // top level first
    std::uint64_t page_bytes = page_size;  // 4 KiB, or what a huge entry maps
    std::uint64_t offset = 0;   // within it: the low 12 bits, more of a huge page
    bool complete = false;
    PhysAddr physical;  // when complete
    TlbProbe tlb;
};

PageWalk page_walk(const View& view, Pid pid, VirtAddr address);

// What the TLB holds for this page, without counting as a lookup.
TlbProbe probe_tlb(const View& view, std::uint16_t asid, PageNumber page);

struct TlbRow {
    PageNumber page;
    FrameNumber frame;
    std::uint16_t asid = 0;
    bool writable = false, dirty = false;
    unsigned set = 0;         // of those for pages of its size
    std::uint64_t pages = 1;  // 512: 2 MiB
    bool fetch = false;       // an entry for instructions
};
std::vector<TlbRow> tlb_rows(const View& view);  // the entries in use, set by set

struct TlbCounts {
    std::uint64_t hits = 0, misses = 0, flushed = 0;  // of loads and stores; flushed: entries of any kind
    std::uint64_t fetch_misses = 0;
};
TlbCounts tlb_counts(const View& view);

std::string entry_flags(std::uint64_t entry);  // "P RW US A D NX"

}  // namespace fl::inspect
