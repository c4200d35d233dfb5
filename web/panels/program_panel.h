// The C program: its current line, breakpoints and variables; edited and run again in place.
#pragma once

#include "commands.h"
#include "scene.h"
#include "widgets/text_block.h"

namespace fl::web {

struct ProgramPanelState {
    bool editing = false;
    std::string draft;            // while editing
    std::string draft_of;         // the file it belongs to
    std::vector<TextLine> lines;  // of the source shown
    std::string lines_of;         // the text they were made from
    int revealed_line = -1;
    TextBlockState selection;
};

void draw_program_panel(const Look& look, const Box& box, const Scene& scene, ProgramPanelState& state,
                        CommandQueue& commands);

}  // namespace fl::web
