// One row of the tower: an area, a gap, the kernel's half or the hole below it.
#pragma once

#include "panels/page_grid.h"
#include "panels/tower.h"
#include "widgets/look.h"

namespace fl::web {

// The columns all rows share.
struct TowerColumns {
    Box gutter;  // addresses
    Box block;   // the tower itself
};

TowerColumns columns_of(const Look& look, const Box& content);

struct RowPlace {
    TowerColumns columns;
    float top = 0;
    Box view;  // what is visible
};

void draw_special_row(const Look& look, const RowPlace& place, const TowerRow& row);
void draw_gap_row(const Look& look, const RowPlace& place, const TowerRow& row,
                  const AddressSpaceScene& space);
// True when it was clicked.
bool draw_fold_row(const Look& look, const RowPlace& place, const TowerRow& row,
                   const AddressSpaceScene& space);
// A click opens or closes the area.
void draw_area_row(const Look& look, const RowPlace& place, const TowerRow& row, const Scene& scene,
                   Selection& selection);

}  // namespace fl::web
