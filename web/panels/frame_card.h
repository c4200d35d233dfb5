// The card of the chosen frame: what it holds and who refers to it. A click on an owner leads to its page.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Takes its room from the bottom of `rest`; nothing when no frame is chosen.
void draw_frame_card(const Look& look, Box& rest, const Scene& scene, Selection& selection);

}  // namespace fl::web
