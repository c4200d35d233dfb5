#include "widgets/page_cell.h"

#include <array>

namespace fl::web {
namespace {

using inspect::PageState;

struct MarkFacts {
    Tone tone;
    Word word, explanation;
    std::string_view letter;
};

constexpr std::array<MarkFacts, page_mark_count> facts{{
    {Tone::Line, Word::MarkNothing, Word::MarkNothingMeans, ""},
    {Tone::Untouched, Word::MarkUntouched, Word::MarkUntouchedMeans, "·"},
    {Tone::ZeroPage, Word::MarkZero, Word::MarkZeroMeans, "0"},
    {Tone::Anonymous, Word::MarkAnonymous, Word::MarkAnonymousMeans, "a"},
    {Tone::Shared, Word::MarkCopyOnWrite, Word::MarkCopyOnWriteMeans, "c"},
    {Tone::File, Word::MarkFile, Word::MarkFileMeans, "f"},
    {Tone::Dirty, Word::MarkDirty, Word::MarkDirtyMeans, "d"},
    {Tone::Shared, Word::MarkShared, Word::MarkSharedMeans, "s"},
    {Tone::Swapped, Word::MarkSwapped, Word::MarkSwappedMeans, "w"},
    {Tone::Huge, Word::MarkHuge, Word::MarkHugeMeans, "H"},
}};

const MarkFacts& facts_of(PageMark mark)
{
    return facts[static_cast<std::size_t>(mark)];
}

// Shapes: hollow = no frame of its own; filled = a frame; what is cut out of the filling tells the kinds
// apart.
void draw_hollow(ImDrawList& list, const Box& box, PageMark mark, ImU32 colour)
{
    const float size = box.width();
    if (mark == PageMark::Untouched) {
        list.AddCircleFilled(box.centre(), std::max(1.0f, size * 0.09f), colour);
        return;
    }
    const float stroke = std::max(1.0f, size * 0.11f);
    const Box edge = inset(box, stroke / 2);
    list.AddRect(edge.min, edge.max, colour, size * 0.16f, 0, stroke);
    if (mark == PageMark::Zero) list.AddCircle(box.centre(), size * 0.2f, colour, 0, stroke);
    if (mark == PageMark::Swapped)
        list.AddRectFilled({box.min.x, box.centre().y + size * 0.1f}, box.max, colour, size * 0.16f);
}

void draw_cut_out(ImDrawList& list, const Box& box, PageMark mark, ImU32 ground)
{
    const float size = box.width();
    const ImVec2 c = box.centre();
    switch (mark) {
    case PageMark::File:
        list.AddTriangleFilled({box.max.x - size * 0.38f, box.min.y}, {box.max.x, box.min.y},
                               {box.max.x, box.min.y + size * 0.38f}, ground);
        break;
    case PageMark::Dirty:
        list.AddCircleFilled(c, size * 0.2f, ground);
        break;
    case PageMark::CopyOnWrite:
        list.AddTriangleFilled({box.max.x - size * 0.12f, box.min.y + size * 0.2f},
                               {box.max.x - size * 0.12f, box.max.y - size * 0.12f},
                               {box.min.x + size * 0.2f, box.max.y - size * 0.12f}, ground);
        break;
    case PageMark::Shared:
        list.AddRectFilled({c.x - size * 0.2f, c.y - size * 0.2f}, {c.x + size * 0.2f, c.y + size * 0.2f},
                           ground);
        break;
    case PageMark::Huge:
        list.AddRectFilled({box.min.x, c.y - size * 0.08f}, {box.max.x, c.y + size * 0.08f}, ground);
        break;
    default:
        break;
    }
}

}  // namespace

PageMark mark_of(PageState state)
{
    switch (state) {
    case PageState::NotMapped:
        return PageMark::Nothing;
    case PageState::NotPresent:
        return PageMark::Untouched;
    case PageState::Zero:
        return PageMark::Zero;
    case PageState::Anonymous:
        return PageMark::Anonymous;
    case PageState::CopyOnWrite:
        return PageMark::CopyOnWrite;
    case PageState::File:
        return PageMark::File;
    case PageState::Shared:
        return PageMark::Shared;
    case PageState::Swapped:
        return PageMark::Swapped;
    case PageState::Huge:
        return PageMark::Huge;
    }
    return PageMark::Nothing;
}

PageMark mark_of(const inspect::PageRow& page)
{
    const bool of_file = page.state == PageState::File || page.state == PageState::Shared;
    return of_file && page.dirty ? PageMark::Dirty : mark_of(page.state);
}

Tone tone_of(PageMark mark)
{
    return facts_of(mark).tone;
}
Word word_of(PageMark mark)
{
    return facts_of(mark).word;
}
Word explanation_of(PageMark mark)
{
    return facts_of(mark).explanation;
}
std::string_view letter_of(PageMark mark)
{
    return facts_of(mark).letter;
}

void draw_page_cell(const Look& look, const Box& box, PageMark mark)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = look[tone_of(mark)];
    switch (mark) {
    case PageMark::Nothing:
        return;
    case PageMark::Untouched:
    case PageMark::Zero:
    case PageMark::Swapped:
        draw_hollow(list, box, mark, colour);
        return;
    default:
        break;
    }
    list.AddRectFilled(box.min, box.max, colour, box.width() * 0.16f);
    draw_cut_out(list, box, mark, look[Tone::Card]);
}

float draw_page_legend(const Look& look, const Box& box, Paint paint)
{
    const TextStyle style{.tone = Tone::InkSoft, .scale = small_text};
    const float step = look.em() * 1.4f;
    const float cell = look.em() * 0.8f;
    float x = box.min.x, y = box.min.y;
    for (int i = 1; i < page_mark_count; ++i) {
        const auto mark = static_cast<PageMark>(i);
        const std::string_view word = look.say(word_of(mark));
        const float width = cell + look.unit() + text_width(look, word, style);
        if (x > box.min.x && x + width > box.max.x) {
            x = box.min.x;
            y += step;
        }
        const Box line{{x, y}, {x + width + 1, y + step}};
        if (paint == Paint::Yes) {
            draw_page_cell(look, {{x, line.centre().y - cell / 2}, {x + cell, line.centre().y + cell / 2}},
                           mark);
            draw_label(look, {{x + cell + look.unit(), line.min.y}, line.max}, word, style);
        }
        x += width + look.em();
    }
    return y + step - box.min.y;
}

}  // namespace fl::web
