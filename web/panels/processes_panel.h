// Who runs, in top's columns; each header says what its number means.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

struct ProcessesPanelState {
    int sorted_by = 0;  // column
    bool descending = false;
    int explained = -1;  // column whose explanation is open
};

void draw_processes_panel(const Look& look, const Box& box, const Scene& scene, ProcessesPanelState& state,
                          Selection& selection);

}  // namespace fl::web
