// What reclaim sees: its lists in order, its limits, and how far it has come. For the reclaim picture.
#pragma once

#include "base/units.h"
#include "inspect/view.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::inspect {

enum class PageListKind : std::uint8_t { InactiveAnon, ActiveAnon, InactiveFile, ActiveFile, Unevictable };
std::string_view name_of(PageListKind kind);  // "inactive anon"

// One page on a list.
struct ListedPage {
    FrameNumber frame;
    std::uint64_t place = 0;           // from the end that is scanned first
    bool referenced_by_table = false;  // some entry's accessed bit is set
    bool referenced = false;           // noted by an earlier scan, or by read and write
    bool dirty = false, writeback = false, swap_cache = false, workingset = false;
    std::uint32_t mappings = 0;
    std::uint32_t inode = 0;  // 0 = anonymous
    std::uint64_t index = 0;  // page of the file, or where the anonymous page first appeared
};

struct PageListRow {
    std::uint16_t group = 0;
    std::string group_path;
    std::array<PageCount, 5> pages{};  // by PageListKind
    std::uint64_t anon_cost = 0, file_cost = 0;
};

struct ReclaimView {
    std::vector<PageListRow> groups;
    bool kswapd_runs = false;  // awake or about to be
    Pid kswapd = 0;
    // Since boot; [0] by kswapd, [1] by whoever asked for a page.
    std::array<std::uint64_t, 2> scanned{}, stolen{};
    std::uint64_t stalls = 0, refaults_anon = 0, refaults_file = 0, activated = 0, deactivated = 0;
    unsigned swappiness = 0;
    // Of the round kswapd is in: it looks at a 2^priority-th of each list, 12 to 1. None while it sleeps.
    std::optional<int> priority;
    std::string_view policy;  // "linux", "linux 2.6", "fifo", "lru", "clock"
};
ReclaimView reclaim_view(const View& view);
// The group that pays for a process's pages; 0, the root, when there is no such process.
std::uint16_t memory_group_of(const View& view, Pid pid);

// The first `count` pages in the order in which reclaim will come to them.
std::vector<ListedPage> listed_pages(const View& view, std::uint16_t group, PageListKind kind,
                                     std::size_t count);

// Requests the disk has not answered yet, in the order they will be done.
struct DiskRow {
    FrameNumber frame;
    bool write = false;
    Tick done;
};
std::vector<DiskRow> disk_queue(const View& view);
// How long the disk is busy with so many requests of a page each.
Tick disk_time(std::uint64_t requests);

}  // namespace fl::inspect
