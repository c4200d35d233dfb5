// Colours by meaning: a meaning has the same colour in every picture, and never a colour alone (page_marks.h
// adds a letter). Text on Ground, Card and Raised has a contrast of at least 7:1, marks at least 3:1;
// tests/unit/panels checks it.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace fl::web {

enum class Tone : std::uint8_t {
    // surfaces and text
    Ground,
    Card,
    Raised,
    Line,
    LineStrong,
    Ink,
    InkSoft,
    Accent,
    AccentSoft,
    OnAccent,
    // judgements
    Good,
    Bad,
    Warn,
    Changed,
    ChangedSoft,
    CurrentLine,
    Selected,
    // what a page or a frame is
    Untouched,
    ZeroPage,
    Anonymous,
    File,
    Dirty,
    Shared,
    Swapped,
    Huge,
    Kernel,
    Table,
    // source text
    Keyword,
    Text,
    Number,
    Comment,
    Count,
};

inline constexpr std::size_t tone_count = static_cast<std::size_t>(Tone::Count);

struct Theme {
    std::array<ImU32, tone_count> colours{};
    bool dark = false;

    ImU32 operator[](Tone tone) const { return colours[static_cast<std::size_t>(tone)]; }
};

Theme light_theme();
Theme dark_theme();

// Gives ImGui's own widgets (fields, scrollbars, tooltips) the same look. Sizes follow the font.
void apply_style(const Theme& theme, float font_size);

// The same colour, seen through: `share` 0 = invisible, 1 = as it is.
ImU32 faded(ImU32 colour, float share);
// From one colour to another, 0 to 1.
ImU32 blend(ImU32 from, ImU32 to, float share);
// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrast(ImU32 one, ImU32 other);

}  // namespace fl::web
