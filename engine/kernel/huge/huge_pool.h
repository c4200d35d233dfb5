// Huge pages kept for MAP_HUGETLB, as data. Linux: struct hstate, struct resv_map.
#pragma once

#include "kernel/frames/frame.h"

#include <vector>

namespace fl::kernel {

struct HugePool {  // of one size; counts of its pages
    std::uint8_t order = 9;  // 2 MiB; 18: 1 GiB
    std::uint64_t total = 0, free = 0;
    std::uint64_t reserved = 0;    // of the free ones: promised by mmap
    std::uint64_t surplus = 0;     // of all: beyond what was asked for, gone as soon as they are given back
    std::uint64_t overcommit = 0;  // so many of those mmap may make: vm.nr_overcommit_hugepages
    std::uint32_t first_free = no_frame;  // linked by Frame::next

    std::uint64_t frames() const { return std::uint64_t{1} << order; }
    std::uint64_t bytes() const { return page_size << order; }
    std::uint64_t persistent() const { return total - surplus; }  // vm.nr_hugepages
    std::uint64_t unpromised() const { return free > reserved ? free - reserved : 0; }

    friend bool operator==(const HugePool&, const HugePool&) = default;
};

// Pages [first, end) of a file, counted in its huge pages.
struct HugeRange {
    std::uint64_t first = 0, end = 0;

    friend bool operator==(const HugeRange&, const HugeRange&) = default;
};

// A file whose pages are huge: memfd_create(MFD_HUGETLB), or what shared memory without a name is. Its bytes
// stay in memory as long as it lives.
struct HugeFile {
    std::uint8_t order = 9;
    std::uint64_t pages = 0;           // it has
    std::uint32_t first = no_frame;    // of these, linked by Frame::next; Frame::index says which one it is
    std::vector<HugeRange> promised;   // pages it has or may have: in order, apart from each other

    friend bool operator==(const HugeFile&, const HugeFile&) = default;
};

// Where khugepaged goes on.
struct Khugepaged {
    std::uint32_t space = 0;
    VirtAddr at;

    friend bool operator==(const Khugepaged&, const Khugepaged&) = default;
};

}  // namespace fl::kernel
