// Cards: a quiet surface that holds one thing, and the card that answers a click with names and numbers.
#pragma once

#include "widgets/label.h"

#include <string>
#include <vector>

namespace fl::web {

void draw_surface(const Look& look, const Box& box);  // a rounded card

struct CardFact {
    std::string name, value;
    Tone tone = Tone::Ink;
};

// A line under the facts; with an action it is a link.
struct CardNote {
    std::string text;
    bool link = false;
};

struct Card {
    std::string title, subtitle;
    std::vector<CardFact> facts;
    std::vector<CardNote> notes;
};

struct CardAnswer {
    bool closed = false;
    int note = -1;  // the link that was clicked
};

float card_height(const Look& look, float width, const Card& card);
CardAnswer draw_card(const Look& look, const Box& box, const Card& card);

// A word in a rounded frame.
float chip_width(const Look& look, std::string_view text);
void draw_chip(const Look& look, const Box& box, std::string_view text, Tone tone);

}  // namespace fl::web
