// What the TLB holds, under which tags, whose they are, and how well it does.
#pragma once

#include "base/address.h"
#include "inspect/view.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace fl::inspect {

struct TlbRow {
    PageNumber page;
    FrameNumber frame;
    std::uint16_t tag = 0;    // what CR3 held; without PCIDs 0
    bool writable = false, dirty = false;
    unsigned part = 0;          // of tlb_parts()
    unsigned set = 0, way = 0;  // its place there
    std::uint64_t pages = 1;  // 512: 2 MiB
    bool fetch = false;       // an entry for instructions
    bool global = false;      // the kernel's: serves under every tag, no switch flushes it
    std::uint32_t space = 0;  // whose it is; 0: the kernel's, or out of date and flushed before its next use
};
std::vector<TlbRow> tlb_rows(const View& view);  // the entries in use, part by part, set by set

// The TLB is made of parts with places of their own.
struct TlbPart {
    std::string_view holds;  // "4 KiB", "2 MiB", "1 GiB", "instructions"
    unsigned sets = 0, ways = 0;
    std::uint64_t page_bytes = page_size;

    std::uint64_t reach() const { return page_bytes * sets * ways; }
};
std::vector<TlbPart> tlb_parts(const View& view);

struct TlbCounts {
    std::uint64_t hits = 0, misses = 0, flushed = 0;  // of loads and stores; flushed: entries of any kind
    std::uint64_t fetch_misses = 0;
};
TlbCounts tlb_counts(const View& view);  // since boot
// While the process's space was loaded; `flushed` counts entries of whomsoever.
TlbCounts tlb_counts_of(const View& view, Pid pid);

// One of the six tags the kernel gives to address spaces, or the only one of a machine without PCIDs.
struct TlbTag {
    std::uint16_t tag = 0;
    std::uint64_t context = 0;    // of its owner; 0 = never used
    std::uint32_t space = 0;      // its owner; 0 = nobody, the kernel, or a space that is gone
    Pid pid = 0;                  // a process that runs in it
    std::uint64_t generation = 0, owner_generation = 0;  // unequal: flushed before its next use
    bool kernel = false;          // the kernel's own tables
    bool loaded = false;
    unsigned entries = 0;         // in the TLB, also those that are no good any more
};

struct TlbBoard {
    bool pcid = true;
    std::uint32_t loaded = 0;  // the space CR3 names; 0 = the kernel's own tables
    FrameNumber root;          // where CR3 points
    std::uint16_t tag = 0;     // in CR3
    bool lazy = false;         // it is loaded, but a thread of the kernel runs, or nobody
    Pid borrower = 0;          // that thread; 0 = the processor idles
    bool owner_gone = false;   // the borrowed space has no process any more: only its PGD is left
    std::vector<TlbTag> tags;
    unsigned next_tag = 0;     // given to the next space that has none
    unsigned global_entries = 0;
    // Counts since boot.
    std::uint64_t whole_flushes = 0, page_flushes = 0, deferred_flushes = 0;
    std::uint64_t switches_kept = 0, switches_flushed = 0, switches_spared = 0;
};
TlbBoard tlb_board(const View& view);

}  // namespace fl::inspect
