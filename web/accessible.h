// What the canvas shows, as rows of text: for screen readers, and for tests that look at content.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/look.h"

#include <string>

namespace fl::web {

// {"picture":"address-space","rows":["[stack] 132 kB …", …],"position":"event 12 of 40","line":6}
std::string render_accessible(const Look& look, const Scene& scene, const Selection& selection);

}  // namespace fl::web
