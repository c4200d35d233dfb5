// One frame of the whole interface: panes in their places, what lies over them, and the keys.
#pragma once

#include "commands.h"
#include "scene.h"
#include "ui_state.h"

namespace fl::web {

struct ViewSetup {
    bool lesson_here = true;  // false in the browser
};

void draw_view(const Look& look, const ViewSetup& setup, const Scene& scene, UiState& state,
               CommandQueue& commands);

// Keys that work anywhere but in a text field.
void handle_keys(const Scene& scene, UiState& state, CommandQueue& commands);

}  // namespace fl::web
