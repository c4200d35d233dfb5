// The counters of /proc/vmstat by name, in the kernel's order.
#pragma once

#include "inspect/view.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace fl::inspect {

struct StatisticRow {
    std::string_view name;  // "pgfault"
    std::uint64_t value = 0;
};
std::vector<StatisticRow> statistic_rows(const View& view);
std::vector<StatisticRow> node_statistic_rows(const View& view);  // those of the node: zoneinfo's first block
std::uint64_t statistic(const View& view, std::string_view name);  // 0 when unknown

}  // namespace fl::inspect
