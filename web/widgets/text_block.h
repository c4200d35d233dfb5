// Many lines of fixed-width text that can be selected and copied as in any page.
#pragma once

#include "widgets/box.h"
#include "widgets/label.h"

#include <string>
#include <vector>

namespace fl::web {

struct TextRun {
    std::size_t end = 0;  // byte after its last
    Tone tone = Tone::Ink;
};

struct TextLine {
    std::string text;
    std::vector<TextRun> runs;  // in order, the last ends at text.size(); empty = all Ink
    bool joined = false;        // the rest of the line above, wrapped
};

struct TextPlace {
    std::size_t line = 0, byte = 0;

    friend bool operator==(const TextPlace&, const TextPlace&) = default;
    friend bool operator<(const TextPlace& a, const TextPlace& b)
    {
        return a.line != b.line ? a.line < b.line : a.byte < b.byte;
    }
};

struct TextBlockState {
    TextPlace anchor, caret;  // equal = nothing selected
    bool dragging = false;
};

struct TextBlock {
    const char* id = "text";
    const std::vector<TextLine>& lines;
    Box box;   // of all lines; may be larger than what is visible
    Box view;  // what is visible
    float line_height = 20;
    float scale = 0.9f;     // of the mono size
    std::string_view name;  // for screen readers
};

void draw_text_block(const Look& look, const TextBlock& block, TextBlockState& state);
std::string selected_text(const std::vector<TextLine>& lines, const TextBlockState& state);

// Long lines go on in the next one.
std::vector<TextLine> wrapped(const std::vector<TextLine>& lines, std::size_t columns);

// How many columns a text needs in a fixed-width font: Chinese characters are two wide.
std::size_t column_count(std::string_view text);
// The byte at which `columns` columns are full.
std::size_t byte_at_column(std::string_view text, std::size_t columns);

}  // namespace fl::web
