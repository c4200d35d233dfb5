#include "panels/fault_chart_view.h"

#include "panels/fault_chart.h"
#include "platform/items.h"
#include "widgets/amount.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/pane.h"

#include <algorithm>
#include <cmath>

namespace fl::web {
namespace {

using trace::FaultStep;

struct ChartPlace {
    Box room;
    float line = 30;                // pixels from one line to the next
    float column[chart_columns]{};  // left edges
    float width[chart_columns]{};
};

struct Lit {
    const FaultScene* fault = nullptr;

    bool on(FaultStep step) const
    {
        if (!fault) return false;
        const trace::FaultPath& path = fault->what.path;
        // Several ends of the handler share a box.
        if (step == FaultStep::KernelAddress)
            return visits(path, step) || visits(path, FaultStep::NonCanonical);
        if (step == FaultStep::SegvMapErr) return visits(path, step) && !on(FaultStep::KernelAddress);
        // Where no area is found, being just below the stack is always asked, and answered with no.
        if (step == FaultStep::StackBelow) return visits(path, step) || on(FaultStep::SegvMapErr);
        if (step == FaultStep::SwapIn) return visits(path, step) || visits(path, FaultStep::SwapCacheHit);
        return visits(path, step);
    }
};

// A phone: labels wrap, so lines are taller and margins smaller.
bool is_narrow(const Look& look, const Box& room)
{
    return room.width() < look.em() * 26;
}

ChartPlace place_chart(const Look& look, const Box& room)
{
    ChartPlace place{room, look.em() * (is_narrow(look, room) ? 3.1f : 2.2f), {}, {}};
    const float gap = room.width() * 0.05f;
    const float shares[chart_columns] = {0.29f, 0.24f, 0.33f};
    float x = room.min.x;
    for (int i = 0; i < chart_columns; ++i) {
        place.column[i] = x;
        place.width[i] = room.width() * shares[i];
        x += place.width[i] + gap;
    }
    return place;
}

// The way straight down keeps this far from the left edge.
float trunk(const Look& look)
{
    return look.unit() * 2.5f;
}

Box box_of(const Look& look, const ChartPlace& place, const ChartBox& box)
{
    const bool below_trunk = box.column == 0 && box.line > find_box(FaultStep::AccessAllowed)->line;
    const float indent = below_trunk && box.role == BoxRole::Question ? trunk(look) * 2 : 0;
    const float x = place.column[box.column] + indent;
    const float y = place.room.min.y + static_cast<float>(box.line) * place.line;
    const float right =
        box.role == BoxRole::End ? place.column[1] + place.width[1] : x - indent + place.width[box.column];
    return {{x, y + look.unit() * 0.9f}, {right, y + place.line * box.lines - look.unit() * 0.9f}};
}

struct Way {
    ImU32 colour;
    float thickness;
};

// Right angles only: out of the side of one box, into the side or the top of the other.
void draw_way(const Look& look, const Box& from, const Box& to, const ChartBox& target, const Way& way)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float head = look.em() * 0.42f;
    if (target.column == 0 || from.min.x >= to.min.x - 1) {
        const float x = from.min.x + trunk(look);
        if (to.min.x <= from.min.x + 1)
            return draw_arrow(list, {x, from.max.y}, {x, to.min.y}, way.colour, way.thickness, head);
        list.AddLine({x, from.max.y}, {x, to.centre().y}, way.colour, way.thickness);
        return draw_arrow(list, {x, to.centre().y}, {to.min.x, to.centre().y}, way.colour, way.thickness,
                          head);
    }
    const float y = to.centre().y;
    if (std::abs(from.centre().y - y) < 1) {
        draw_arrow(list, {from.max.x, y}, {to.min.x, y}, way.colour, way.thickness, head);
        return;
    }
    const float x = std::max(to.min.x - look.em() * 0.75f, (to.min.x + from.max.x) / 2);
    list.AddLine({from.max.x, from.centre().y}, {x, from.centre().y}, way.colour, way.thickness);
    list.AddLine({x, from.centre().y}, {x, y}, way.colour, way.thickness);
    draw_arrow(list, {x, y}, {to.min.x, y}, way.colour, way.thickness, head);
}

void draw_ways(const Look& look, const ChartPlace& place, const Lit& lit, bool taken)
{
    for (const ChartBox& box : fault_chart()) {
        const ChartBox* const from = find_box(box.from);
        const bool on = lit.on(box.step) && lit.on(box.from);
        if (!from || from == &box || box.role == BoxRole::End || on != taken) continue;
        const Way way{look[!on                            ? Tone::LineStrong
                           : box.role == BoxRole::Refusal ? Tone::Bad
                                                          : Tone::Accent],
                      on ? 2.5f : 1.0f};
        const Box a = box_of(look, place, *from), b = box_of(look, place, box);
        draw_way(look, a, b, box, way);
    }
}

// A write to the zero page: the entry was there and forbade it, and what follows is what a first write gets.
void draw_way_from_zero_page(const Look& look, const ChartPlace& place, const Lit& lit)
{
    if (!lit.on(FaultStep::WriteProtected) || !lit.on(FaultStep::NewZeroedPage)) return;
    const ChartBox& to = *find_box(FaultStep::NewZeroedPage);
    draw_way(look, box_of(look, place, *find_box(FaultStep::WriteProtected)), box_of(look, place, to), to,
             {look[Tone::Accent], 2.5f});
}

void draw_way_label(const Look& look, const ChartPlace& place, const ChartBox& box)
{
    const ChartBox* const from = find_box(box.from);
    // Straight down there is no room for a word, and none is needed: the other way says "no".
    if (box.by == Word::Count || !from || box.column == 0 || from->column == box.column) return;
    const Box b = box_of(look, place, box);
    const TextStyle style{.tone = Tone::InkSoft, .scale = 0.72f, .align = Align::Centre};
    const float left = place.column[from->column] + place.width[from->column];
    const float right = b.min.x;
    const float y = b.centre().y - look.em() * 0.5f;
    const Box room{{left, y - look.em() * 0.4f}, {right, y + look.em() * 0.4f}};
    if (text_width(look, look.say(box.by), style) < room.width())
        draw_label(look, room, look.say(box.by), style);
}

struct BoxFace {
    Tone fill, edge, ink;
};

BoxFace face_of(const ChartBox& box, bool on)
{
    if (!on) return {Tone::Card, Tone::Line, Tone::InkSoft};
    if (box.role == BoxRole::Refusal) return {Tone::ChangedSoft, Tone::Bad, Tone::Ink};
    return {Tone::AccentSoft, Tone::Accent, Tone::Ink};
}

// On one line, else on several, smaller where they do not fit.
void draw_words(const Look& look, const Box& room, std::string_view text, TextStyle style)
{
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view word = next_piece(rest);
        rest.remove_prefix(word.size());
        const float wide = text_width(look, word, style);
        if (wide > room.width()) style.scale *= std::max(room.width() / wide, 0.7f);
    }
    if (text_width(look, text, style) <= room.width()) return draw_label(look, room, text, style);
    constexpr float smallest = 0.6f;
    float height = draw_paragraph(look, room, text, style, Paint::No);
    while (height > room.height() && style.scale > smallest) {
        style.scale *= 0.95f;
        height = draw_paragraph(look, room, text, style, Paint::No);
    }
    draw_paragraph(look, centred(room, {room.width(), height}), text, style, Paint::Yes);
}

