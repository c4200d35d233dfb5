// Every frame of the machine as a cell, coloured by use; below it the zones with their watermarks and free
// blocks.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Apart from its caller: the page fetches what the first picture does not draw later.
[[gnu::noinline]]
void draw_physical_memory_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection);

Tone tone_of(inspect::FrameKind kind);
Word word_of(inspect::FrameKind kind);

}  // namespace fl::web
