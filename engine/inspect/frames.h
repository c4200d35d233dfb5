// What is in a frame, who refers to it, and how the free ones lie together.
#pragma once

#include "base/address.h"
#include "base/units.h"
#include "inspect/view.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fl::inspect {

// The same for every panel; kernel::FrameUse with free and untouched told apart.
enum class FrameKind : std::uint8_t {
    Free,
    Reserved,
    Zero,
    Anonymous,
    FileCache,
    PageTable,
    Slab,
    KernelStack,
    Kernel
};

struct FrameRow {
    FrameNumber frame;
    FrameKind kind = FrameKind::Free;
    std::uint8_t order = 0;  // of a free block's first frame
    std::uint32_t references = 0;
    std::uint32_t mappings = 0;
    bool dirty = false, active = false, referenced = false, locked = false, swap_cache = false;
    std::uint32_t inode = 0;  // FileCache: whose page
    std::uint64_t index = 0;  // FileCache: which page of it
};

FrameRow frame_row(const View& view, FrameNumber frame);
std::vector<FrameRow> frame_rows(const View& view, FrameNumber first, PageCount count);

// Who maps it: found by walking the page tables of every process, so ask for one frame at a time.
struct FrameOwner {
    Pid pid = 0;
    std::string comm;
    VirtAddr address;  // where the process sees it; for a page table: the first address it translates
    bool writable = false;
    bool table = false;  // the frame is one of the process's page tables
};
std::vector<FrameOwner> owners_of(const View& view, FrameNumber frame);

struct FrameCounts {
    PageCount total, free, reserved, anonymous, file_cache, page_tables, slab, kernel_stacks;
};
FrameCounts frame_counts(const View& view);

struct ZoneRow {
    std::string name;  // "DMA", "DMA32", "Normal"
    FrameNumber begin, end;
    PageCount spanned, present, managed, free, min, low, high, promo;
    std::array<std::uint64_t, 11> free_blocks{};  // by order, as /proc/buddyinfo
    std::array<PageCount, 5> protection{};        // lowmem_reserve
    PageCount at_hand;                            // in the page set of CPU 0, beside the free ones
    std::uint64_t set_batch = 0, set_high = 0, set_high_min = 0, set_high_max = 0;  // of that page set
};
std::vector<ZoneRow> zone_rows(const View& view);

// How scattered a zone's free memory is. By migrate type, in the order of migrate_type_names: free blocks by
// order, and pageblocks.
inline constexpr std::string_view migrate_type_names[] = {"Unmovable", "Movable", "Reclaimable",
                                                          "HighAtomic", "Isolate"};
struct ZoneTypesRow {
    std::string zone;
    std::array<std::array<std::uint64_t, 11>, 5> free{};
    std::array<std::uint64_t, 5> pageblocks{};
    std::array<int, 11> fragmentation{}, unusable{};  // indices by order, in thousandths
};
std::vector<ZoneTypesRow> zone_type_rows(const View& view);

}  // namespace fl::inspect
