// Draws the handler's flow chart: the way of the chosen fault lit, a counter in every box.
#pragma once

#include "scene.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

void draw_fault_chart(const Look& look, const Box& box, const Scene& scene);

}  // namespace fl::web
