// The history at the foot of the window: what happened when, and where in it we are.
#pragma once

#include "commands.h"
#include "panels/story_axis.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

struct TimelinePanelState {
    machine::Stride stride = machine::Stride::Statement;
    StoryAxis axis;
    std::vector<std::uint8_t> pixels;
    std::uint64_t revision = ~0ull;  // of the events the axis was made from
    machine::Moment end;
    bool dragging = false;
};

void draw_timeline_panel(const Look& look, const Box& box, const Scene& scene, TimelinePanelState& state,
                         CommandQueue& commands);

}  // namespace fl::web
