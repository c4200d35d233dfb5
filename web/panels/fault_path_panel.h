// One page fault at a time: the way it took through the kernel's handler, and how often every branch was
// taken.
#pragma once

#include "commands.h"
#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Apart from its caller: the page fetches what the first picture does not draw later.
[[gnu::noinline]]
void draw_fault_path_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection,
                           CommandQueue& commands);

// "Write to 7fffffffe010 in [stack]: nothing was there yet, so …"
std::string fault_sentence(const Look& look, const FaultScene& fault);
// Any event of the log as a sentence; a fault in the language of the interface.
std::string event_sentence(const Look& look, const trace::Event& event);

}  // namespace fl::web
