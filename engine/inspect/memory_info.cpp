// Linux: fs/proc/meminfo.c, meminfo_proc_show().
#include "inspect/memory_info.h"

#include "inspect/entries.h"
#include "inspect/frames.h"

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

PageCount swap_in_use(const View& view)
{
    PageCount used;
    for (const auto& [id, space] : view.kernel.spaces)
        used += PageCount{space.swapents};
    return used;
}

// Linux: mm/util.c, vm_commit_limit().
PageCount commit_limit(const View& view)
{
    const kernel::Kernel& kernel = view.kernel;
    return {kernel.total_pages * kernel.tunables.overcommit_ratio / 100 + kernel.swap_pages};
}

}  // namespace

AvailableTerms available_terms(const View& view)
{
    const kernel::Statistics& statistics = view.kernel.statistics;
    AvailableTerms terms;
    const PageCount low = low_watermarks(view);
    terms.free = frame_counts(view).free;
    terms.reserve = total_reserve(view);
    terms.page_cache = {statistics.nr_active_file + statistics.nr_inactive_file};
    terms.page_cache_kept = std::min(PageCount{terms.page_cache.value / 2}, low);
    terms.reclaimable_kept = std::min(PageCount{terms.reclaimable.value / 2}, low);
    return terms;
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
    info.cached = {statistics.nr_file_pages};
    info.active_anon = {statistics.nr_active_anon};
    info.inactive_anon = {statistics.nr_inactive_anon};
    info.active_file = {statistics.nr_active_file};
    info.inactive_file = {statistics.nr_inactive_file};
    info.unevictable = {statistics.nr_unevictable};
    info.mlocked = {statistics.nr_mlock};
    info.swap_total = {kernel.swap_pages};
    info.swap_free = PageCount{kernel.swap_pages} - std::min(swap_in_use(view), PageCount{kernel.swap_pages});
    info.dirty = {statistics.nr_dirty};
    info.anon_pages = {statistics.nr_anon_pages};
    info.mapped = {statistics.nr_mapped};
    info.shmem = {statistics.nr_shmem};
    info.kernel_stack_kb = statistics.nr_kernel_stack_kib;
    info.page_tables = {statistics.nr_page_table_pages};
    info.commit_limit = commit_limit(view);
    info.committed = {kernel.committed};
    return info;
}

std::vector<MeminfoRow> meminfo_rows(const MemoryInfo& info)
{
    const auto kb = [](PageCount pages) { return kibibytes(pages); };
    return {
        {"MemTotal", kb(info.total)},
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
        {"Zswap", 0},
        {"Zswapped", 0},
        {"Dirty", kb(info.dirty)},
        {"Writeback", kb(info.writeback)},
        {"AnonPages", kb(info.anon_pages)},
        {"Mapped", kb(info.mapped)},
        {"Shmem", kb(info.shmem)},
        {"KReclaimable", kb(info.slab_reclaimable)},
        {"Slab", kb(info.slab_reclaimable + info.slab_unreclaimable)},
        {"SReclaimable", kb(info.slab_reclaimable)},
        {"SUnreclaim", kb(info.slab_unreclaimable)},
        {"KernelStack", info.kernel_stack_kb},
        {"PageTables", kb(info.page_tables)},
        {"SecPageTables", 0},
        {"NFS_Unstable", 0},
        {"Bounce", 0},
        {"WritebackTmp", 0},
        {"CommitLimit", kb(info.commit_limit)},
        {"Committed_AS", kb(info.committed)},
        {"VmallocTotal", 34359738367},
        {"VmallocUsed", kb(info.vmalloc_used)},
        {"VmallocChunk", 0},
        {"Percpu", 0},
        {"AnonHugePages", 0},
        {"ShmemHugePages", 0},
        {"ShmemPmdMapped", 0},
        {"FileHugePages", 0},
        {"FilePmdMapped", 0},
        {"Balloon", 0},
        {"HugePages_Total", 0, false},
        {"HugePages_Free", 0, false},
        {"HugePages_Rsvd", 0, false},
        {"HugePages_Surp", 0, false},
        {"Hugepagesize", 2048},
        {"Hugetlb", 0},
        {"DirectMap4k", 0},
        {"DirectMap2M", kb(info.total)},
        {"DirectMap1G", 0},
    };
}

}  // namespace fl::inspect
