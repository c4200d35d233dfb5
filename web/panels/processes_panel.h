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

// Apart from its caller: the page fetches what the first picture does not draw later.
[[gnu::noinline]]
void draw_processes_panel(const Look& look, const Box& box, const Scene& scene, ProcessesPanelState& state,
                          Selection& selection);

}  // namespace fl::web
