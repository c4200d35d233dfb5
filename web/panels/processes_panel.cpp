#include "panels/processes_panel.h"

#include "base/stable_order.h"
#include "base/text.h"
#include "widgets/button.h"
#include "widgets/pane.h"

#include <algorithm>
#include <array>

namespace fl::web {
namespace {

using inspect::ProcessRow;

struct Column {
    std::string_view name;  // as top writes it
    Word means;
    float share;  // of the room
    std::uint64_t (*value)(const ProcessRow&);
};

constexpr std::array<Column, 8> columns{{
    {"PID", Word::ColumnPid, 0.08f, [](const ProcessRow& row) { return std::uint64_t{row.pid}; }},
    {"VIRT", Word::ColumnVirt, 0.12f, [](const ProcessRow& row) { return kibibytes(row.virt); }},
    {"RES", Word::ColumnRes, 0.11f, [](const ProcessRow& row) { return kibibytes(row.res); }},
    {"SHR", Word::ColumnShr, 0.11f, [](const ProcessRow& row) { return kibibytes(row.shr); }},
    {"SWAP", Word::ColumnSwap, 0.09f, [](const ProcessRow& row) { return kibibytes(row.swap); }},
    {"nMin", Word::ColumnMin, 0.10f, [](const ProcessRow& row) { return row.minflt; }},
    {"nMaj", Word::ColumnMaj, 0.09f, [](const ProcessRow& row) { return row.majflt; }},
    {"OOM", Word::ColumnOom, 0.08f,
     [](const ProcessRow& row) { return static_cast<std::uint64_t>(std::max(row.oom_score, 0)); }},
}};

std::vector<const ProcessRow*> sorted(const std::vector<ProcessRow>& rows, const ProcessesPanelState& state)
{
    std::vector<const ProcessRow*> order;
    for (const ProcessRow& row : rows)
        order.push_back(&row);
    const auto value = columns[static_cast<std::size_t>(state.sorted_by)].value;
    sort_stably(order, [&](const ProcessRow* a, const ProcessRow* b) {
        return state.descending ? value(*a) > value(*b) : value(*a) < value(*b);
    });
    return order;
}

void draw_header(const Look& look, Box line, ProcessesPanelState& state)
{
    const float room = line.width();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Box cell = cut_left(line, room * columns[i].share);
        const bool chosen = state.sorted_by == static_cast<int>(i);
        ImGui::PushID(static_cast<int>(i));
        const Touch touch = touch_area("column", cell, columns[i].name);
        ImGui::PopID();
        show_hint(look, look.say(columns[i].means));
        draw_label(look, inset(cell, look.unit(), 0), columns[i].name,
                   {.tone = chosen ? Tone::Accent : Tone::InkSoft,
                    .face = Face::Strong,
                    .scale = small_text,
                    .align = Align::Right});
        if (!touch.clicked) continue;
        state.descending = chosen ? !state.descending : i != 0;
        state.sorted_by = state.explained = static_cast<int>(i);
    }
    draw_label(look, inset(line, look.unit() * 2, 0), "COMMAND",
               {.tone = Tone::InkSoft, .face = Face::Strong, .scale = small_text});
}

void draw_process(const Look& look, Box line, const ProcessRow& row, const Scene& scene, Selection& selection)
{
    const float room = line.width();
    ImGui::PushID(static_cast<int>(row.pid));
    const Touch touch = touch_area("process", line, row.comm + " " + std::to_string(row.pid));
    ImGui::PopID();
    const bool chosen = row.pid == scene.pid;
    if (chosen || touch.hovered)
        ImGui::GetWindowDrawList()->AddRectFilled(
            line.min, line.max, look[chosen ? Tone::AccentSoft : Tone::Raised], look.unit());
    const TextStyle number{
        .tone = row.kernel_thread ? Tone::InkSoft : Tone::Ink, .scale = 0.9f, .align = Align::Right};
    for (const Column& column : columns)
        draw_label(look, inset(cut_left(line, room * column.share), look.unit(), 0),
                   format("%llu", static_cast<unsigned long long>(column.value(row))), number);
    const TextStyle name{.tone = number.tone, .scale = 0.9f};
    draw_label(look, inset(line, look.unit() * 2, 0),
               row.kernel_thread ? format("[%s]", row.comm.c_str()) : row.comm, name);
    if (touch.clicked) {
        Selection fresh;
        fresh.picture = selection.picture;
        fresh.pid = row.pid;
        selection = fresh;
    }
}

}  // namespace

void draw_processes_panel(const Look& look, const Box& box, const Scene& scene, ProcessesPanelState& state,
                          Selection& selection)
{
    Box rest = box;
    draw_header(look, cut_top(rest, look.control()), state);
    if (state.explained >= 0) {
        const Column& column = columns[static_cast<std::size_t>(state.explained)];
        const std::string text = std::string(column.name) + ": " + std::string(look.say(column.means));
        const float height = draw_paragraph(look, rest, text, {}, Paint::No);
        draw_paragraph(look, cut_top(rest, height), text, {.tone = Tone::InkSoft}, Paint::Yes);
        cut_top(rest, look.unit() * 2);
    }
    PaneScope pane("processes", rest, Scroll::Vertical);
    const std::vector<const ProcessRow*> order = sorted(scene.processes, state);
    pane.content_height(static_cast<float>(order.size()) * look.row());
    Box lines = pane.content();
    for (const ProcessRow* row : order)
        draw_process(look, cut_top(lines, look.row()), *row, scene, selection);
}

}  // namespace fl::web
