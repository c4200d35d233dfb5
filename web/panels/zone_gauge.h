// A zone's free memory against its watermarks, and its free blocks by order as /proc/buddyinfo counts them.
#pragma once

#include "scene.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

float zone_gauges_height(const Look& look, const std::vector<inspect::ZoneRow>& zones);
void draw_zone_gauges(const Look& look, const Box& box, const std::vector<inspect::ZoneRow>& zones);

}  // namespace fl::web
