#include "panels/area_row.h"

#include "panels/address_space_panel.h"
#include "platform/items.h"
#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/page_cell.h"
#include "widgets/pane.h"

namespace fl::web {
namespace {

using inspect::AreaKind;
using inspect::AreaRow;

constexpr TextStyle address_style{
    .tone = Tone::InkSoft, .face = Face::Mono, .scale = 0.76f, .align = Align::Right};
constexpr TextStyle quiet{.tone = Tone::InkSoft, .scale = small_text};
constexpr TextStyle rights_style{.tone = Tone::InkSoft, .face = Face::Mono, .scale = 0.8f};

Box block_of(const RowPlace& place, const TowerRow& row)
{
    return {{place.columns.block.min.x, place.top}, {place.columns.block.max.x, place.top + row.height}};
}

// Written at the line where an area begins: its lowest address.
void draw_address(const Look& look, const RowPlace& place, float middle, VirtAddr address)
{
    const float half = look.em() / 2;
    draw_label(look,
               {{place.columns.gutter.min.x, middle - half},
                {place.columns.gutter.max.x - look.unit(), middle + half}},
               address_text(address), address_style);
}

void draw_strip(const Look& look, const Box& box, const std::vector<StripCell>& strip)
{
    if (strip.empty()) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float step = std::min(box.width() / static_cast<float>(strip.size()), box.height() + 1);
    const float gap = step > 5 ? 1.0f : 0.0f;
    float x = box.min.x;
    for (const StripCell& cell : strip) {
        const Box place{{x, box.min.y}, {x + step - gap, box.max.y}};
        x += step;
        const PageMark mark = mark_of(cell.state);
        if (cell.present <= 0 || mark == PageMark::Untouched) {
            list.AddRectFilled({place.min.x, place.max.y - 1.5f}, place.max, look[Tone::Line]);
            continue;
        }
        const float filled = place.height() * (0.35f + 0.65f * cell.present);
        list.AddRectFilled({place.min.x, place.max.y - filled}, place.max, look[tone_of(mark)]);
    }
}

void draw_growth(const Look& look, ImVec2 middle, float direction)
{
    const float length = look.em() * 0.42f;
    draw_arrow(*ImGui::GetWindowDrawList(), {middle.x, middle.y - length * direction},
               {middle.x, middle.y + length * direction}, look[Tone::InkSoft], 1.5f, look.em() * 0.34f);
}

std::string change_text(const Look& look, const AreaScene& area)
{
    if (!area.changed) return {};
    switch (*area.changed) {
    case inspect::AreaChange::Added:
        return std::string(look.say(Word::ChangeNew));
    case inspect::AreaChange::Resized:
        return std::string(look.say(Word::ChangeResized));
    case inspect::AreaChange::Protected:
        return std::string(look.say(Word::ChangeRights));
    case inspect::AreaChange::Populated:
        return std::string(look.say(Word::ChangePages));
    case inspect::AreaChange::Removed:
        break;
    }
    return {};
}

void draw_face(const Look& look, const Box& block, const AreaScene& area, const Scene& scene,
               const Touch& touch, bool open)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box face = inset(block, 0, 1);
    list.AddRectFilled(face.min, face.max, look[touch.hovered && !open ? Tone::AccentSoft : Tone::Raised],
                       look.unit());
    if (!area.changed) return;
    const float fresh = 1 - progress(look, scene.moved_at, quick_motion);
    list.AddRectFilled(face.min, face.max, faded(look[Tone::Changed], fresh * 0.45f), look.unit());
    list.AddRectFilled(face.min, {face.min.x + look.unit(), face.max.y}, look[Tone::Changed],
                       look.unit() / 2);
}

// name and kind … [what changed] rights size | strip
void draw_head(const Look& look, Box head, const AreaScene& area, const Scene& scene)
{
    const AreaRow& row = area.row;
    head = inset(head, look.unit() * 2, 0);
    Box strip = cut_right(head, std::max(head.width() * 0.28f, look.em() * 3));
    strip = centred(strip, {strip.width(), look.em() * 0.72f});
    draw_strip(look, strip, area.strip);
    cut_right(head, look.unit() * 3);
    draw_label(look, cut_right(head, look.em() * 3.9f), size_text(bytes_in(row.size())),
               {.tone = Tone::InkSoft, .scale = small_text, .align = Align::Right});
    cut_right(head, look.unit() * 2);
    if (head.width() > look.em() * 7) {
        draw_label(look, cut_right(head, look.em() * 2.35f), inspect::permissions_of(row), rights_style);
        cut_right(head, look.unit());
    }
    const auto chip = [&](std::string_view text, Tone tone) {
        if (text.empty() || chip_width(look, text) > head.width() - look.em() * 3.5f) return;
        draw_chip(look, cut_right(head, chip_width(look, text)), text, tone);
        cut_right(head, look.unit());
    };
    chip(change_text(look, area), Tone::Changed);
    const auto holds = [&](VirtAddr address) { return address >= row.begin && address < row.end; };
    if (holds(scene.space.program_counter)) chip("pc", Tone::Accent);
    if (holds(scene.space.stack_pointer)) chip("sp", Tone::Accent);
    const std::string title = area_title(look, row);
    const Box name = cut_left(head, std::min(head.width(), text_width(look, title, {}) + 1));
    draw_label(look, name, title, {});
    cut_left(head, look.unit() * 2);
    const std::string_view part = look.say(word_of(row.kind == AreaKind::Library ? row.part : row.kind));
    if (!row.name.empty() && row.name[0] != '[' && head.width() >= text_width(look, part, quiet))
        draw_label(look, head, part, quiet);
}

void draw_pages(const Look& look, const RowPlace& place, const Box& below, const Scene& scene,
                Selection& selection)
{
    const Box grid = inset(below, look.unit() * 2, look.unit());
    const GridShape shape = shape_grid(look, grid.width(), scene.space);
    const Box gutter{{place.columns.gutter.min.x, grid.min.y},
                     {place.columns.gutter.max.x - look.unit(), grid.max.y}};
    draw_page_grid(look, {grid, gutter, place.view}, shape, scene, selection);
}

}  // namespace

