// Linux: fs/proc/meminfo.c, meminfo_proc_show().
#include "inspect/memory_info.h"

#include "inspect/entries.h"
#include "inspect/frames.h"
#include "inspect/swap.h"
#include "kernel/address_space/overcommit.h"

#include <algorithm>

namespace fl::inspect {
namespace {

// Linux: mm/page_alloc.c, calculate_totalreserve_pages().
PageCount total_reserve(const View& view)
{
    PageCount total;
    for (const ZoneRow& zone : zone_rows(view)) {
        PageCount largest;
        for (const PageCount pages : zone.protection)
            largest = std::max(largest, pages);
        total += std::min(largest + zone.high, zone.managed);
    }
    return total;
}

PageCount low_watermarks(const View& view)
{
    PageCount total;
    for (const ZoneRow& zone : zone_rows(view))
        total += zone.low;
    return total;
}

// Linux: mm/swapfile.c, si_swapinfo().
void add_swap(const View& view, MemoryInfo& info)
{
    info.swap_total = {view.kernel.swap_pages};
    info.swap_free = info.swap_total;
    for (const SwapAreaRow& area : swap_area_rows(view))
        info.swap_free = info.swap_free - std::min(area.used, info.swap_free);
}

// The entries make_kernel_half() maps memory with: the largest that fit. Linux: arch_report_meminfo().
// Simplified: the 4 MiB of x86-32 stand under DirectMap2M.
void count_direct_map(const View& view, MemoryInfo& info)
{
    const hw::Paging paging = view.hardware.memory.paging();
    const std::uint64_t pages = view.hardware.memory.size().value;
    const std::uint64_t gigantic = paging.narrow() ? ~std::uint64_t{0} : paging.entry_span(3) / page_size;
    const std::uint64_t huge = paging.entry_span(2) / page_size;
    info.direct_map_1g = {pages / gigantic * gigantic};
    info.direct_map_2m = {(pages - info.direct_map_1g.value + huge - 1) / huge * huge};
}

}  // namespace

AvailableTerms available_terms(const View& view)
{
    const kernel::Statistics& statistics = view.kernel.statistics;
    AvailableTerms terms;
    const PageCount low = low_watermarks(view);
    terms.free = frame_counts(view).free;
    terms.reserve = total_reserve(view);
    terms.reclaimable = {statistics.nr_slab_reclaimable};
    terms.page_cache = {statistics.nr_active_file + statistics.nr_inactive_file};
    terms.page_cache_kept = std::min(PageCount{terms.page_cache.value / 2}, low);
    terms.reclaimable_kept = std::min(PageCount{terms.reclaimable.value / 2}, low);
    return terms;
}

DirtyLimits dirty_limits(const View& view)
{
    const kernel::Tunables& tunables = view.kernel.tunables;
    const AvailableTerms terms = available_terms(view);
    DirtyLimits limits;
    limits.dirtyable = terms.free - std::min(terms.reserve, terms.free) + terms.page_cache + PageCount{1};
    const auto share = [&](std::uint64_t percent) {
        constexpr std::uint64_t parts = 4096;  // Linux: ratios in 1/PAGE_SIZE
        return PageCount{percent * parts / 100 * limits.dirtyable.value / parts};
    };
    limits.limit = share(tunables.dirty_ratio);
    limits.background = share(tunables.dirty_background_ratio);
    if (limits.background >= limits.limit) limits.background = {limits.limit.value / 2};
    return limits;
}

MemoryInfo memory_info(const View& view)
{
    const kernel::Kernel& kernel = view.kernel;
    const kernel::Statistics& statistics = kernel.statistics;
    const AvailableTerms terms = available_terms(view);
    const PageCount gained =
        terms.free + terms.page_cache - terms.page_cache_kept + terms.reclaimable - terms.reclaimable_kept;
    MemoryInfo info;
    info.total = {kernel.total_pages};
    info.free = terms.free;
    info.available = gained > terms.reserve ? gained - terms.reserve : PageCount{0};
    const std::uint64_t not_cached = statistics.nr_buffers + statistics.nr_swapcached;
    info.buffers = {statistics.nr_buffers};
    info.swap_cached = {statistics.nr_swapcached};
    info.cached = {statistics.nr_file_pages - std::min(statistics.nr_file_pages, not_cached)};
    info.active_anon = {statistics.nr_active_anon};
    info.inactive_anon = {statistics.nr_inactive_anon};
    info.active_file = {statistics.nr_active_file};
    info.inactive_file = {statistics.nr_inactive_file};
    info.unevictable = {statistics.nr_unevictable};
    info.mlocked = {statistics.nr_mlock};
    add_swap(view, info);
    info.dirty = {statistics.nr_dirty};
    info.writeback = {statistics.nr_writeback};
    info.anon_pages = {statistics.nr_anon_pages};
    info.mapped = {statistics.nr_mapped};
    info.shmem = {statistics.nr_shmem};
    info.kernel_stack_kb = statistics.nr_kernel_stack_kib;
    info.page_tables = {statistics.nr_page_table_pages};
    info.slab_reclaimable = {statistics.nr_slab_reclaimable};
    info.slab_unreclaimable = {statistics.nr_slab_unreclaimable};
    info.vmalloc_used = {statistics.nr_vmalloc};
    info.anon_huge = {statistics.nr_anon_huge};
    const kernel::HugePool& pool = kernel.huge_pool;
    info.huge_total = pool.total;
    info.huge_free = pool.free;
    info.huge_reserved = pool.reserved;
    info.huge_surplus = pool.surplus;
    info.huge_kb = pool.total * 2048 + kernel.gigantic_pool.total * 1048576;
    count_direct_map(view, info);
    info.commit_limit = {kernel::commit_limit(kernel)};
    info.committed = {kernel.committed};
    return info;
}

namespace {

using Rows = std::vector<MeminfoRow>;

std::uint64_t kb(PageCount pages) { return kibibytes(pages); }

void add_memory_rows(const MemoryInfo& info, Rows& rows)
{
    rows.insert(rows.end(), {{"MemTotal", kb(info.total)},
                             {"MemFree", kb(info.free)},
                             {"MemAvailable", kb(info.available)},
                             {"Buffers", kb(info.buffers)},
                             {"Cached", kb(info.cached)},
                             {"SwapCached", kb(info.swap_cached)},
                             {"Active", kb(info.active_anon + info.active_file)},
                             {"Inactive", kb(info.inactive_anon + info.inactive_file)},
                             {"Active(anon)", kb(info.active_anon)},
                             {"Inactive(anon)", kb(info.inactive_anon)},
                             {"Active(file)", kb(info.active_file)},
                             {"Inactive(file)", kb(info.inactive_file)},
                             {"Unevictable", kb(info.unevictable)},
                             {"Mlocked", kb(info.mlocked)},
                             {"SwapTotal", kb(info.swap_total)},
                             {"SwapFree", kb(info.swap_free)},
                             {"Zswap", 0},  // no compressed swap here
                             {"Zswapped", 0},
                             {"Dirty", kb(info.dirty)},
                             {"Writeback", kb(info.writeback)},
                             {"AnonPages", kb(info.anon_pages)},
                             {"Mapped", kb(info.mapped)},
                             {"Shmem", kb(info.shmem)}});
}

void add_kernel_rows(const MemoryInfo& info, Rows& rows)
{
    constexpr std::uint64_t vmalloc_space_kb = 34359738367;  // 32 TiB, less one page
    rows.insert(rows.end(), {{"KReclaimable", kb(info.slab_reclaimable)},
                             {"Slab", kb(info.slab_reclaimable + info.slab_unreclaimable)},
                             {"SReclaimable", kb(info.slab_reclaimable)},
                             {"SUnreclaim", kb(info.slab_unreclaimable)},
                             {"KernelStack", info.kernel_stack_kb},
                             {"PageTables", kb(info.page_tables)},
                             {"SecPageTables", 0},  // of virtual machines
                             {"NFS_Unstable", 0},   // always 0 since Linux 5.8
                             {"Bounce", 0},
                             {"WritebackTmp", 0},
                             {"CommitLimit", kb(info.commit_limit)},
                             {"Committed_AS", kb(info.committed)},
                             {"VmallocTotal", vmalloc_space_kb},
                             {"VmallocUsed", kb(info.vmalloc_used)},
                             {"VmallocChunk", 0},  // always 0 since Linux 4.4
                             {"Percpu", 0}});
}

// Simplified: shared memory and files have no huge pages here.
void add_huge_rows(const MemoryInfo& info, Rows& rows)
{
    rows.insert(rows.end(), {{"AnonHugePages", kb(info.anon_huge)},
                             {"ShmemHugePages", 0},
                             {"ShmemPmdMapped", 0},
                             {"FileHugePages", 0},
                             {"FilePmdMapped", 0},
                             {"Balloon", 0},
                             {"HugePages_Total", info.huge_total, false},
                             {"HugePages_Free", info.huge_free, false},
                             {"HugePages_Rsvd", info.huge_reserved, false},
                             {"HugePages_Surp", info.huge_surplus, false},
                             {"Hugepagesize", 2048},
                             {"Hugetlb", info.huge_kb},
                             {"DirectMap4k", kb(info.direct_map_4k)},
                             {"DirectMap2M", kb(info.direct_map_2m)},
                             {"DirectMap1G", kb(info.direct_map_1g)}});
}

}  // namespace

Rows meminfo_rows(const MemoryInfo& info)
{
    Rows rows;
    add_memory_rows(info, rows);
    add_kernel_rows(info, rows);
    add_huge_rows(info, rows);
    return rows;
}

}  // namespace fl::inspect
