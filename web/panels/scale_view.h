// The user half with every byte given the same height: almost all of it is empty.
#pragma once

#include "scene.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Apart from its caller, as the other pictures.
[[gnu::noinline]]
void draw_scale_view(const Look& look, const Box& box, const Scene& scene);

}  // namespace fl::web