void draw_box(const Look& look, const ChartPlace& place, const ChartBox& box, const Scene& scene, bool on)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box body = box_of(look, place, box);
    const BoxFace face = face_of(box, on);
    const float round = box.role == BoxRole::Question ? look.unit() * 0.75f : body.height() / 2;
    list.AddRectFilled(body.min, body.max, look[face.fill], round);
    list.AddRect(body.min, body.max, look[face.edge], round, 0, on ? 2.0f : 1.0f);
    Box inner = inset(body, look.unit() * (is_narrow(look, place.room) ? 1.1f : 2.0f), 0);
    const std::uint64_t times = box.role == BoxRole::End || box.role == BoxRole::Start
                                    ? scene.faults.summary.count()
                                    : scene.faults.summary.steps[static_cast<std::size_t>(box.step)];
    if (times > 0 && box.role != BoxRole::End) {
        const TextStyle style{.tone = on ? Tone::Accent : Tone::InkSoft,
                              .face = Face::Strong,
                              .scale = small_text,
                              .align = Align::Right};
        draw_label(look, cut_right(inner, text_width(look, count_text(times), style) + 1), count_text(times),
                   style);
        cut_right(inner, look.unit());
    }
    draw_words(look, inner, look.say(box.label),
               {.tone = face.ink, .face = on ? Face::Strong : Face::Body, .scale = 0.82f});
    const std::string_view label = look.say(box.label);
    platform::note_item(ImGui::GetID(label.data()), label, body.min, body.max, platform::Role::Cell);
}

// Every good end comes back to the instruction that faulted, along the right edge.
void draw_return(const Look& look, const ChartPlace& place, const Lit& lit)
{
    const ChartBox* const end = find_box(FaultStep::Done);
    if (!end || !lit.on(FaultStep::Done)) return;
    const Box target = box_of(look, place, *end);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const ChartBox& box : fault_chart()) {
        if (box.role != BoxRole::Outcome || box.column != 2 || !lit.on(box.step)) continue;
        const Box from = box_of(look, place, box);
        const float x = place.room.max.x - look.unit() * 2;
        const ImU32 colour = look[Tone::Accent];
        list.AddLine({from.max.x, from.centre().y}, {x, from.centre().y}, colour, 2.5f);
        list.AddLine({x, from.centre().y}, {x, target.centre().y}, colour, 2.5f);
        draw_arrow(list, {x, target.centre().y}, {target.max.x, target.centre().y}, colour, 2.5f,
                   look.em() * 0.42f);
        return;
    }
}

}  // namespace

void draw_fault_chart(const Look& look, const Box& box, const Scene& scene)
{
    PaneScope pane("chart", box, Scroll::Vertical);
    const Lit lit{scene.faults.chosen ? &*scene.faults.chosen : nullptr};
    const ChartPlace place = place_chart(look, pane.content());
    pane.content_height(place.line * chart_lines);
    draw_ways(look, place, lit, false);
    draw_ways(look, place, lit, true);
    draw_way_from_zero_page(look, place, lit);
    draw_return(look, place, lit);
    for (const ChartBox& node : fault_chart()) {
        draw_way_label(look, place, node);
        draw_box(look, place, node, scene, lit.on(node.step));
    }
}

}  // namespace fl::web