TowerColumns columns_of(const Look& look, const Box& content)
{
    Box rest = content;
    const float gutter = text_width(look, "7ffff7dd6000", address_style) + look.unit() * 2;
    const Box left = cut_left(rest, gutter);
    return {left, rest};
}

void draw_special_row(const Look& look, const RowPlace& place, const TowerRow& row)
{
    const Box block = block_of(place, row);
    const bool kernel = row.kind == TowerKind::KernelHalf;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (kernel) {
        const Box face = inset(block, 0, 1);
        list.PushClipRect(face.min, face.max, true);
        for (float x = face.min.x - face.height(); x < face.max.x; x += look.em() * 0.5f)
            list.AddLine({x, face.max.y}, {x + face.height(), face.min.y}, look[Tone::Line], 1);
        list.PopClipRect();
        list.AddRect(face.min, face.max, look[Tone::LineStrong], look.unit());
    }
    const std::string_view text = look.say(kernel ? Word::KernelHalf : Word::HoleBelowKernel);
    const float width = std::min(text_width(look, text, quiet), block.width() - look.unit() * 4);
    const Box words = centred(block, {width + 1, look.em() * 1.1f});
    if (kernel)
        list.AddRectFilled(grown(words, look.unit() / 2).min, grown(words, look.unit() / 2).max,
                           look[Tone::Card], look.unit());
    draw_label(look, words, text, quiet);
}

