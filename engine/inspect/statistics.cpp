// Linux: mm/vmstat.c, vmstat_text[], in its order. What the simulator has no mechanism for reads 0.
#include "inspect/statistics.h"

#include "inspect/frames.h"
#include "inspect/memory_info.h"
#include "kernel/kernel.h"

namespace fl::inspect {
namespace {

constexpr std::uint64_t pages_of_huge_page = 512;

using kernel::Statistics;
using Rows = std::vector<StatisticRow>;

void add(Rows& rows, std::initializer_list<StatisticRow> more) { rows.insert(rows.end(), more); }

void add_zone_rows(const View& view, Rows& rows)
{
    const Statistics& s = view.kernel.statistics;
    add(rows, {{"nr_free_pages", frame_counts(view).free.value},
               {"nr_zone_inactive_anon", s.nr_inactive_anon},
               {"nr_zone_active_anon", s.nr_active_anon},
               {"nr_zone_inactive_file", s.nr_inactive_file},
               {"nr_zone_active_file", s.nr_active_file},
               {"nr_zone_unevictable", s.nr_unevictable},
               {"nr_zone_write_pending", s.nr_dirty + s.nr_writeback},
               {"nr_mlock", s.nr_mlock}});
}

}  // namespace

Rows node_statistic_rows(const View& view)
{
    const Statistics& s = view.kernel.statistics;
    return {{"nr_inactive_anon", s.nr_inactive_anon},
            {"nr_active_anon", s.nr_active_anon},
            {"nr_inactive_file", s.nr_inactive_file},
            {"nr_active_file", s.nr_active_file},
            {"nr_unevictable", s.nr_unevictable},
            {"nr_slab_reclaimable", s.nr_slab_reclaimable},
            {"nr_slab_unreclaimable", s.nr_slab_unreclaimable},
            {"workingset_refault_anon", s.workingset_refault_anon},
            {"workingset_refault_file", s.workingset_refault_file},
            {"workingset_activate_anon", s.workingset_activate_anon},
            {"workingset_activate_file", s.workingset_activate_file},
            {"workingset_restore_anon", s.workingset_restore_anon},
            {"workingset_restore_file", s.workingset_restore_file},
            {"nr_anon_pages", s.nr_anon_pages},
            {"nr_mapped", s.nr_mapped},
            {"nr_file_pages", s.nr_file_pages},
            {"nr_dirty", s.nr_dirty},
            {"nr_writeback", s.nr_writeback},
            {"nr_shmem", s.nr_shmem},
            {"nr_shmem_hugepages", 0},
            {"nr_shmem_pmdmapped", 0},
            {"nr_anon_transparent_hugepages", s.nr_anon_huge / pages_of_huge_page},
            {"nr_dirtied", s.nr_dirtied},
            {"nr_written", s.nr_written},
            {"nr_kernel_stack", s.nr_kernel_stack_kib},
            {"nr_page_table_pages", s.nr_page_table_pages},
            {"nr_swapcached", s.nr_swapcached}};
}

namespace {

void add_event_rows(const View& view, Rows& rows)
{
    const Statistics& s = view.kernel.statistics;
    const auto& zones = view.kernel.frames.zones;
    const auto of_zone = [&](std::size_t zone, const std::uint64_t (&counts)[3]) {
        return zone < zones.size() ? counts[zone] : 0;
    };
    add(rows, {{"pgpgin", s.pgpgin},
               {"pgpgout", s.pgpgout},
               {"pswpin", s.pswpin},
               {"pswpout", s.pswpout},
               {"pgalloc_dma", of_zone(0, s.pgalloc_zone)},
               {"pgalloc_dma32", of_zone(1, s.pgalloc_zone)},
               {"pgalloc_normal", of_zone(2, s.pgalloc_zone)},
               {"pgalloc_movable", 0},
               {"allocstall_dma", 0},
               {"allocstall_dma32", zones[2].managed == 0 ? s.allocstall : 0},
               {"allocstall_normal", zones[2].managed == 0 ? 0 : s.allocstall},
               {"allocstall_movable", 0},
               {"pgfree", s.pgfree},
               {"pgactivate", s.pgactivate},
               {"pgdeactivate", s.pgdeactivate},
               {"pglazyfree", s.pglazyfree},
               {"pgfault", s.pgfault},
               {"pgmajfault", s.pgmajfault},
               {"pglazyfreed", s.pglazyfreed},
               {"pgrefill", s.pgrefill},
               {"pgreuse", s.pgreuse}});
}

void add_reclaim_rows(const View& view, Rows& rows)
{
    const Statistics& s = view.kernel.statistics;
    add(rows, {{"pgsteal_kswapd", s.pgsteal[0]},
               {"pgsteal_direct", s.pgsteal[1]},
               {"pgscan_kswapd", s.pgscan[0]},
               {"pgscan_direct", s.pgscan[1]},
               {"pgscan_anon", s.pgscan_anon},
               {"pgscan_file", s.pgscan_file},
               {"pgsteal_anon", s.pgsteal_anon},
               {"pgsteal_file", s.pgsteal_file},
               {"slabs_scanned", s.slabs_scanned},
               {"kswapd_low_wmark_hit_quickly", s.kswapd_low_wmark_hit_quickly},
               {"kswapd_high_wmark_hit_quickly", s.kswapd_high_wmark_hit_quickly},
               {"pageoutrun", s.pageoutrun},
               {"pgrotated", s.pgrotated},
               {"drop_pagecache", s.drop_pagecache},
               {"drop_slab", s.drop_slab},
               {"oom_kill", s.oom_kill},
               {"pgmigrate_success", s.pgmigrate_success},
               {"pgmigrate_fail", s.pgmigrate_fail},
               {"compact_migrate_scanned", s.compact_migrate_scanned},
               {"compact_free_scanned", s.compact_free_scanned},
               {"compact_isolated", s.compact_isolated},
               {"compact_stall", s.compact_stall},
               {"compact_fail", s.compact_fail},
               {"compact_success", s.compact_success},
               {"compact_daemon_wake", s.compact_daemon_wake},
               {"compact_daemon_migrate_scanned", s.compact_daemon_migrate_scanned},
               {"compact_daemon_free_scanned", s.compact_daemon_free_scanned},
               {"unevictable_pgs_rescued", s.unevictable_pgs_rescued},
               {"unevictable_pgs_mlocked", s.unevictable_pgs_mlocked},
               {"unevictable_pgs_munlocked", s.unevictable_pgs_munlocked},
               {"thp_fault_alloc", s.thp_fault_alloc},
               {"thp_fault_fallback", s.thp_fault_fallback},
               {"thp_collapse_alloc", s.thp_collapse_alloc},
               {"thp_split_page", s.thp_split_page},
               {"thp_split_pmd", s.thp_split_pmd},
               {"thp_zero_page_alloc", s.thp_zero_page_alloc},
               {"swap_ra", s.swap_ra},
               {"swap_ra_hit", s.swap_ra_hit},
               {"swpin_zero", s.swpin_zero},
               {"swpout_zero", s.swpout_zero}});
}

}  // namespace

Rows statistic_rows(const View& view)
{
    const DirtyLimits limits = dirty_limits(view);
    Rows rows;
    add_zone_rows(view, rows);
    const Rows node = node_statistic_rows(view);
    rows.insert(rows.end(), node.begin(), node.end());
    add(rows, {{"nr_dirty_threshold", limits.limit.value},
               {"nr_dirty_background_threshold", limits.background.value}});
    add_event_rows(view, rows);
    add_reclaim_rows(view, rows);
    return rows;
}

std::uint64_t statistic(const View& view, std::string_view name)
{
    for (const StatisticRow& row : statistic_rows(view))
        if (row.name == name) return row.value;
    return 0;
}

}  // namespace fl::inspect
