// The lesson on the desktop: the same blocks as the page's HTML, drawn here.
#pragma once

#include "commands.h"
#include "scene.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

struct LessonPanelState {
    std::string step;  // whose blocks were last drawn: another one starts at its top
    std::size_t open_blocks = 0;
};

void draw_lesson_panel(const Look& look, const Box& box, const Scene& scene, LessonPanelState& state,
                       CommandQueue& commands);

}  // namespace fl::web
