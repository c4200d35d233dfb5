#include "panels/physical_memory_panel.h"

#include "panels/frame_card.h"
#include "panels/zone_gauge.h"
#include "platform/items.h"
#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/pane.h"

#include <array>
#include <cmath>

namespace fl::web {
namespace {

using inspect::FrameKind;

constexpr TextStyle quiet{.tone = Tone::InkSoft, .scale = small_text};

struct Share {
    FrameKind kind;
    PageCount pages;
};

std::array<Share, 7> shares_of(const inspect::FrameCounts& counts)
{
    return {{{FrameKind::Reserved, counts.reserved},
             {FrameKind::Anonymous, counts.anonymous},
             {FrameKind::FileCache, counts.file_cache},
             {FrameKind::PageTable, counts.page_tables},
             {FrameKind::Slab, counts.slab},
             {FrameKind::KernelStack, counts.kernel_stacks},
             {FrameKind::Free, counts.free}}};
}

// "■ free 61.2 MiB" for each use.
void draw_legend(const Look& look, Box& rest, const Scene& scene)
{
    Box line = cut_top(rest, look.em() * 1.5f);
    for (const Share& share : shares_of(scene.frames.counts)) {
        if (share.pages.value == 0) continue;
        const std::string text =
            std::string(look.say(word_of(share.kind))) + " " + size_text(bytes_in(share.pages));
        const float width = text_width(look, text, quiet) + look.em() * 1.2f;
        if (width > line.width()) line = cut_top(rest, look.em() * 1.5f);
        Box item = cut_left(line, width);
        cut_left(line, look.em() * 0.8f);
        const Box cell = centred(cut_left(item, look.em() * 0.9f), {look.em() * 0.7f, look.em() * 0.7f});
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (share.kind == FrameKind::Free)
            list.AddRect(cell.min, cell.max, look[tone_of(share.kind)], 2);
        else
            list.AddRectFilled(cell.min, cell.max, look[tone_of(share.kind)], 2);
        cut_left(item, look.unit());
        draw_label(look, item, text, quiet);
    }
}

struct CellGrid {
    std::size_t columns = 64;
    float step = 8;
};

CellGrid grid_of(const Box& box, std::size_t cells)
{
    const float area =
        box.width() * std::max(box.height(), 1.0f) / static_cast<float>(std::max<std::size_t>(cells, 1));
    const float step = std::clamp(std::floor(std::sqrt(area)), 4.0f, 18.0f);
    return {std::max<std::size_t>(1, static_cast<std::size_t>(box.width() / step)), step};
}

void draw_cells(const Look& look, const Box& box, const Scene& scene, const CellGrid& grid,
                Selection& selection)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::vector<FrameCell>& cells = scene.frames.cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const float x = box.min.x + static_cast<float>(i % grid.columns) * grid.step;
        const float y = box.min.y + static_cast<float>(i / grid.columns) * grid.step;
        const ImVec2 end{x + grid.step - 1, y + grid.step - 1};
        const FrameCell& cell = cells[i];
        if (cell.kind == FrameKind::Free)
            list.AddRectFilled({x, y}, end, look[Tone::Raised]);
        else
            list.AddRectFilled({x, y}, end, faded(look[tone_of(cell.kind)], 0.4f + 0.6f * cell.share));
        if (selection.frame && *selection.frame >= cell.first &&
            *selection.frame - cell.first < scene.frames.per_cell)
            list.AddRect({x - 2, y - 2}, {end.x + 2, end.y + 2}, look[Tone::Ink], 2, 0, 2);
    }
    const Touch touch = touch_area("frames", box, look.say(Word::PicturePhysicalMemory));
    if (!touch.clicked) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const auto column =
        std::min(static_cast<std::size_t>((mouse.x - box.min.x) / grid.step), grid.columns - 1);
    const std::size_t at =
        static_cast<std::size_t>((mouse.y - box.min.y) / grid.step) * grid.columns + column;
    if (at < cells.size()) selection.frame = cells[at].first;
}

}  // namespace

Tone tone_of(FrameKind kind)
{
    switch (kind) {
    case FrameKind::Free:
        return Tone::LineStrong;
    case FrameKind::Zero:
        return Tone::ZeroPage;
    case FrameKind::Anonymous:
        return Tone::Anonymous;
    case FrameKind::FileCache:
        return Tone::File;
    case FrameKind::PageTable:
        return Tone::Table;
    case FrameKind::Slab:
        return Tone::Dirty;
    case FrameKind::KernelStack:
        return Tone::Swapped;
    case FrameKind::Reserved:
    case FrameKind::Kernel:
        return Tone::Kernel;
    }
    return Tone::Kernel;
}

Word word_of(FrameKind kind)
{
    switch (kind) {
    case FrameKind::Free:
        return Word::FrameFree;
    case FrameKind::Zero:
        return Word::MarkZero;
    case FrameKind::Anonymous:
        return Word::MarkAnonymous;
    case FrameKind::FileCache:
        return Word::FrameFileCache;
    case FrameKind::PageTable:
        return Word::FramePageTable;
    case FrameKind::Slab:
        return Word::FrameSlab;
    case FrameKind::KernelStack:
        return Word::FrameKernelStack;
    case FrameKind::Reserved:
    case FrameKind::Kernel:
        return Word::FrameKernel;
    }
    return Word::FrameKernel;
}

void draw_physical_memory_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection)
{
    Box rest = box;
    draw_legend(look, rest, scene);
    cut_top(rest, look.unit() * 2);
    draw_frame_card(look, rest, scene, selection);
    const Box zones =
        cut_bottom(rest, std::min(zone_gauges_height(look, scene.frames.zones), rest.height() * 0.4f));
    cut_bottom(rest, look.unit() * 2);
    {
        PaneScope pane("frames", rest, Scroll::Vertical);
        const CellGrid grid = grid_of(pane.content(), scene.frames.cells.size());
        const std::size_t lines = (scene.frames.cells.size() + grid.columns - 1) / grid.columns;
        const float height = static_cast<float>(lines) * grid.step;
        pane.content_height(height);
        if (height >= 1)
            draw_cells(look, {pane.content().min, {pane.content().max.x, pane.content().min.y + height}},
                       scene, grid, selection);
    }
    draw_zone_gauges(look, zones, scene.frames.zones);
}

}  // namespace fl::web
