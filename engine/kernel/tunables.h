// The values of /proc/sys/vm and kernel limits a learner may change; defaults are Linux's.
#pragma once

#include "base/units.h"

#include <cstdint>

namespace fl::kernel {

enum class Overcommit : std::uint8_t { Heuristic, Always, Never };  // vm.overcommit_memory 0, 1, 2
enum class HugePages : std::uint8_t { Always, Madvise, Never };     // transparent_hugepage/enabled

// transparent_hugepage/defrag: what a fault may do to get a huge page.
enum class HugeDefrag : std::uint8_t { Always, Defer, DeferMadvise, Madvise, Never };

// Which pages go first. Linux is today's; Linux26 the rules of 2.6.11; the others are the textbook's, for one
// process in a given number of frames.
enum class Replacement : std::uint8_t { Linux, Linux26, Fifo, Lru, Clock };
// How the OOM killer chooses: today, or up to 2.6.35 (badness() with CPU time and run time).
enum class Badness : std::uint8_t { Linux, Linux26 };

struct Tunables {
    Overcommit overcommit = Overcommit::Heuristic;
    std::uint32_t overcommit_ratio = 50;         // percent of RAM, for CommitLimit
    std::uint64_t overcommit_kbytes = 0;         // instead of the ratio, when not 0
    std::uint64_t user_reserve_kbytes = 0, admin_reserve_kbytes = 0;  // set at boot
    std::uint32_t max_map_count = 65530;         // areas per address space
    ByteCount mmap_min_addr{65536};
    std::uint32_t swappiness = 60;               // 0 to 200
    std::uint32_t min_free_kbytes = 0;           // 0 = computed from the size of memory at boot
    std::uint32_t watermark_scale_factor = 10;   // ten-thousandths
    std::uint32_t dirty_ratio = 20;              // percent of available memory
    std::uint32_t dirty_background_ratio = 10;
    std::uint32_t dirty_expire_centisecs = 3000, dirty_writeback_centisecs = 500;
    std::uint32_t lowmem_reserve_ratio[3] = {256, 256, 32};
    std::uint32_t read_ahead_kb = 128;
    std::uint32_t extfrag_threshold = 500;
    std::uint32_t page_cluster = 3;              // swap read-ahead, log2 of pages
    std::uint32_t vfs_cache_pressure = 100;
    std::uint32_t panic_on_oom = 0;
    std::uint32_t oom_kill_allocating_task = 0;
    std::uint32_t oom_dump_tasks = 1;
    ByteCount fault_around{65536};
    HugePages huge_pages = HugePages::Madvise;
    HugeDefrag huge_defrag = HugeDefrag::Madvise;
    std::uint32_t compact_unevictable = 1;        // vm.compact_unevictable_allowed
    Replacement replacement = Replacement::Linux;
    Badness badness = Badness::Linux;
    std::uint32_t stack_guard_gap = 256;         // pages kept free above the mapping below a stack

    friend bool operator==(const Tunables&, const Tunables&) = default;
};

}  // namespace fl::kernel
