// What lies over the panes for a moment: the list of keys, the field for an address.
#pragma once

#include "scene.h"
#include "ui_state.h"

namespace fl::web {

void draw_overlays(const Look& look, const Box& screen, const Scene& scene, UiState& state);

}  // namespace fl::web
