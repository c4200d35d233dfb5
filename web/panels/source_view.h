// Lines of C with their numbers, breakpoints, messages and the line that runs next.
#pragma once

#include "panels/program_panel.h"

namespace fl::web {

void draw_source_view(const Look& look, const Box& box, const SourceScene& source, ProgramPanelState& state,
                      CommandQueue& commands);

}  // namespace fl::web
