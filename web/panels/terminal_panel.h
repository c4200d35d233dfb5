// The terminal: what was typed and printed up to the present moment, and a line to type the next command.
#pragma once

#include "commands.h"
#include "scene.h"
#include "widgets/text_block.h"

#include <array>

namespace fl::web {

struct TerminalPanelState {
    std::array<char, 1024> line{};
    int recalled = -1;   // history entry shown, counted from the newest; -1 = none
    std::string draft;   // what was typed before recalling
    std::string offers;  // words that Tab could mean
    bool focus_wanted = false;
    bool follow = true;           // stay at the newest line
    std::vector<TextLine> lines;  // the transcript, wrapped
    std::uint64_t lines_revision = ~0ull;
    std::size_t lines_columns = 0;
    TextBlockState selection;
};

void draw_terminal_panel(const Look& look, const Box& box, const Scene& scene, TerminalPanelState& state,
                         CommandQueue& commands);

std::vector<TextLine> wrap_transcript(const std::vector<shell::TranscriptEntry>& transcript,
                                      std::size_t columns);
// The longest beginning that all words share.
std::string common_beginning(const std::vector<std::string>& words);

}  // namespace fl::web
