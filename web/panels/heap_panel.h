// malloc's chunks in address order, read from their own headers: in use, kept for later, or the rest at the
// top.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Apart from its caller: the page fetches what the first picture does not draw later.
[[gnu::noinline]]
void draw_heap_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection);

}  // namespace fl::web
