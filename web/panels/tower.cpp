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

// Areas with the same key may be folded together; 0 = never.
int fold_key(const AreaScene& area)
{
    if (area.row.kind == inspect::AreaKind::Vdso || area.row.kind == inspect::AreaKind::Vvar) return 1;
    return area.row.name.find("/ld-linux") != std::string::npos ? 2 : 0;
}

// How many areas from `last` downwards are shown as one row.
std::size_t fold_length(const AddressSpaceScene& space, std::size_t last)
{
    const int key = fold_key(space.areas[last]);
    std::size_t length = 1;
    while (key != 0 && length <= last && fold_key(space.areas[last - length]) == key)
        ++length;
    for (std::size_t i = last + 1 - length; i <= last; ++i)
        if (space.chosen == i) return 1;
    return length;
}

std::vector<TowerRow> rows_from_the_top(const AddressSpaceScene& space, bool folded)
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
        const std::size_t length = folded ? fold_length(space, i) : 1;
        i -= length - 1;
        const TowerKind kind = gap ? TowerKind::Gap : length > 1 ? TowerKind::Fold : TowerKind::Area;
        rows.push_back({.kind = kind, .area = i, .count = length});
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
    std::vector<TowerRow> rows = rows_from_the_top(space, input.folded);
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
