// Linux: mm/show_mem.c show_free_areas(), __show_mem(). Simplified: no counts a zone of the lists of pages.
#include "base/text.h"
#include "kernel/oom/report.h"

#include <algorithm>

namespace fl::kernel {
namespace {

using ull = unsigned long long;

std::uint64_t swap_in_use(const Kernel& kernel)
{
    std::uint64_t used = 0;
    for (const auto& [id, space] : kernel.spaces) used += space.swapents;
    return std::min(used, kernel.swap_pages);
}

void log_summary(Kernel& kernel)
{
    const Statistics& s = kernel.statistics;
    log(kernel, "Mem-Info:");
    log(kernel, format("active_anon:%llu inactive_anon:%llu isolated_anon:0",
                       static_cast<ull>(s.nr_active_anon), static_cast<ull>(s.nr_inactive_anon)));
    log(kernel, format(" active_file:%llu inactive_file:%llu isolated_file:0",
                       static_cast<ull>(s.nr_active_file), static_cast<ull>(s.nr_inactive_file)));
    log(kernel, format(" unevictable:%llu dirty:%llu writeback:%llu", static_cast<ull>(s.nr_unevictable),
                       static_cast<ull>(s.nr_dirty), static_cast<ull>(s.nr_writeback)));
    log(kernel, format(" slab_reclaimable:%llu slab_unreclaimable:%llu",
                       static_cast<ull>(s.nr_slab_reclaimable), static_cast<ull>(s.nr_slab_unreclaimable)));
    log(kernel, format(" mapped:%llu shmem:%llu pagetables:%llu", static_cast<ull>(s.nr_mapped),
                       static_cast<ull>(s.nr_shmem), static_cast<ull>(s.nr_page_table_pages)));
    log(kernel, " sec_pagetables:0 bounce:0");
    log(kernel, " kernel_misc_reclaimable:0");
    log(kernel, format(" free:%llu free_pcp:0 free_cma:0", static_cast<ull>(kernel.frames.free_pages())));
}

void log_node(Kernel& kernel)
{
    const Statistics& s = kernel.statistics;
    log(kernel,
        format("Node 0 active_anon:%llukB inactive_anon:%llukB active_file:%llukB inactive_file:%llukB "
               "unevictable:%llukB isolated(anon):0kB isolated(file):0kB mapped:%llukB dirty:%llukB "
               "writeback:%llukB shmem:%llukB shmem_thp:0kB shmem_pmdmapped:0kB anon_thp:%llukB "
               "writeback_tmp:0kB kernel_stack:%llukB pagetables:%llukB sec_pagetables:0kB "
               "all_unreclaimable? no",
               kib(s.nr_active_anon), kib(s.nr_inactive_anon), kib(s.nr_active_file), kib(s.nr_inactive_file),
               kib(s.nr_unevictable), kib(s.nr_mapped), kib(s.nr_dirty), kib(s.nr_writeback), kib(s.nr_shmem),
               kib(s.nr_anon_huge), static_cast<ull>(s.nr_kernel_stack_kib), kib(s.nr_page_table_pages)));
}

void log_zone(Kernel& kernel, const Zone& zone)
{
    log(kernel, format("Node 0 %s free:%llukB boost:0kB min:%llukB low:%llukB high:%llukB present:%llukB "
                       "managed:%llukB free_pcp:0kB",
                       std::string(zone.name).c_str(), kib(zone.free), kib(zone.marks.min),
                       kib(zone.marks.low), kib(zone.marks.high), kib(zone.spanned()), kib(zone.managed)));
    std::string reserve = "lowmem_reserve[]:";
    for (const std::uint64_t pages : zone.reserve) reserve += format(" %llu", static_cast<ull>(pages));
    log(kernel, reserve);
}

void log_blocks(Kernel& kernel, const Zone& zone)
{
    std::string line = format("Node 0 %s:", std::string(zone.name).c_str());
    std::uint64_t pages = 0;
    for (unsigned order = 0; order < order_count; ++order) {
        line += format(" %llu*%llukB", static_cast<ull>(zone.blocks(order)), kib(1ull << order));
        pages += zone.blocks(order) << order;
    }
    log(kernel, line + format(" = %llukB", kib(pages)));
}

}  // namespace

void log_memory(Kernel& kernel)
{
    log_summary(kernel);
    log_node(kernel);
    const auto zones = kernel.frames.zones;
    for (const Zone& zone : zones)
        if (zone.managed != 0) log_zone(kernel, zone);
    for (const Zone& zone : zones)
        if (zone.managed != 0) log_blocks(kernel, zone);
    log(kernel, format("%llu total pagecache pages", static_cast<ull>(kernel.statistics.nr_file_pages)));
    log(kernel, format("%llu pages in swap cache", static_cast<ull>(kernel.statistics.nr_swapcached)));
    log(kernel, format("Free swap  = %llukB", kib(kernel.swap_pages - swap_in_use(kernel))));
    log(kernel, format("Total swap = %llukB", kib(kernel.swap_pages)));
    const std::uint64_t frames = kernel.frames.table.size().value;
    log(kernel, format("%llu pages RAM", static_cast<ull>(frames)));
    log(kernel, "0 pages HighMem/MovableOnly");
    log(kernel, format("%llu pages reserved", static_cast<ull>(frames - kernel.frames.managed_pages())));
}

}  // namespace fl::kernel
