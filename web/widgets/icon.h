// Small signs drawn as paths, so that they need no font and stay sharp at every scale.
#pragma once

#include "widgets/box.h"

#include <cstdint>

namespace fl::web {

enum class Icon : std::uint8_t {
    None,
    Play,
    Pause,
    StepForward,
    StepBack,
    ToStart,
    ToEnd,
    Left,
    Right,
    Up,
    Down,
    Close,
    Edit,
    Check,
    Menu,
    Info,
    Sun,
    Moon,
    Pin,
    Scale,
};

// Centred in the box, filling its smaller side.
void draw_icon(ImDrawList& list, Icon icon, const Box& box, ImU32 colour);

// From → to with a head of `head` pixels.
void draw_arrow(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float head);
// A broken line: for what is not there.
void draw_dashes(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float dash);
void draw_dashed_box(ImDrawList& list, const Box& box, ImU32 colour, float thickness, float dash);

}  // namespace fl::web
