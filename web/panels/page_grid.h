// The pages of an open area, row by row like the tower: the highest addresses on top. Long runs of rows in
// which nothing was ever touched are folded into one line.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

#include <vector>

namespace fl::web {

struct GridRow {
    std::size_t first = 0;  // index into AddressSpaceScene::pages
    std::size_t count = 0;  // pages; more than a row's for a fold
    bool fold = false;      // all alike and nothing in them
};

struct GridShape {
    std::size_t columns = 16;
    float cell = 14, gap = 2;  // pixels
    float row_height = 16;
    std::vector<GridRow> rows;  // from the top

    float height() const { return static_cast<float>(rows.size()) * row_height; }
};

GridShape shape_grid(const Look& look, float width, const AddressSpaceScene& space);

// Draws the rows inside `view` only. The addresses stand in `gutter`, left of the grid.
struct GridPlace {
    Box grid, gutter, view;
};
void draw_page_grid(const Look& look, const GridPlace& place, const GridShape& shape, const Scene& scene,
                    Selection& selection);

}  // namespace fl::web
