// Reclaim: how much is free against the marks, the lists in the order in which their pages are looked at, how
// hard it had to look, and what the last round did with the pages it saw.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

#include <string>
#include <vector>

namespace fl::web {

// Apart from its caller: the page fetches what the first picture does not draw later.
[[gnu::noinline]] void draw_reclaim_panel(const Look& look, const Box& box, const Scene& scene,
                                          Selection& selection);

// The same in words, for those who do not see it.
[[gnu::noinline]] std::vector<std::string> reclaim_sentences(const Look& look, const Scene& scene);

}  // namespace fl::web