void draw_gap_row(const Look& look, const RowPlace& place, const TowerRow& row,
                  const AddressSpaceScene& space)
{
    const Box block = block_of(place, row);
    const AreaRow& gap = space.areas[row.area].row;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float dash = look.unit();
    draw_dashes(list, block.min, {block.min.x, block.max.y}, look[Tone::LineStrong], 1, dash);
    draw_dashes(list, {block.max.x - 1, block.min.y}, {block.max.x - 1, block.max.y}, look[Tone::LineStrong],
                1, dash);
    const bool heap_below = row.area > 0 && space.areas[row.area - 1].row.kind == AreaKind::Heap;
    const bool stack_above = row.area + 1 < space.areas.size() && space.areas[row.area + 1].row.grows_down;
    const bool mappings_above = heap_below;  // mmap takes the highest room below what it gave before
    Box words = inset(block, look.unit() * 2, 0);
    const Box arrows = cut_left(words, look.em());
    if (heap_below) draw_growth(look, {arrows.min.x + look.em() * 0.3f, block.centre().y}, -1);
    if (stack_above || mappings_above)
        draw_growth(look, {arrows.min.x + look.em() * (heap_below ? 0.85f : 0.3f), block.centre().y}, 1);
    cut_left(words, look.unit());
    draw_label(look, words, look.say(Word::GapOf, {size_text(bytes_in(gap.size()))}), quiet);
}

bool draw_fold_row(const Look& look, const RowPlace& place, const TowerRow& row,
                   const AddressSpaceScene& space)
{
    const Box block = block_of(place, row);
    const AreaRow& lowest = space.areas[row.area].row;
    const AreaRow& highest = space.areas[row.area + row.count - 1].row;
    const std::string title = area_title(look, highest);
    ImGui::PushID(static_cast<int>(row.area));
    const Touch touch = touch_area("fold", block, title);
    ImGui::PopID();
    const Box face = inset(block, 0, 1);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(face.min, face.max, look[touch.hovered ? Tone::AccentSoft : Tone::Raised],
                       look.unit());
    draw_address(look, place, block.centre().y, lowest.begin);
    Box words = inset(block, look.unit() * 2, 0);
    const Box sign = centred(cut_right(words, look.em()), {look.em() * 0.6f, look.em() * 0.6f});
    draw_icon(list, Icon::Down, sign, look[Tone::InkSoft]);
    draw_label(look, cut_left(words, std::min(words.width(), text_width(look, title, {}) + 1)), title, {});
    cut_left(words, look.unit() * 2);
    const Word word = highest.inode != 0 || highest.name[0] == '/' ? Word::FoldLoader : Word::FoldKernel;
    const std::string more = look.say(word, {std::to_string(row.count)});
    if (text_width(look, more, quiet) <= words.width()) draw_label(look, words, more, quiet);
    return touch.clicked;
}

void draw_area_row(const Look& look, const RowPlace& place, const TowerRow& row, const Scene& scene,
                   Selection& selection)
{
    const AreaScene& area = scene.space.areas[row.area];
    const bool open = scene.space.chosen == row.area;
    const Box block = block_of(place, row);
    Box below = block;
    const Box head = cut_top(below, row.head);
    ImGui::PushID(static_cast<int>(row.area));
    const Touch touch =
        touch_area("area", head, area_title(look, area.row) + " " + inspect::permissions_of(area.row));
    draw_face(look, block, area, scene, touch, open);
    if (open)
        ImGui::GetWindowDrawList()->AddRect(inset(block, 0, 1).min, inset(block, 0, 1).max,
                                            look[Tone::Accent], look.unit(), 0, 1.5f);
    draw_head(look, head, area, scene);
    if ((!open || below.height() < look.em()) && area.row.begin < kernel_half)
        draw_address(look, place, head.centre().y, area.row.begin);
    if (open && below.height() >= 1) draw_pages(look, place, below, scene, selection);
    ImGui::PopID();
    if (!touch.clicked) return;
    selection.page.reset();
    if (open)
        selection.area.reset();
    else
        selection.area = area.row.begin;
}

}  // namespace fl::web
