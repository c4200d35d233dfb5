#include "panels/page_grid.h"

#include "platform/items.h"
#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/page_cell.h"
#include "widgets/pane.h"

#include <algorithm>
#include <cmath>

namespace fl::web {
namespace {

using inspect::PageRow;

bool untouched(const AddressSpaceScene& space, std::size_t first, std::size_t count)
{
    for (std::size_t i = first; i < first + count; ++i)
        if (space.pages[i].state != inspect::PageState::NotPresent) return false;
    return count > 0;
}

std::vector<GridRow> plain_rows(const AddressSpaceScene& space, std::size_t columns)
{
    std::vector<GridRow> rows;
    for (std::size_t at = 0; at < space.pages.size();) {
        const std::size_t count = std::min(columns, space.pages.size() - at);
        rows.push_back({.first = at, .count = count});
        at += count;
    }
    return rows;
}

void fold_untouched(std::vector<GridRow>& rows, const AddressSpaceScene& space)
{
    std::vector<GridRow> kept;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i, pages = 0;
        while (end < rows.size() && untouched(space, rows[end].first, rows[end].count))
            pages += rows[end++].count;
        if (end - i >= 4) {
            kept.push_back({.first = rows[i].first, .count = pages, .fold = true});
            i = end;
        } else {
            kept.push_back(rows[i++]);
        }
    }
    rows = std::move(kept);
}

Box cell_at(const GridPlace& place, const GridShape& shape, float top, std::size_t column)
{
    const float x = place.grid.min.x + static_cast<float>(column) * (shape.cell + shape.gap);
    const float y = top + (shape.row_height - shape.cell) / 2;
    return {{x, y}, {x + shape.cell, y + shape.cell}};
}

void draw_change(const Look& look, const Box& cell, const Scene& scene)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float fresh = 1 - progress(look, scene.moved_at, quick_motion);
    const Box ring = grown(cell, std::max(1.0f, cell.width() * 0.08f) + fresh * cell.width() * 0.5f);
    list.AddRect(ring.min, ring.max, look[Tone::Changed], cell.width() * 0.25f, 0,
                 std::max(1.5f, cell.width() * 0.12f));
}

void draw_row_of_cells(const Look& look, const GridPlace& place, const GridShape& shape, const Scene& scene,
                       const Selection& selection, const GridRow& row, float top)
{
    const AddressSpaceScene& space = scene.space;
    for (std::size_t i = row.first; i < row.first + row.count; ++i) {
        const PageRow& page = space.pages[i];
        const Box cell = cell_at(place, shape, top, i - row.first);
        draw_page_cell(look, cell, mark_of(page));
        if (std::binary_search(space.changed.begin(), space.changed.end(), page.page))
            draw_change(look, cell, scene);
        if (selection.page == page.page) {
            const Box ring = grown(cell, shape.gap);
            ImGui::GetWindowDrawList()->AddRect(ring.min, ring.max, look[Tone::Ink], cell.width() * 0.25f, 0,
                                                2);
        }
        const std::string name = "page " + address_text(start_of(page.page));
        platform::note_item(ImGui::GetID(name.c_str()), name, cell.min, cell.max, platform::Role::Cell);
    }
}

void draw_fold(const Look& look, const GridPlace& place, const GridRow& row, float top, float height)
{
    const Box line{{place.grid.min.x, top}, {place.grid.max.x, top + height}};
    const std::string text = look.say(Word::PagesUntouched, {count_text(row.count)});
    const TextStyle style{.tone = Tone::InkSoft, .scale = small_text};
    const float width = text_width(look, text, style);
    draw_label(look, line, text, style);
    draw_dashes(*ImGui::GetWindowDrawList(), {line.min.x + width + look.unit() * 2, line.centre().y},
                {line.max.x - look.unit() * 2, line.centre().y}, look[Tone::Line], 1, look.unit());
}

const PageRow* page_at(const GridPlace& place, const GridShape& shape, const AddressSpaceScene& space,
                       ImVec2 mouse)
{
    const auto line =
        static_cast<std::size_t>(std::max(0.0f, (mouse.y - place.grid.min.y) / shape.row_height));
    if (line >= shape.rows.size() || mouse.x < place.grid.min.x) return nullptr;
    const GridRow& row = shape.rows[line];
    if (row.fold) return &space.pages[row.first];
    const auto column = static_cast<std::size_t>((mouse.x - place.grid.min.x) / (shape.cell + shape.gap));
    return column < row.count ? &space.pages[row.first + column] : nullptr;
}

}  // namespace

GridShape shape_grid(const Look& look, float width, const AddressSpaceScene& space)
{
    GridShape shape;
    const float least = std::floor(look.touch ? look.em() * 1.15f : look.em() * 0.78f);
    shape.gap = std::max(2.0f, std::floor(look.em() * 0.16f));
    for (shape.columns = 8; shape.columns < 64; shape.columns *= 2)
        if (static_cast<float>(shape.columns * 2) * (least + shape.gap) > width) break;
    const float step = std::floor(width / static_cast<float>(shape.columns));
    shape.cell = std::clamp(step - shape.gap, least, look.em() * 1.2f);
    shape.row_height = shape.cell + shape.gap;
    shape.rows = plain_rows(space, shape.columns);
    fold_untouched(shape.rows, space);
    for (GridRow& row : shape.rows)
        if (row.fold) shape.row_height = std::max(shape.row_height, look.em() * 1.1f);
    std::reverse(shape.rows.begin(), shape.rows.end());
    return shape;
}

void draw_page_grid(const Look& look, const GridPlace& place, const GridShape& shape, const Scene& scene,
                    Selection& selection)
{
    const auto from =
        static_cast<std::size_t>(std::max(0.0f, (place.view.min.y - place.grid.min.y) / shape.row_height));
    for (std::size_t i = from; i < shape.rows.size(); ++i) {
        const GridRow& row = shape.rows[i];
        const float top = place.grid.min.y + static_cast<float>(i) * shape.row_height;
        if (top > place.view.max.y) break;
        const Box label{{place.gutter.min.x, top}, {place.gutter.max.x, top + shape.row_height}};
        const VirtAddr begin = start_of(scene.space.pages[row.first].page);
        draw_label(look, label, address_text(begin),
                   {.tone = Tone::InkSoft, .face = Face::Mono, .scale = 0.76f, .align = Align::Right});
        if (row.fold)
            draw_fold(look, place, row, top, shape.row_height);
        else
            draw_row_of_cells(look, place, shape, scene, selection, row, top);
    }
    const Touch touch = touch_area("pages", place.grid, look.say(Word::PagesOfArea));
    const PageRow* const page =
        touch.hovered ? page_at(place, shape, scene.space, ImGui::GetIO().MousePos) : nullptr;
    if (!page) return;
    show_hint(look,
              address_text(start_of(page->page)) + "  " + std::string(look.say(word_of(mark_of(*page)))));
    if (touch.clicked) selection.page = page->page;
}

}  // namespace fl::web
