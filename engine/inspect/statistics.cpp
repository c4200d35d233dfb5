// Linux: mm/vmstat.c, vmstat_text[]. Counters of what the simulator does not have read 0.
#include "inspect/statistics.h"

#include "inspect/frames.h"
#include "inspect/memory_info.h"
#include "kernel/kernel.h"

namespace fl::inspect {

std::vector<StatisticRow> statistic_rows(const View& view)
{
    const kernel::Statistics& s = view.kernel.statistics;
    const MemoryInfo info = memory_info(view);
    const std::uint64_t dirty_base = info.free.value + info.active_file.value + info.inactive_file.value;
    const kernel::Tunables& tunables = view.kernel.tunables;
    return {
        {"nr_free_pages", info.free.value},
        {"nr_mlock", s.nr_mlock},
        {"nr_inactive_anon", s.nr_inactive_anon},
        {"nr_active_anon", s.nr_active_anon},
        {"nr_inactive_file", s.nr_inactive_file},
        {"nr_active_file", s.nr_active_file},
        {"nr_unevictable", s.nr_unevictable},
        {"nr_slab_reclaimable", info.slab_reclaimable.value},
        {"nr_slab_unreclaimable", info.slab_unreclaimable.value},
        {"workingset_refault_anon", 0},
        {"workingset_refault_file", 0},
        {"workingset_activate_anon", 0},
        {"workingset_activate_file", 0},
        {"nr_anon_pages", s.nr_anon_pages},
        {"nr_mapped", s.nr_mapped},
        {"nr_file_pages", s.nr_file_pages},
        {"nr_dirty", s.nr_dirty},
        {"nr_writeback", 0},
        {"nr_shmem", s.nr_shmem},
        {"nr_kernel_stack", s.nr_kernel_stack_kib},
        {"nr_page_table_pages", s.nr_page_table_pages},
        {"nr_swapcached", 0},
        {"nr_dirty_threshold", dirty_base * tunables.dirty_ratio / 100},
        {"nr_dirty_background_threshold", dirty_base * tunables.dirty_background_ratio / 100},
        {"pgpgin", s.pgpgin},
        {"pgpgout", s.pgpgout},
        {"pswpin", s.pswpin},
        {"pswpout", s.pswpout},
        {"pgalloc_normal", s.pgalloc},
        {"allocstall_normal", 0},
        {"pgfree", s.pgfree},
        {"pgactivate", 0},
        {"pgdeactivate", 0},
        {"pgfault", s.pgfault},
        {"pgmajfault", s.pgmajfault},
        {"pgrefill", 0},
        {"pgreuse", s.pgreuse},
        {"pgsteal_kswapd", 0},
        {"pgsteal_direct", 0},
        {"pgscan_kswapd", 0},
        {"pgscan_direct", 0},
        {"kswapd_low_wmark_hit_quickly", 0},
        {"kswapd_high_wmark_hit_quickly", 0},
        {"pageoutrun", 0},
        {"drop_pagecache", 0},
        {"drop_slab", 0},
        {"oom_kill", s.oom_kill},
        {"compact_stall", 0},
        {"compact_success", 0},
        {"thp_fault_alloc", 0},
        {"thp_split_page", 0},
        {"swap_ra", 0},
        {"swap_ra_hit", 0},
        {"swpin_zero", 0},
        {"swpout_zero", 0},
    };
}

std::uint64_t statistic(const View& view, std::string_view name)
{
    for (const StatisticRow& row : statistic_rows(view))
        if (row.name == name) return row.value;
    return 0;
}

}  // namespace fl::inspect
