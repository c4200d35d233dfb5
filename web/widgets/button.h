// Things that can be clicked, in a place the caller chose. Each is named for tests and for screen readers.
#pragma once

#include "widgets/icon.h"
#include "widgets/label.h"

#include <string_view>

namespace fl::web {

enum class Weight : std::uint8_t { Quiet, Plain, Primary };

struct ButtonStyle {
    Icon icon = Icon::None;
    Weight weight = Weight::Plain;
    bool enabled = true;
    bool on = false;         // a switch that is on, a tab that is chosen
    bool icon_only = false;  // the label is then shown as a tooltip
    float scale = 1;
};

// True in the frame it is clicked. `id` distinguishes it within the current ImGui ID stack.
bool draw_button(const Look& look, const char* id, const Box& box, std::string_view label,
                 const ButtonStyle& style);
float button_width(const Look& look, std::string_view label, const ButtonStyle& style);

// An area without a face of its own: the caller draws. Reports hovering too.
struct Touch {
    bool clicked = false;
    bool hovered = false;
    bool held = false;
};
Touch touch_area(const char* id, const Box& box, std::string_view label);

// A line of tabs of which one is chosen; returns the chosen one. Too many for the room: the names are cut.
struct TabRow {
    const std::string_view* names = nullptr;
    int count = 0;
    int chosen = 0;
};
int draw_tabs(const Look& look, const char* id, const Box& box, const TabRow& tabs);

void show_hint(const Look& look,
               std::string_view text);  // a tooltip for the last touched area, when hovered long enough

}  // namespace fl::web
