// Linux: mm/vmstat.c, frag_show() and zoneinfo_show().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/frames.h"
#include "inspect/statistics.h"

namespace fl::procfs {
namespace {

using ull = unsigned long long;

std::string zone_heading(const inspect::ZoneRow& zone)
{
    return format("Node 0, zone %8s", zone.name.c_str());
}

std::string node_counters(const View& view)
{
    std::string text = "\n  per-node stats";
    for (const inspect::StatisticRow& row : inspect::node_statistic_rows(view))
        text += format("\n      %-12s %llu", std::string(row.name).c_str(), static_cast<ull>(row.value));
    return text;
}

std::string zone_pages(const inspect::ZoneRow& zone)
{
    struct Line {
        const char* name;
        PageCount pages;
    };
    std::string text = format("\n  pages free     %llu", static_cast<ull>(zone.free.value));
    for (const Line& line : {Line{"boost", {0}},
                             {"min", zone.min},
                             {"low", zone.low},
                             {"high", zone.high},
                             {"promo", zone.promo},
                             {"spanned", zone.spanned},
                             {"present", zone.present},
                             {"managed", zone.managed},
                             {"cma", {0}}})
        text += format("\n        %-8s %llu", line.name, static_cast<ull>(line.pages.value));
    text += "\n        protection: (";
    for (std::size_t i = 0; i < zone.protection.size(); ++i)
        text += format(i == 0 ? "%llu" : ", %llu", static_cast<ull>(zone.protection[i].value));
    return text + ")" + format("\n      %-12s %llu", "nr_free_pages", static_cast<ull>(zone.free.value));
}

std::string page_set(const inspect::ZoneRow& zone)
{
    std::string text = "\n  pagesets\n    cpu: 0";
    text += format("\n              count:    %llu", static_cast<ull>(zone.at_hand.value));
    text += format("\n              high:     %llu", static_cast<ull>(zone.set_high));
    text += format("\n              batch:    %llu", static_cast<ull>(zone.set_batch));
    text += format("\n              high_min: %llu", static_cast<ull>(zone.set_high_min));
    return text + format("\n              high_max: %llu", static_cast<ull>(zone.set_high_max));
}

}  // namespace

std::string render_buddyinfo(const View& view)
{
    std::string text;
    for (const inspect::ZoneRow& zone : inspect::zone_rows(view)) {
        text += zone_heading(zone) + " ";
        for (const std::uint64_t blocks : zone.free_blocks)
            text += format("%6llu ", static_cast<ull>(blocks));
        text += "\n";
    }
    return text;
}

std::string render_zoneinfo(const View& view)
{
    std::string text;
    bool first = true;
    for (const inspect::ZoneRow& zone : inspect::zone_rows(view)) {
        text += zone_heading(zone);
        if (first) text += node_counters(view);
        first = false;
        text += zone_pages(zone) + page_set(zone) + "\n";
    }
    return text;
}

}  // namespace fl::procfs
