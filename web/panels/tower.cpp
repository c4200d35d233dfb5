#include "panels/tower.h"

#include <algorithm>
#include <cmath>

namespace fl::web {
namespace {

// How much of spare height a row may claim: a row with 1000 times the pages gets a few times the height, not
// 1000 times.
float weight_of(const TowerRow& row, const AddressSpaceScene& space)
{
    if (row.kind == TowerKind::KernelHalf) return 6;
    if (row.kind == TowerKind::Hole) return 2;
    const inspect::AreaRow& area = space.areas[row.area].row;
    const float magnitude = std::log2(static_cast<float>(area.size().value) + 1);
    return row.kind == TowerKind::Gap ? 0.5f + magnitude * 0.12f : magnitude;
}

bool in_kernel_half(const AreaScene& area)
{
    return area.row.begin >= kernel_half;
}

std::vector<TowerRow> rows_from_the_top(const AddressSpaceScene& space)
{
    std::vector<TowerRow> rows;
    bool halves_done = false;
    for (std::size_t i = space.areas.size(); i-- > 0;) {
        if (!in_kernel_half(space.areas[i]) && !halves_done) {
            rows.push_back({.kind = TowerKind::KernelHalf});
            rows.push_back({.kind = TowerKind::Hole});
            halves_done = true;
        }
        const bool gap = space.areas[i].row.kind == inspect::AreaKind::Gap;
        rows.push_back({.kind = gap ? TowerKind::Gap : TowerKind::Area, .area = i});
    }
    return rows;
}

void give_heights(std::vector<TowerRow>& rows, const AddressSpaceScene& space, const TowerInput& input)
{
    float total = 0, weights = 0;
    for (TowerRow& row : rows) {
        row.head = row.kind == TowerKind::Gap || row.kind == TowerKind::Hole ? std::floor(input.row * 0.86f)
                                                                             : input.row;
        const bool open = row.kind == TowerKind::Area && space.chosen == row.area;
        row.height = row.head + (open ? input.pages_height : 0);
        total += row.height;
        weights += weight_of(row, space);
    }
    const float spare =
        std::min(std::max(input.room - total, 0.0f), static_cast<float>(rows.size()) * input.row * 0.8f);
    for (TowerRow& row : rows) {
        const float extra = weights > 0 ? std::floor(spare * weight_of(row, space) / weights) : 0;
        row.head += extra;
        row.height += extra;
    }
}

}  // namespace

std::vector<TowerRow> lay_out_tower(const AddressSpaceScene& space, const TowerInput& input)
{
    std::vector<TowerRow> rows = rows_from_the_top(space);
    give_heights(rows, space, input);
    float top = 0;
    for (TowerRow& row : rows) {
        row.top = top;
        top += row.height;
    }
    return rows;
}

float tower_height(const std::vector<TowerRow>& rows)
{
    return rows.empty() ? 0 : rows.back().top + rows.back().height;
}

}  // namespace fl::web
