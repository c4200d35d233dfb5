// Counters of the whole system, named as in /proc/vmstat. Counts of pages unless said otherwise.
#pragma once

#include <cstdint>

namespace fl::kernel {

struct Statistics {
    // Events since boot.
    std::uint64_t pgfault = 0;     // every fault, also those that end in a signal
    std::uint64_t pgmajfault = 0;
    std::uint64_t pgreuse = 0;     // a write-protected page that its last owner took without copying
    std::uint64_t pgalloc = 0;     // frames handed out
    std::uint64_t pgfree = 0;      // frames taken back
    std::uint64_t pgpgin = 0, pgpgout = 0;  // KiB read from and written to disk
    std::uint64_t pswpin = 0, pswpout = 0;
    std::uint64_t oom_kill = 0;
    std::uint64_t context_switches = 0;
    std::uint64_t processes_created = 0;

    // How much there is now.
    std::uint64_t nr_anon_pages = 0;   // mapped anonymous frames, each counted once
    std::uint64_t nr_mapped = 0;       // file and shared frames mapped at least once
    std::uint64_t nr_file_pages = 0;   // in the page cache, with nr_shmem
    std::uint64_t nr_shmem = 0;        // shared anonymous memory
    std::uint64_t nr_dirty = 0;
    std::uint64_t nr_page_table_pages = 0;  // with PGDs
    std::uint64_t nr_kernel_stack_kib = 0;
    std::uint64_t nr_mlock = 0;
    std::uint64_t nr_inactive_anon = 0, nr_active_anon = 0, nr_inactive_file = 0, nr_active_file = 0,
                  nr_unevictable = 0;

    friend bool operator==(const Statistics&, const Statistics&) = default;
};

}  // namespace fl::kernel
