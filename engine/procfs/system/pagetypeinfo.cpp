// Linux: mm/vmstat.c, pagetypeinfo_show(), extfrag_show(), unusable_show().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/frames.h"

#include <cstdlib>

namespace fl::procfs {
namespace {

using ull = unsigned long long;
using Rows = std::vector<inspect::ZoneTypesRow>;

constexpr std::size_t types = std::size(inspect::migrate_type_names);

std::string type_name(std::size_t type) { return std::string(inspect::migrate_type_names[type]); }

std::string free_counts(const Rows& zones)
{
    std::string text = format("%-43s ", "Free pages count per migrate type at order");
    for (int order = 0; order < 11; ++order) text += format("%6d ", order);
    text += "\n";
    for (const inspect::ZoneTypesRow& zone : zones)
        for (std::size_t type = 0; type < types; ++type) {
            text += format("Node %4d, zone %8s, type %12s ", 0, zone.zone.c_str(), type_name(type).c_str());
            for (const std::uint64_t blocks : zone.free[type])
                text += format("%6llu ", static_cast<ull>(blocks));
            text += "\n";
        }
    return text;
}

std::string block_counts(const Rows& zones)
{
    std::string text = format("\n%-23s", "Number of blocks type ");
    for (std::size_t type = 0; type < types; ++type) text += format("%12s ", type_name(type).c_str());
    text += "\n";
    for (const inspect::ZoneTypesRow& zone : zones) {
        text += format("Node %d, zone %8s ", 0, zone.zone.c_str());
        for (const std::uint64_t blocks : zone.pageblocks)
            text += format("%12llu ", static_cast<ull>(blocks));
        text += "\n";
    }
    return text;
}

std::string indices(const View& view, int width, std::array<int, 11> inspect::ZoneTypesRow::*which)
{
    std::string text;
    for (const inspect::ZoneTypesRow& zone : inspect::zone_type_rows(view)) {
        text += format("Node %d, zone %8s ", 0, zone.zone.c_str());
        for (const int index : zone.*which)
            text += format("%*d.%03d ", width, index / 1000, std::abs(index % 1000));
        text += "\n";
    }
    return text;
}

}  // namespace

std::string render_pagetypeinfo(const View& view)
{
    const Rows zones = inspect::zone_type_rows(view);
    return "Page block order: 9\nPages per block:  512\n\n" + free_counts(zones) + block_counts(zones);
}

std::string render_extfrag_index(const View& view)
{
    return indices(view, 2, &inspect::ZoneTypesRow::fragmentation);
}

std::string render_unusable_index(const View& view)
{
    return indices(view, 1, &inspect::ZoneTypesRow::unusable);
}

}  // namespace fl::procfs
