// What differs between two moments, for highlighting: areas, pages, counters.
#pragma once

#include "inspect/memory_map.h"
#include "inspect/residency.h"
#include "inspect/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fl::inspect {

enum class AreaChange : std::uint8_t { Added, Removed, Resized, Protected, Populated };

struct ChangedArea {
    AreaChange change = AreaChange::Added;
    VirtAddr begin, end;     // in the later moment, or where it was
    std::int64_t pages = 0;  // size difference
    std::int64_t rss_pages = 0;
};

struct ChangedPage {
    PageNumber page;
    PageState before = PageState::NotMapped, after = PageState::NotMapped;
};

struct ChangedCounter {
    std::string name;  // "VmRSS", "minflt", "MemFree"
    std::uint64_t before = 0, after = 0;
};

struct Changes {
    std::vector<ChangedArea> areas;
    std::vector<ChangedPage> pages;  // at most `page_limit`
    bool more_pages = false;
    std::vector<ChangedCounter> counters;
};

inline constexpr std::size_t changed_page_limit = 4096;

Changes changes(const View& before, const View& after, Pid pid);

}  // namespace fl::inspect
