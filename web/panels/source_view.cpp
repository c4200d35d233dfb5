#include "panels/source_view.h"

#include "widgets/button.h"
#include "widgets/c_colours.h"
#include "widgets/pane.h"

#include <algorithm>

namespace fl::web {
namespace {

constexpr float text_scale = 0.9f;

struct Row {
    int number;  // from 1
    Box line;    // whole width
    Box gutter;
};

bool has_breakpoint(const SourceScene& source, int line)
{
    return std::find(source.breakpoints.begin(), source.breakpoints.end(), line) != source.breakpoints.end();
}

const SourceScene::Message* message_at(const SourceScene& source, int line)
{
    for (const SourceScene::Message& message : source.messages)
        if (message.line == line) return &message;
    return nullptr;
}

void draw_ground(const Look& look, const Row& row, const SourceScene& source)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (message_at(source, row.number))
        list.AddRectFilled(row.line.min, row.line.max, look[Tone::ChangedSoft]);
    if (row.number != source.line) return;
    list.AddRectFilled(row.line.min, row.line.max, look[Tone::CurrentLine]);
    list.AddRectFilled(row.line.min, {row.line.min.x + look.unit() * 0.75f, row.line.max.y},
                       look[Tone::Warn]);
}

void draw_gutter(const Look& look, const Row& row, const SourceScene& source, CommandQueue& commands)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::string number = std::to_string(row.number);
    ImGui::PushID(row.number);
    const Touch touch = touch_area("line", row.gutter, look.say(Word::BreakpointAt, {number}));
    ImGui::PopID();
    if (touch.clicked) commands.push_back(ToggleBreakpoint{source.file, row.number});
    const float radius = row.gutter.height() * 0.26f;
    const ImVec2 dot{row.gutter.min.x + look.unit() * 2.4f, row.gutter.centre().y};
    if (has_breakpoint(source, row.number))
        list.AddCircleFilled(dot, radius, look[Tone::Bad]);
    else if (touch.hovered)
        list.AddCircle(dot, radius, look[Tone::LineStrong], 0, 1.5f);
    const Tone tone = row.number == source.line ? Tone::Ink : Tone::InkSoft;
    const Box place{row.gutter.min, {row.gutter.max.x - look.unit() * 2, row.gutter.max.y}};
    draw_label(look, place, number,
               {.tone = tone, .face = Face::Mono, .scale = 0.76f, .align = Align::Right});
}

// gcc's words at the end of their line.
void draw_message(const Look& look, const Row& row, const SourceScene& source, float text_end)
{
    const SourceScene::Message* const message = message_at(source, row.number);
    if (!message) return;
    const Box place{{text_end + look.em(), row.line.min.y}, row.line.max};
    draw_label(look, place, message->text, {.tone = Tone::Bad, .scale = small_text});
}

void update_lines(const SourceScene& source, ProgramPanelState& state)
{
    if (state.lines_of == source.text) return;
    state.lines = colour_c(source.text);
    state.lines_of = source.text;
    state.revealed_line = -1;
}

}  // namespace

void draw_source_view(const Look& look, const Box& box, const SourceScene& source, ProgramPanelState& state,
                      CommandQueue& commands)
{
    update_lines(source, state);
    PaneScope pane("source", box, Scroll::Vertical);
    const float step = std::max(look.fonts.mono_size * 1.28f, look.touch ? 32.0f : 0.0f);
    pane.content_height(static_cast<float>(state.lines.size()) * step);
    const float gutter = look.em() * 3.1f;
    const Box content = pane.content();
    const Box text{{content.min.x + gutter, content.min.y}, {content.max.x, content.max.y}};
    const auto row_of = [&](int number) {
        const float y = content.min.y + static_cast<float>(number - 1) * step;
        return Row{number,
                   {{content.min.x, y}, {content.max.x, y + step}},
                   {{content.min.x, y}, {content.min.x + gutter, y + step}}};
    };
    const int from = std::max(1, static_cast<int>((pane.view().min.y - content.min.y) / step));
    const int to = std::min(static_cast<int>(state.lines.size()),
                            static_cast<int>((pane.view().max.y - content.min.y) / step) + 1);
    for (int number = from; number <= to; ++number)
        draw_ground(look, row_of(number), source);
    draw_text_block(look, {"text", state.lines, text, pane.view(), step, text_scale, source.file},
                    state.selection);
    for (int number = from; number <= to; ++number) {
        draw_gutter(look, row_of(number), source, commands);
        const TextStyle style{.face = Face::Mono, .scale = text_scale};
        draw_message(look, row_of(number), source,
                     text.min.x +
                         text_width(look, state.lines[static_cast<std::size_t>(number - 1)].text, style));
    }
    if (state.revealed_line == source.line) return;
    state.revealed_line = source.line;
    const Row row = row_of(std::max(source.line, 1));
    pane.reveal(row.line.min.y - step * 2, row.line.max.y + step * 2);
}

}  // namespace fl::web
