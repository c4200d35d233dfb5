// The centre: one picture of the machine, chosen by tabs.
#pragma once

#include "commands.h"
#include "scene.h"
#include "ui_state.h"

namespace fl::web {

void draw_picture_panel(const Look& look, const Box& box, const Scene& scene, UiState& state,
                        CommandQueue& commands);

Word word_of(Picture picture);

}  // namespace fl::web
