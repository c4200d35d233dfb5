// A zone's free memory against its watermarks, and its free blocks by order as /proc/buddyinfo counts them.
#pragma once

#include "scene.h"
#include "widgets/box.h"
#include "widgets/look.h"

#include <string>

namespace fl::web {

float zone_gauges_height(const Look& look, const std::vector<inspect::ZoneRow>& zones);
void draw_zone_gauges(const Look& look, const Box& box, const std::vector<inspect::ZoneRow>& zones);

// The same for one zone, near the marks only: where kswapd wakes and rests, and where allocations wait.
float mark_gauge_height(const Look& look);
void draw_mark_gauge(const Look& look, Box box, const inspect::ZoneRow& zone);
std::string marks_text(const Look& look,
                       const inspect::ZoneRow& zone);  // "1.2 MiB free, min …, low …, high …"

}  // namespace fl::web
