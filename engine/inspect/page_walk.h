// The walk from CR3 to a byte, step by step, and what the TLB would say.
#pragma once

#include "base/address.h"
#include "inspect/tlb.h"
#include "inspect/view.h"

#include <array>
#include <cstdint>
#include <optional>
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
    std::uint32_t space = 0;         // its number
    std::optional<std::uint16_t> tag;  // what the TLB knows of it is under this; none: it knows nothing good
    std::vector<WalkRow> rows;  // top level first
    std::uint64_t page_bytes = page_size;  // 4 KiB, or what a huge entry maps
    std::uint64_t offset = 0;   // within it: the low 12 bits, more of a huge page
    bool complete = false;
    PhysAddr physical;  // when complete
    TlbProbe tlb;
};

PageWalk page_walk(const View& view, Pid pid, VirtAddr address);

// The tag under which the TLB holds what is known, and still good, of a space.
std::optional<std::uint16_t> tag_of(const View& view, const kernel::AddressSpace& space);
// What the TLB holds for this page, without counting as a lookup.
TlbProbe probe_tlb(const View& view, const kernel::AddressSpace& space, PageNumber page);

std::string entry_flags(std::uint64_t entry);  // "P RW US A D NX"

}  // namespace fl::inspect
