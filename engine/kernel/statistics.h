// Counters of the whole system, named as in /proc/vmstat. Counts of pages unless said otherwise.
#pragma once

#include <cstdint>

namespace fl::kernel {

struct Statistics {
    // Events since boot.
    std::uint64_t pgfault = 0;  // every fault, also those that end in a signal
    std::uint64_t pgmajfault = 0;
    std::uint64_t pgreuse = 0;              // a write-protected page that its last owner took without copying
    std::uint64_t pgalloc = 0;              // frames handed out
    std::uint64_t pgalloc_zone[3] = {};     // the same by the zone they lie in
    std::uint64_t pgfree = 0;               // frames taken back
    std::uint64_t pgpgin = 0, pgpgout = 0;  // KiB read from and written to disk
    std::uint64_t pswpin = 0, pswpout = 0;
    std::uint64_t swpin_zero = 0, swpout_zero = 0;  // pages of zeros, which need no disk
    std::uint64_t swap_ra = 0, swap_ra_hit = 0;     // read ahead from swap; used before they went again
    std::uint64_t oom_kill = 0;
    // Where the processor's time went, ns: programs, the kernel in their name, idle while somebody waited for
    // the disk. The rest was idle. Linux: kernel_cpustat.
    std::uint64_t cpu_user = 0, cpu_system = 0, cpu_iowait = 0;
    std::uint64_t context_switches = 0;
    std::uint64_t processes_created = 0;
    // Reclaim. [0] = by kswapd, [1] = by whoever asked for a page.
    std::uint64_t pgscan[2] = {}, pgsteal[2] = {};
    std::uint64_t pgscan_anon = 0, pgscan_file = 0, pgsteal_anon = 0, pgsteal_file = 0;
    std::uint64_t pgrefill = 0, pgactivate = 0, pgdeactivate = 0, pgrotated = 0, pglazyfree = 0,
                  pglazyfreed = 0;
    std::uint64_t allocstall = 0;  // somebody had to reclaim by himself
    std::uint64_t pageoutrun = 0;  // kswapd set out to balance
    std::uint64_t kswapd_low_wmark_hit_quickly = 0, kswapd_high_wmark_hit_quickly = 0;
    std::uint64_t slabs_scanned = 0, drop_pagecache = 0, drop_slab = 0;
    std::uint64_t unevictable_pgs_mlocked = 0, unevictable_pgs_munlocked = 0, unevictable_pgs_rescued = 0;
    std::uint64_t workingset_refault_anon = 0, workingset_refault_file = 0;
    std::uint64_t workingset_activate_anon = 0, workingset_activate_file = 0;
    std::uint64_t workingset_restore_anon = 0, workingset_restore_file = 0;
    // Huge pages.
    std::uint64_t thp_fault_alloc = 0, thp_fault_fallback = 0, thp_collapse_alloc = 0, thp_split_page = 0,
                  thp_split_pmd = 0, thp_zero_page_alloc = 0;
    std::uint64_t compact_stall = 0, compact_success = 0, compact_fail = 0;
    std::uint64_t pgmigrate_success = 0, pgmigrate_fail = 0, compact_isolated = 0, compact_daemon_wake = 0;
    std::uint64_t compact_migrate_scanned = 0, compact_free_scanned = 0;
    std::uint64_t compact_daemon_migrate_scanned = 0, compact_daemon_free_scanned = 0;  // part of those

    // How much there is now.
    std::uint64_t nr_anon_pages = 0;  // mapped anonymous frames, each counted once
    std::uint64_t nr_mapped = 0;      // file and shared frames mapped at least once
    std::uint64_t nr_file_pages = 0;  // in the page cache, with nr_shmem, buffers and the swap cache
    std::uint64_t nr_shmem = 0;       // shared anonymous memory and tmpfs
    std::uint64_t nr_buffers = 0;     // pages of the disk itself: what the file system keeps about files
    std::uint64_t nr_swapcached = 0;
    std::uint64_t nr_dirty = 0, nr_writeback = 0;
    std::uint64_t nr_dirtied = 0, nr_written = 0;  // since boot
    std::uint64_t nr_page_table_pages = 0;         // with PGDs
    std::uint64_t nr_kernel_stack_kib = 0;
    std::uint64_t nr_slab_reclaimable = 0, nr_slab_unreclaimable = 0;
    std::uint64_t nr_vmalloc = 0;  // VmallocUsed
    std::uint64_t nr_mlock = 0;
    std::uint64_t nr_anon_huge = 0;  // pages of 4 KiB within transparent huge pages
    std::uint64_t nr_inactive_anon = 0, nr_active_anon = 0, nr_inactive_file = 0, nr_active_file = 0,
                  nr_unevictable = 0;

    friend bool operator==(const Statistics&, const Statistics&) = default;
};

}  // namespace fl::kernel
