#include "panels/zone_gauge.h"

#include "widgets/amount.h"
#include "widgets/label.h"

namespace fl::web {
namespace {

constexpr TextStyle quiet{.tone = Tone::InkSoft, .scale = small_text};
constexpr float row_height = 3.1f;  // em

bool shown(const inspect::ZoneRow& zone)
{
    return zone.managed.value > 0;
}

void draw_bar(const Look& look, const Box& bar, const inspect::ZoneRow& zone)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(bar.min, bar.max, look[Tone::Raised], look.unit() / 2);
    const auto x_of = [&](PageCount pages) {
        return bar.min.x +
               std::min(1.0f, static_cast<float>(pages.value) / static_cast<float>(zone.managed.value)) *
                   bar.width();
    };
    list.AddRectFilled(bar.min, {x_of(zone.free), bar.max.y}, look[Tone::Accent], look.unit() / 2);
    for (const PageCount mark : {zone.min, zone.low, zone.high})
        list.AddLine({x_of(mark), bar.min.y - 3}, {x_of(mark), bar.max.y + 3}, look[Tone::Ink], 1.5f);
}

std::string blocks_text(const inspect::ZoneRow& zone)
{
    std::string text;
    for (const std::uint64_t count : zone.free_blocks)
        text += (text.empty() ? "" : " ") + std::to_string(count);
    return text;
}

}  // namespace

float zone_gauges_height(const Look& look, const std::vector<inspect::ZoneRow>& zones)
{
    float height = 0;
    for (const inspect::ZoneRow& zone : zones)
        if (shown(zone)) height += look.em() * row_height;
    return height;
}

void draw_zone_gauges(const Look& look, const Box& box, const std::vector<inspect::ZoneRow>& zones)
{
    Box rest = box;
    for (const inspect::ZoneRow& zone : zones) {
        if (!shown(zone)) continue;
        Box lines = cut_top(rest, look.em() * row_height);
        Box head = cut_top(lines, look.em() * 1.3f);
        draw_label(look, cut_left(head, look.em() * 4), zone.name,
                   {.face = Face::Strong, .scale = small_text});
        const std::string blocks = look.say(Word::FreeBlocks, {blocks_text(zone)});
        const std::string free =
            look.say(Word::FreeOf, {size_text(bytes_in(zone.free)), size_text(bytes_in(zone.managed))});
        const Box left = cut_left(head, std::min(head.width(), text_width(look, free, quiet) + look.em()));
        draw_label(look, left, free, quiet);
        TextStyle right = quiet;
        right.align = Align::Right;
        if (text_width(look, blocks, quiet) < head.width()) draw_label(look, head, blocks, right);
        draw_bar(look, centred(cut_top(lines, look.em()), {lines.width() - 2, look.em() * 0.5f}), zone);
    }
}

float mark_gauge_height(const Look& look)
{
    return look.em() * 3.6f;
}

std::string marks_text(const Look& look, const inspect::ZoneRow& zone)
{
    return look.say(Word::ZoneMarks, {size_text(bytes_in(zone.free)), size_text(bytes_in(zone.min)),
                                      size_text(bytes_in(zone.low)), size_text(bytes_in(zone.high))});
}

void draw_mark_gauge(const Look& look, Box box, const inspect::ZoneRow& zone)
{
    constexpr float room_above_high = 1.6f;
    Box head = cut_top(box, look.em() * 1.3f);
    draw_label(look, cut_left(head, look.em() * 4), zone.name, {.face = Face::Strong, .scale = small_text});
    std::string said = marks_text(look, zone);
    if (text_width(look, said, quiet) > head.width()) said = said.substr(0, said.find(" · "));
    draw_label(look, head, said, quiet);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box bar = inset(cut_top(box, look.em()), 0, look.em() * 0.2f);
    const float most = std::max(1.0f, static_cast<float>(zone.high.value) * room_above_high);
    const auto x_of = [&](PageCount pages) {
        return bar.min.x + std::min(1.0f, static_cast<float>(pages.value) / most) * bar.width();
    };
    list.AddRectFilled(bar.min, bar.max, look[Tone::Raised], look.unit() / 2);
    const Tone tone = zone.free < zone.min ? Tone::Bad : zone.free < zone.low ? Tone::Warn : Tone::Accent;
    list.AddRectFilled(bar.min, {x_of(zone.free), bar.max.y}, look[tone], look.unit() / 2);
    const std::pair<PageCount, std::string_view> marks[] = {
        {zone.min, "min"}, {zone.low, "low"}, {zone.high, "high"}};
    for (const auto& [pages, name] : marks) {
        const float x = x_of(pages);
        list.AddLine({x, bar.min.y - 3}, {x, bar.max.y + 3}, look[Tone::Ink], 1.5f);
        draw_label(look, {{x - look.em() * 2, box.min.y}, {x + look.em() * 2, box.min.y + look.em() * 1.1f}},
                   name, {.tone = Tone::InkSoft, .scale = 0.8f, .align = Align::Centre});
    }
}

}  // namespace fl::web
