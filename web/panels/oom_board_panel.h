// The OOM board: what each process would score, its terms stacked, and who was killed.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Apart from its caller: the page fetches what the first picture does not draw later.
[[gnu::noinline]]
void draw_oom_board_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection);

// "1060 make: 9,031 + 404 + 20 + 377,500 = 386,955 pages": for the eye and for screen readers.
std::string oom_sentence(const Look& look, const inspect::OomRow& row);
// What the board says of an imported log, or of the machine.
std::string oom_headline(const Look& look, const OomScene& board);

}  // namespace fl::web
