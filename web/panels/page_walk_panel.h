// From CR3 to a byte: the address cut into its parts, and the entry each table was asked for.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Apart from its caller: the page fetches what the first picture does not draw later.
[[gnu::noinline]]
void draw_page_walk_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection);

}  // namespace fl::web
