// A copy of /proc/PID/maps or /proc/PID/smaps.
#pragma once

#include "base/address.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fl::import {

struct FileArea {
    std::uint32_t line = 0;
    VirtAddr begin, end;
    std::uint32_t protection = 0;  // of kernel::Protection
    bool shared = false;
    std::uint64_t offset = 0;
    std::string_view name;  // as printed: a path, "[heap]", ""
    // Of smaps, in kB.
    std::uint64_t rss = 0, pss = 0, shared_clean = 0, shared_dirty = 0, private_clean = 0, private_dirty = 0;
    std::uint64_t anonymous = 0, anon_huge = 0, swap = 0, hugetlb = 0;

    std::uint64_t pages() const { return (end - begin) / page_size; }
    std::uint64_t shared_kb() const { return shared_clean + shared_dirty; }
};

struct AreaFile {
    std::vector<FileArea> areas;  // ascending
    bool counted = false;         // smaps
    std::uint32_t lines = 0, unknown = 0, first_unknown = 0;
    std::string problem;  // "12: what is wrong"
};

AreaFile read_area_file(std::string_view text);

// Its first line that is not empty is one of maps.
bool looks_like_area_file(std::string_view text);

}  // namespace fl::import
