// Everything that decides how a thing is drawn, handed to every panel and widget: no globals.
#pragma once

#include "app.h"
#include "text/words.h"
#include "theme.h"

#include <string>
#include <vector>

namespace fl::web {

// Tests collect here what was drawn where, to find text that does not fit its place.
struct TextAudit {
    struct Item {
        std::string text;
        float room = 0, needed = 0;  // pixels
    };
    std::vector<Item> items;
};

struct Look {
    Theme theme;
    AppFonts fonts;
    const Language* language = nullptr;
    bool motion = true;  // false: everything changes at once
    bool touch = false;  // narrow or touched: controls at least 40 px high
    double now = 0;      // seconds, of the frame being drawn
    TextAudit* audit = nullptr;

    ImU32 operator[](Tone tone) const { return theme[tone]; }
    float em() const { return fonts.body_size; }
    float unit() const { return fonts.body_size / 4; }  // of all spacing
    float control() const
    {
        return touch ? std::max(fonts.body_size * 2.2f, 40.0f) : fonts.body_size * 1.75f;
    }
    float row() const { return touch ? std::max(fonts.body_size * 2.2f, 40.0f) : fonts.body_size * 1.5f; }

    std::string_view say(Word word) const { return language->say(word); }
    std::string say(Word word, std::initializer_list<std::string_view> values) const
    {
        return fill_in(language->say(word), values);
    }
};

}  // namespace fl::web
