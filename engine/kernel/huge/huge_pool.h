// Huge pages kept for MAP_HUGETLB, as data. Linux: struct hstate.
#pragma once

#include "kernel/frames/frame.h"

namespace fl::kernel {

struct HugePool {  // in pages of 2 MiB
    std::uint64_t total = 0, free = 0;
    std::uint64_t reserved = 0;          // of the free ones: promised by mmap
    std::uint64_t wanted = 0;  // vm.nr_hugepages; what is above goes as it is given back
    std::uint32_t first_free = no_frame;  // linked by Frame::next

    std::uint64_t surplus() const { return total > wanted ? total - wanted : 0; }

    friend bool operator==(const HugePool&, const HugePool&) = default;
};

// Where khugepaged goes on.
struct Khugepaged {
    std::uint32_t space = 0;
    VirtAddr at;

    friend bool operator==(const Khugepaged&, const Khugepaged&) = default;
};

}  // namespace fl::kernel
