// The lists pages wait on, each as a line of cells: the newest at the left, what is looked at next at the
// right.
#pragma once

#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

#include <string>

namespace fl::web {

// "Inactive(anon): 5,120 pages, 20 MiB", as /proc/meminfo names it.
std::string list_title(const Look& look, const ReclaimScene& reclaim, inspect::PageListKind kind);
// What the last round did with its pages: "18 swapped out · 9 got a second chance"; "" when it saw none.
std::string decided_text(const Look& look, const ReclaimScene& reclaim, inspect::PageListKind kind);

float page_list_height(const Look& look, float width, const ReclaimScene& reclaim,
                       inspect::PageListKind kind);
// A click on a cell chooses its frame.
void draw_page_list(const Look& look, Box box, const ReclaimScene& reclaim, inspect::PageListKind kind,
                    Selection& selection);
// What the marks under the cells mean.
void draw_list_legend(const Look& look, Box line);

}  // namespace fl::web
