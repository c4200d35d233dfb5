// Text in its place: one line that is cut with an ellipsis, or a paragraph that wraps.
#pragma once

#include "widgets/box.h"
#include "widgets/look.h"

#include <string_view>

namespace fl::web {

enum class Face : std::uint8_t { Body, Strong, Mono };
enum class Align : std::uint8_t { Left, Centre, Right };

struct TextStyle {
    Tone tone = Tone::Ink;
    Face face = Face::Body;
    float scale = 1;
    Align align = Align::Left;
};

inline constexpr float small_text = 0.86f;  // of the body size: captions, axis labels

ImFont* font_of(const Look& look, Face face);
float size_of(const Look& look, const TextStyle& style);  // pixels, also the height of a line
float text_width(const Look& look, std::string_view text, const TextStyle& style);

// One line, centred vertically in the box.
void draw_label(const Look& look, const Box& box, std::string_view text, const TextStyle& style);
// Wrapped from the top of the box; returns the height it took. Draws nothing when `paint` is Paint::No.
enum class Paint : std::uint8_t { Yes, No };
float draw_paragraph(const Look& look, const Box& box, std::string_view text, const TextStyle& style,
                     Paint paint);

// A sentence in the middle of an otherwise empty place.
void draw_notice(const Look& look, const Box& box, std::string_view text);

// Where text may be broken: pieces end after a blank, and around Chinese characters.
std::string_view next_piece(std::string_view text);

// The byte length of the UTF-8 character that starts here; 1 for a broken one.
std::size_t character_length(std::string_view text);

}  // namespace fl::web
