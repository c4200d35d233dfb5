#include "widgets/card.h"

#include "widgets/button.h"

namespace fl::web {
namespace {

constexpr TextStyle title_style{.face = Face::Strong};
constexpr TextStyle name_style{.tone = Tone::InkSoft, .scale = small_text};
constexpr TextStyle chip_style{.scale = small_text, .align = Align::Centre};

float fact_width(const Look& look)
{
    return look.em() * 7;
}
int facts_a_row(const Look& look, float width)
{
    return std::max(1, static_cast<int>(width / fact_width(look)));
}
float fact_row(const Look& look)
{
    return look.em() * 2.4f;
}

float padding(const Look& look)
{
    return look.unit() * 3;
}

void draw_facts(const Look& look, Box& rest, const Card& card)
{
    const int columns = facts_a_row(look, rest.width());
    const float step = rest.width() / static_cast<float>(columns);
    for (std::size_t first = 0; first < card.facts.size(); first += static_cast<std::size_t>(columns)) {
        Box row = cut_top(rest, fact_row(look));
        for (std::size_t i = first;
             i < std::min(first + static_cast<std::size_t>(columns), card.facts.size()); ++i) {
            Box cell = cut_left(row, step);
            cut_right(cell, look.unit());
            draw_label(look, cut_top(cell, look.em()), card.facts[i].name, name_style);
            draw_label(look, cut_top(cell, look.em() * 1.15f), card.facts[i].value,
                       {.tone = card.facts[i].tone});
        }
    }
}

float note_height(const Look& look, float width, const CardNote& note)
{
    return draw_paragraph(look, {{0, 0}, {width, 0}}, note.text, {}, Paint::No);
}

}  // namespace

void draw_surface(const Look& look, const Box& box)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.min, box.max, look[Tone::Card], look.unit() * 2);
}

float card_height(const Look& look, float width, const Card& card)
{
    const float inner = width - padding(look) * 2;
    const int columns = facts_a_row(look, inner);
    const auto rows = (static_cast<int>(card.facts.size()) + columns - 1) / columns;
    float height = padding(look) * 2 + look.control() + static_cast<float>(rows) * fact_row(look);
    for (const CardNote& note : card.notes)
        height += note_height(look, inner, note) + look.unit();
    return height;
}

CardAnswer draw_card(const Look& look, const Box& box, const Card& card)
{
    CardAnswer answer;
    ImGui::GetWindowDrawList()->AddRectFilled(box.min, box.max, look[Tone::Raised], look.unit() * 2);
    Box rest = inset(box, padding(look));
    Box head = cut_top(rest, look.control());
    const Box close = cut_right(head, look.control());
    answer.closed = draw_button(look, "close", close, look.say(Word::Close),
                                {.icon = Icon::Close, .weight = Weight::Quiet, .icon_only = true});
    const Box title = cut_left(head, std::min(text_width(look, card.title, title_style) + 1, head.width()));
    draw_label(look, title, card.title, title_style);
    cut_left(head, look.unit() * 2);
    draw_label(look, head, card.subtitle, {.tone = Tone::InkSoft});
    draw_facts(look, rest, card);
    for (std::size_t i = 0; i < card.notes.size(); ++i) {
        const CardNote& note = card.notes[i];
        const Box place = cut_top(rest, note_height(look, rest.width(), note));
        ImGui::PushID(static_cast<int>(i));
        if (note.link && touch_area("note", place, note.text).clicked) answer.note = static_cast<int>(i);
        ImGui::PopID();
        draw_paragraph(look, place, note.text, {.tone = note.link ? Tone::Accent : Tone::Ink}, Paint::Yes);
        cut_top(rest, look.unit());
    }
    return answer;
}

float chip_width(const Look& look, std::string_view text)
{
    return text_width(look, text, chip_style) + look.unit() * 2.5f;
}

void draw_chip(const Look& look, const Box& box, std::string_view text, Tone tone)
{
    const Box pill = centred(box, {std::min(box.width(), chip_width(look, text)), look.em() * 1.15f});
    ImGui::GetWindowDrawList()->AddRect(pill.min, pill.max, look[tone], pill.height() / 2);
    TextStyle style = chip_style;
    style.tone = tone;
    draw_label(look, inset(pill, look.unit(), 0), text, style);
}

}  // namespace fl::web
