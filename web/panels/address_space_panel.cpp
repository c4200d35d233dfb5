#include "panels/address_space_panel.h"

#include "panels/area_row.h"
#include "panels/page_card.h"
#include "panels/scale_view.h"
#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/page_cell.h"
#include "widgets/pane.h"

namespace fl::web {
namespace {

using inspect::AreaKind;

// "demo  VIRT 2916 kB  RES 1240 kB", and the switches.
void draw_caption(const Look& look, Box line, const Scene& scene, AddressSpacePanelState& state)
{
    const ButtonStyle scale{
        .icon = Icon::Scale, .weight = Weight::Quiet, .on = state.to_scale, .icon_only = true};
    const ButtonStyle legend{
        .icon = Icon::Info, .weight = Weight::Quiet, .on = state.legend, .icon_only = true};
    if (draw_button(look, "legend", cut_right(line, look.control()), look.say(Word::Legend), legend))
        state.legend = !state.legend;
    if (draw_button(look, "scale", cut_right(line, look.control()), look.say(Word::ToScale), scale))
        state.to_scale = !state.to_scale;
    cut_right(line, look.unit());
    const auto say = [&](std::string_view text, const TextStyle& style) {
        draw_label(look, cut_left(line, text_width(look, text, style) + 1), text, style);
        cut_left(line, look.unit() * 2);
    };
    say(scene.process.comm, {.face = Face::Strong});
    say(std::to_string(scene.pid), {.tone = Tone::InkSoft});
    cut_left(line, look.unit() * 2);
    say("VIRT", {.tone = Tone::InkSoft, .scale = small_text});
    say(size_text(bytes_in(scene.process.virt)), {});
    say("RES", {.tone = Tone::InkSoft, .scale = small_text});
    say(size_text(bytes_in(scene.process.res)), {});
}

void reveal_chosen(const Scene& scene, const std::vector<TowerRow>& rows, AddressSpacePanelState& state,
                   PaneScope& pane)
{
    const std::optional<VirtAddr> chosen =
        scene.space.chosen ? std::optional(scene.space.areas[*scene.space.chosen].row.begin) : std::nullopt;
    if (state.revealed == chosen) return;
    state.revealed = chosen;
    for (const TowerRow& row : rows)
        if (row.kind == TowerKind::Area && scene.space.chosen == row.area)
            pane.reveal(pane.content().min.y + row.top, pane.content().min.y + row.top + row.height);
}

void draw_tower(const Look& look, const Box& box, const Scene& scene, AddressSpacePanelState& state,
                Selection& selection)
{
    PaneScope pane("tower", box, Scroll::Vertical);
    const TowerColumns columns = columns_of(look, pane.content());
    float pages_height = 0;
    if (scene.space.chosen && !scene.space.pages.empty())
        pages_height = shape_grid(look, columns.block.width() - look.unit() * 4, scene.space).height() +
                       look.unit() * 2.5f;
    const std::vector<TowerRow> rows =
        lay_out_tower(scene.space, {look.em(), box.height() - 2, look.row(), !state.unfolded, pages_height});
    pane.content_height(tower_height(rows));
    for (const TowerRow& row : rows) {
        const float top = pane.content().min.y + row.top;
        if (top > pane.view().max.y || top + row.height < pane.view().min.y) continue;
        const RowPlace place{columns, top, pane.view()};
        if (row.kind == TowerKind::Area)
            draw_area_row(look, place, row, scene, selection);
        else if (row.kind == TowerKind::Gap)
            draw_gap_row(look, place, row, scene.space);
        else if (row.kind == TowerKind::Fold)
            state.unfolded |= draw_fold_row(look, place, row, scene.space);
        else
            draw_special_row(look, place, row);
    }
    reveal_chosen(scene, rows, state, pane);
}

}  // namespace

Word word_of(AreaKind kind)
{
    switch (kind) {
    case AreaKind::Gap:
        return Word::KindGap;
    case AreaKind::Headers:
        return Word::KindHeaders;
    case AreaKind::Text:
        return Word::KindText;
    case AreaKind::Rodata:
        return Word::KindRodata;
    case AreaKind::Relro:
        return Word::KindRelro;
    case AreaKind::Data:
        return Word::KindData;
    case AreaKind::Bss:
        return Word::KindBss;
    case AreaKind::Heap:
        return Word::KindHeap;
    case AreaKind::Library:
        return Word::KindLibrary;
    case AreaKind::Mapping:
        return Word::KindMapping;
    case AreaKind::Stack:
        return Word::KindStack;
    case AreaKind::Vdso:
    case AreaKind::Vvar:
        return Word::KindVdso;
    case AreaKind::Vsyscall:
        return Word::KindVsyscall;
    }
    return Word::KindMapping;
}

std::string area_title(const Look& look, const inspect::AreaRow& area)
{
    if (!area.name.empty()) return area.name.substr(area.name.rfind('/') + 1);
    return std::string(look.say(word_of(area.kind == AreaKind::Library ? area.part : area.kind)));
}

void draw_address_space_panel(const Look& look, const Box& box, const Scene& scene,
                              AddressSpacePanelState& state, Selection& selection, CommandQueue& commands)
{
    if (scene.pid == 0 || scene.space.areas.empty()) {
        draw_notice(look, box, look.say(Word::NoProcess));
        return;
    }
    Box rest = box;
    draw_caption(look, cut_top(rest, look.control()), scene, state);
    cut_top(rest, look.unit());
    if (state.legend) {
        const Box legend = cut_top(rest, draw_page_legend(look, rest, Paint::No));
        draw_page_legend(look, legend, Paint::Yes);
        cut_top(rest, look.unit() * 2);
    }
    draw_docked_card(look, rest, scene, selection, commands);
    if (state.to_scale)
        draw_scale_view(look, rest, scene);
    else
        draw_tower(look, rest, scene, state, selection);
}

}  // namespace fl::web
