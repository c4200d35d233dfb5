// The card that answers a click on a page or an area.
#pragma once

#include "commands.h"
#include "scene.h"
#include "selection.h"
#include "widgets/card.h"

namespace fl::web {

Card page_card(const Look& look, const PageScene& page);
Card area_card(const Look& look, const inspect::AreaRow& area);

// The card for what is selected, docked to the bottom of `rest`, which it makes smaller.
void draw_docked_card(const Look& look, Box& rest, const Scene& scene, Selection& selection,
                      CommandQueue& commands);

}  // namespace fl::web
