// Which pane lies where: a pure function of the window's size and what the learner dragged or hid.
#pragma once

#include "widgets/box.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace fl::web {

enum class Pane : std::uint8_t { Lesson, Picture, Program, Terminal };

std::string_view name_of(Pane pane);
std::optional<Pane> pane_named(std::string_view name);

// Shares of the room, kept from one visit to the next.
struct Splits {
    float lesson = 0.28f;    // of the whole width
    float program = 0.38f;   // of what the lesson leaves
    float terminal = 0.42f;  // of the right column's height
    bool hide_lesson = false, hide_program = false, hide_terminal = false;
};

struct LayoutInput {
    ImVec2 size;
    float em = 17;                // body size in pixels
    bool lesson_here = true;      // false in the browser: the lesson is HTML
    Pane chosen = Pane::Picture;  // narrow only
    Splits splits;
};

struct Layout {
    bool narrow = false;
    bool tabs = false;  // narrow and the tabs are drawn here, not by the page
    Box lesson, picture, program, terminal, timeline, tab_bar;  // empty when not shown
    Box split_lesson, split_program, split_terminal;            // where to drag
};

Layout lay_out(const LayoutInput& input);

}  // namespace fl::web
