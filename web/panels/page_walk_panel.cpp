#include "panels/page_walk_panel.h"

#include "base/text.h"
#include "platform/items.h"
#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/pane.h"

namespace fl::web {
namespace {

using inspect::PageWalk;
using inspect::WalkRow;

constexpr TextStyle caption{.tone = Tone::InkSoft, .scale = small_text, .align = Align::Centre};

std::string bits_text(std::uint64_t value, int bits)
{
    std::string text;
    for (int bit = bits - 1; bit >= 0; --bit)
        text += (value >> bit) & 1 ? '1' : '0';
    return text;
}

void draw_part(const Look& look, Box cell, std::string_view name, std::uint64_t value, int bits)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(cell.min, cell.max, look[Tone::Raised], look.unit());
    cell = inset(cell, look.unit() / 2, look.unit() / 2);
    draw_label(look, cut_top(cell, look.em() * 1.1f), name, caption);
    const TextStyle digits{.face = Face::Mono, .scale = 0.8f, .align = Align::Centre};
    const std::string text = bits_text(value, bits);
    if (text_width(look, text, digits) < cell.width())
        draw_label(look, cut_top(cell, look.em() * 1.1f), text, digits);
    draw_label(look, cut_top(cell, look.em() * 1.2f), std::to_string(value),
               {.face = Face::Strong, .align = Align::Centre});
}

// 9 + 9 + 9 + 9 + 12 bits
void draw_address(const Look& look, Box line, const PageWalk& walk)
{
    const float gap = look.unit();
    const float bit = (line.width() - gap * static_cast<float>(walk.rows.size())) /
                      (9.0f * static_cast<float>(walk.rows.size()) + 12.0f);
    for (const WalkRow& row : walk.rows) {
        draw_part(look, cut_left(line, bit * 9), row.level, row.index, 9);
        cut_left(line, gap);
    }
    draw_part(look, line, look.say(Word::Offset), walk.offset, 12);
}

// A table as a slim tower of 512 entries with the one that was used.
void draw_table(const Look& look, const Box& box, const WalkRow& row)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (!row.table_exists) {
        draw_dashed_box(list, box, look[Tone::LineStrong], 1, look.unit());
        return;
    }
    list.AddRectFilled(box.min, box.max, look[Tone::Raised], look.unit() / 2);
    list.AddRect(box.min, box.max, look[Tone::Table], look.unit() / 2, 0, 1.5f);
    const float share = (static_cast<float>(row.index) + 0.5f) / static_cast<float>(row.entries);
    const float y = box.min.y + share * box.height();
    const float half = std::max(2.0f, box.height() / 64);
    list.AddRectFilled({box.min.x, y - half}, {box.max.x, y + half},
                       look[row.present ? Tone::Accent : Tone::Bad]);
}

void draw_level(const Look& look, Box line, const WalkRow& row, Selection& selection)
{
    const Box table = inset(cut_left(line, look.em() * 2.6f), look.unit(), look.unit());
    draw_table(look, table, row);
    cut_left(line, look.unit() * 2);
    Box words = centred(line, {line.width(), look.em() * 2.6f});
    Box first = cut_top(words, look.em() * 1.3f);
    draw_label(look, cut_left(first, look.em() * 3), row.level, {.face = Face::Strong});
    if (!row.table_exists) {
        draw_label(look, first, look.say(Word::TableMissing), {.tone = Tone::InkSoft});
        return;
    }
    draw_label(look, first,
               look.say(Word::TableInFrame, {std::to_string(row.table.value), std::to_string(row.index)}),
               {});
    const std::string entry =
        row.present ? format("%016llx  ", static_cast<unsigned long long>(row.entry)) + row.flags
                    : std::string(look.say(row.entry ? Word::EntryNotPresent : Word::EntryIsEmpty));
    draw_label(look, words, entry,
               {.tone = row.present ? Tone::InkSoft : Tone::Bad,
                .face = row.present ? Face::Mono : Face::Body,
                .scale = 0.82f});
    const Touch touch = touch_area("level", line, row.level);
    if (touch.clicked) selection.frame = row.table;
}

void draw_levels(const Look& look, Box rest, const PageWalk& walk, Selection& selection)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float step = std::min(
        look.em() * 5, rest.height() / static_cast<float>(std::max<std::size_t>(walk.rows.size(), 1)));
    for (std::size_t i = 0; i < walk.rows.size(); ++i) {
        const Box line = cut_top(rest, step);
        const WalkRow& row = walk.rows[i];
        ImGui::PushID(static_cast<int>(i));
        draw_level(look, line, row, selection);
        ImGui::PopID();
        const bool leads_on = row.present && i + 1 < walk.rows.size() && walk.rows[i + 1].table_exists;
        const float x = line.min.x + look.em() * 1.3f;
        if (leads_on)
            draw_arrow(list, {x, line.max.y - look.unit()}, {x, line.max.y + look.unit()}, look[Tone::Accent],
                       2, look.unit() * 1.6f);
    }
}

std::string result_text(const Look& look, const PageWalk& walk)
{
    if (!walk.canonical) return std::string(look.say(Word::NotCanonical));
    if (!walk.complete) return std::string(look.say(Word::WalkEnds));
    return look.say(Word::WalkResult,
                    {std::to_string(walk.rows.empty() ? 0 : walk.rows.back().leads_to.value),
                     std::to_string(walk.offset),
                     format("0x%llx", static_cast<unsigned long long>(walk.physical.value))});
}

}  // namespace

void draw_page_walk_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection)
{
    if (!scene.walk) {
        draw_notice(look, box, look.say(Word::NoProcess));
        return;
    }
    const PageWalk& walk = *scene.walk;
    Box rest = box;
    Box head = cut_top(rest, look.control());
    const std::string_view tlb = look.say(walk.tlb.hit ? Word::TlbHit : Word::TlbMiss);
    const std::string tlb_text = std::string(tlb) + look.say(Word::TlbPlace, {std::to_string(walk.tlb.set)});
    const Box chip = cut_right(head, std::min(chip_width(look, tlb_text), head.width() * 0.6f));
    draw_chip(look, chip, tlb_text, walk.tlb.hit ? Tone::Good : Tone::InkSoft);
    draw_label(look, head, address_text(walk.address), {.face = Face::Mono});
    draw_address(look, cut_top(rest, look.em() * 3.8f), walk);
    cut_top(rest, look.unit() * 2);
    draw_label(look, cut_top(rest, look.em() * 1.5f),
               look.say(Word::Cr3, {format("0x%llx", static_cast<unsigned long long>(walk.cr3.value)),
                                    std::to_string(walk.space),
                                    walk.tag ? std::to_string(*walk.tag) : "-"}),
               {.tone = Tone::InkSoft});
    const std::string result = result_text(look, walk);
    const Box foot = cut_bottom(rest, draw_paragraph(look, rest, result, {}, Paint::No) + look.unit() * 2);
    draw_levels(look, rest, walk, selection);
    draw_paragraph(look, inset(foot, 0, look.unit()), result, {.face = Face::Strong}, Paint::Yes);
}

}  // namespace fl::web
