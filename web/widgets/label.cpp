#include "widgets/label.h"

#include <cmath>

namespace fl::web {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr float line_gap = 1.28f;  // of the text's size, between the lines of a paragraph

ImVec2 measure(const Look& look, std::string_view text, const TextStyle& style)
{
    return font_of(look, style.face)
        ->CalcTextSizeA(size_of(look, style), FLT_MAX, 0, text.data(), text.data() + text.size());
}

void paint_text(const Look& look, ImVec2 at, std::string_view text, const TextStyle& style)
{
    const ImVec2 crisp{std::floor(at.x + 0.5f), std::floor(at.y + 0.5f)};
    ImGui::GetWindowDrawList()->AddText(font_of(look, style.face), size_of(look, style), crisp,
                                        look[style.tone], text.data(), text.data() + text.size());
}

// The longest beginning that leaves room for the ellipsis.
std::string shortened(const Look& look, std::string_view text, float room, const TextStyle& style)
{
    std::size_t fits = 0;
    for (std::size_t at = 0; at < text.size(); at += character_length(text.substr(at))) {
        if (measure(look, std::string(text.substr(0, at)) + std::string(ellipsis), style).x > room) break;
        fits = at;
    }
    return std::string(text.substr(0, fits)) + std::string(ellipsis);
}

bool wide_character(std::string_view text)
{
    // From U+2E80 on: Chinese, Japanese, full-width punctuation. Three bytes, E2 BA 80 at least.
    return text.size() >= 3 && static_cast<unsigned char>(text[0]) >= 0xE2 &&
           (static_cast<unsigned char>(text[0]) > 0xE2 || static_cast<unsigned char>(text[1]) >= 0xBA);
}

// 。，、；：？！）」』】 … must not start a line.
bool closing_mark(std::string_view text)
{
    constexpr std::string_view marks = "。，、；：？！）」』】》”’…";
    return text.size() >= 3 && marks.find(text.substr(0, 3)) != std::string_view::npos;
}

}  // namespace

ImFont* font_of(const Look& look, Face face)
{
    ImFont* const body = look.fonts.body ? look.fonts.body : ImGui::GetFont();
    if (face == Face::Mono && look.fonts.mono) return look.fonts.mono;
    if (face == Face::Strong && look.fonts.strong) return look.fonts.strong;
    return body;
}

float size_of(const Look& look, const TextStyle& style)
{
    return (style.face == Face::Mono ? look.fonts.mono_size : look.fonts.body_size) * style.scale;
}

float text_width(const Look& look, std::string_view text, const TextStyle& style)
{
    return measure(look, text, style).x;
}

void draw_label(const Look& look, const Box& box, std::string_view text, const TextStyle& style)
{
    if (text.empty() || box.empty()) return;
    const float needed = measure(look, text, style).x;
    if (look.audit) look.audit->items.push_back({std::string(text), box.width(), needed});
    const float y = box.centre().y - size_of(look, style) / 2;
    if (needed > box.width() + 0.5f) {
        paint_text(look, {box.min.x, y}, shortened(look, text, box.width(), style), style);
        return;
    }
    const float spare = box.width() - needed;
    const float shift = style.align == Align::Left ? 0 : style.align == Align::Right ? spare : spare / 2;
    paint_text(look, {box.min.x + shift, y}, text, style);
}

float draw_paragraph(const Look& look, const Box& box, std::string_view text, const TextStyle& style,
                     Paint paint)
{
    const float step = size_of(look, style) * line_gap;
    float y = box.min.y;
    while (!text.empty()) {
        std::size_t length = 0;
        while (length < text.size() && text[length] != '\n') {
            const std::string_view piece = next_piece(text.substr(length));
            if (length > 0 &&
                measure(look, text.substr(0, length + piece.size()), style).x > box.width() + 0.5f)
                break;
            length += piece.size();
        }
        const std::string_view line = text.substr(0, length);
        if (paint == Paint::Yes) draw_label(look, {{box.min.x, y}, {box.max.x, y + step}}, line, style);
        y += step;
        text.remove_prefix(length);
        if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
    }
    return y - box.min.y;
}

void draw_notice(const Look& look, const Box& box, std::string_view text)
{
    const TextStyle style{.tone = Tone::InkSoft, .align = Align::Centre};
    const Box room = centred(box, {std::min(box.width() - look.em(), look.em() * 24), box.height()});
    const float height = draw_paragraph(look, room, text, style, Paint::No);
    draw_paragraph(look, centred(room, {room.width(), height}), text, style, Paint::Yes);
}

std::size_t character_length(std::string_view text)
{
    if (text.empty()) return 0;
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

std::string_view next_piece(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && text[at] != '\n') {
        const std::string_view rest = text.substr(at);
        const bool wide = wide_character(rest);
        if (at > 0 && wide && !closing_mark(rest)) break;
        at += character_length(rest);
        if (rest[0] == ' ') break;
        if (wide && !closing_mark(text.substr(at))) break;
    }
    return text.substr(0, at);
}

}  // namespace fl::web
