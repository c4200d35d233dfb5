// The values of /proc/sys/vm and kernel limits a learner may change; defaults are Linux's.
#pragma once

#include "base/units.h"

#include <cstdint>

namespace fl::kernel {

enum class Overcommit : std::uint8_t { Heuristic, Always, Never };  // vm.overcommit_memory 0, 1, 2

struct Tunables {
    Overcommit overcommit = Overcommit::Heuristic;
    std::uint32_t overcommit_ratio = 50;         // percent of RAM, for CommitLimit
    std::uint32_t max_map_count = 65530;         // areas per address space
    ByteCount mmap_min_addr{65536};
    std::uint32_t swappiness = 60;               // 0 to 200
    std::uint32_t min_free_kbytes = 0;           // 0 = computed from the size of memory at boot
    std::uint32_t watermark_scale_factor = 10;   // ten-thousandths
    std::uint32_t dirty_ratio = 20;              // percent of available memory
    std::uint32_t dirty_background_ratio = 10;
    std::uint32_t page_cluster = 3;              // swap read-ahead, log2 of pages
    std::uint32_t vfs_cache_pressure = 100;
    std::uint32_t panic_on_oom = 0;
    std::uint32_t oom_kill_allocating_task = 0;
    std::uint32_t oom_dump_tasks = 1;
    ByteCount fault_around{65536};
    PageCount user_reserve{0};                   // kept back from each program in mode Never; set at boot
    std::uint32_t stack_guard_gap = 256;         // pages kept free above the mapping below a stack

    friend bool operator==(const Tunables&, const Tunables&) = default;
};

}  // namespace fl::kernel
