// Linux: mm/vmstat.c, zoneinfo_show_print() and frag_show_print().
#include "inspect/frames.h"
#include "kernel/compaction/fragmentation.h"
#include "kernel/kernel.h"

#include <algorithm>

namespace fl::inspect {

FrameCounts frame_counts(const View& view)
{
    const kernel::Kernel& kernel = view.kernel;
    const kernel::Statistics& statistics = kernel.statistics;
    FrameCounts counts;
    counts.total = kernel.frames.table.size();
    counts.free = {kernel.frames.free_pages()};
    counts.reserved = counts.total - PageCount{kernel.frames.managed_pages()};
    counts.anonymous = {statistics.nr_anon_pages};
    counts.file_cache = {statistics.nr_file_pages};
    counts.page_tables = {statistics.nr_page_table_pages};
    counts.slab = {statistics.nr_slab_reclaimable + statistics.nr_slab_unreclaimable};
    counts.kernel_stacks = {statistics.nr_kernel_stack_kib / (page_size / 1024)};
    return counts;
}

std::vector<ZoneRow> zone_rows(const View& view)
{
    std::vector<ZoneRow> rows;
    for (const kernel::Zone& zone : view.kernel.frames.zones) {
        if (zone.spanned() == 0) continue;
        ZoneRow row;
        row.name = std::string(zone.name);
        row.begin = zone.begin;
        row.end = zone.end;
        row.spanned = row.present = {zone.spanned()};
        row.managed = {zone.managed};
        row.free = {zone.free};
        row.min = {zone.marks.min};
        row.low = {zone.marks.low};
        row.high = {zone.marks.high};
        row.promo = {zone.marks.promo};
        for (unsigned order = 0; order < kernel::order_count; ++order)
            row.free_blocks[order] = zone.blocks(order);
        row.at_hand = {zone.pages.count};
        row.set_batch = zone.pages.batch;
        row.set_high = zone.pages.high;
        row.set_high_min = zone.pages.high_min;
        row.set_high_max = zone.pages.high_max;
        // The last two are ZONE_MOVABLE and ZONE_DEVICE, which are empty: they ask for as much as
        // ZONE_NORMAL.
        for (std::size_t i = 0; i < row.protection.size(); ++i)
            row.protection[i] = {zone.reserve[std::min<std::size_t>(i, kernel::ZoneNormal)]};
        rows.push_back(row);
    }
    return rows;
}

// Linux: pagetypeinfo_showfree_print(), pagetypeinfo_showblockcount_print(), extfrag_show_print().
std::vector<ZoneTypesRow> zone_type_rows(const View& view)
{
    std::vector<ZoneTypesRow> rows;
    const kernel::Frames& frames = view.kernel.frames;
    for (const kernel::Zone& zone : frames.zones) {
        if (zone.spanned() == 0) continue;
        ZoneTypesRow row;
        row.zone = std::string(zone.name);
        for (unsigned order = 0; order < kernel::order_count; ++order) {
            for (std::size_t type = 0; type < kernel::migrate_types; ++type)
                row.free[type][order] = zone.blocks(order, static_cast<kernel::MigrateType>(type));
            row.fragmentation[order] = kernel::fragmentation_index(zone, order);
            row.unusable[order] = kernel::unusable_free_index(zone, order);
        }
        for (FrameNumber at = zone.begin; at < zone.end; at = at + kernel::pageblock_pages)
            ++row.pageblocks[static_cast<std::size_t>(frames.types.of(at))];
        rows.push_back(row);
    }
    return rows;
}

}  // namespace fl::inspect
