// Where each page of a range is. Fast enough to ask for 100,000 pages a frame.
#pragma once

#include "base/address.h"
#include "base/units.h"
#include "inspect/view.h"

#include <cstdint>
#include <vector>

namespace fl::inspect {

enum class PageState : std::uint8_t {
    NotMapped,    // in no area
    NotPresent,   // promised, never touched (or dropped)
    Zero,         // read before it was written: the shared zero page
    Anonymous,    // a frame of its own
    CopyOnWrite,  // anonymous and shared with another process until one of them writes
    File,         // a page of a file, from the page cache
    Shared,       // of a shared mapping
    Swapped,
    Huge,  // part of a 2 MiB page
};

struct PageRow {
    PageNumber page;
    PageState state = PageState::NotMapped;
    FrameNumber frame;           // valid from Zero on, except Swapped
    std::uint32_t mappings = 0;  // how many page table entries map the frame
    bool writable = false;
    bool accessed = false;
    bool dirty = false;
};

std::vector<PageRow> residency(const View& view, Pid pid, PageNumber first, PageCount count);

// How many pages of each state lie in a range of at most any size; walks only tables that exist.
struct ResidencyCounts {
    PageCount not_present, zero, anonymous, copy_on_write, file, shared, swapped, huge;
};
ResidencyCounts residency_counts(const View& view, Pid pid, PageNumber first, PageCount count);

PageRow page_row(const View& view, Pid pid, VirtAddr address);

}  // namespace fl::inspect
