#include "panels/lesson_blocks.h"

#include "base/text.h"
#include "widgets/c_colours.h"
#include "widgets/flow.h"

namespace fl::web {
namespace {

using lesson::Block;
using lesson::Player;
using lesson::Span;

FlowSpan flow_span(const Player& player, const Span& span, float scale)
{
    FlowSpan flow{span.text, {.scale = scale}, false};
    switch (span.kind) {
    case Span::Kind::Code:
        flow.style.face = Face::Mono, flow.style.scale = scale * 0.9f, flow.boxed = true;
        break;
    case Span::Kind::Value:
        flow.text = player.value_text(span), flow.style.face = Face::Strong, flow.style.tone = Tone::Accent,
        flow.boxed = true;
        break;
    case Span::Kind::Strong:
    case Span::Kind::Emphasis:
        flow.style.face = Face::Strong;
        break;
    case Span::Kind::Link:
        flow.style.tone = Tone::Accent;
        break;
    case Span::Kind::LineBreak:
        flow.text = "\n";
        break;
    case Span::Kind::Text:
    case Span::Kind::Strike:
        break;
    }
    return flow;
}

std::vector<FlowSpan> flow_of(const Player& player, const lesson::Spans& spans, float scale)
{
    std::vector<FlowSpan> flow;
    for (const Span& span : spans)
        flow.push_back(flow_span(player, span, scale));
    return flow;
}

void draw_lines(const Look& look, Box& rest, const std::vector<TextLine>& long_lines)
{
    const float column = text_width(look, "MMMMMMMMMM", {.face = Face::Mono, .scale = 0.86f}) / 10;
    const float room = (rest.width() - look.unit() * 6) / std::max(column, 1.0f);
    const std::vector<TextLine> lines = wrapped(long_lines, static_cast<std::size_t>(std::max(room, 8.0f)));
    const float step = look.fonts.mono_size * 1.22f;
    const Box ground = cut_top(rest, static_cast<float>(lines.size()) * step + look.unit() * 4);
    ImGui::GetWindowDrawList()->AddRectFilled(ground.min, ground.max, look[Tone::Raised], look.unit());
    Box text = inset(ground, look.unit() * 3, look.unit() * 2);
    for (const TextLine& line : lines) {
        Box row = cut_top(text, step);
        std::size_t begin = 0;
        for (const TextRun& run : line.runs) {
            const std::string_view piece = std::string_view(line.text).substr(begin, run.end - begin);
            const TextStyle style{.tone = run.tone, .face = Face::Mono, .scale = 0.86f};
            draw_label(look, cut_left(row, text_width(look, piece, style)), piece, style);
            begin = run.end;
        }
    }
    cut_top(rest, look.unit() * 3);
}

std::vector<TextLine> console_lines(const lesson::Console& console)
{
    std::vector<TextLine> lines;
    for (const lesson::ConsoleLine& line : console.lines) {
        const std::string prompt = line.kind == lesson::ConsoleLine::Kind::Shell      ? "$ "
                                   : line.kind == lesson::ConsoleLine::Kind::Debugger ? "(gdb) "
                                                                                      : "";
        TextLine text{prompt + line.text, {}, false};
        if (!prompt.empty()) text.runs.push_back({prompt.size(), Tone::Accent});
        text.runs.push_back({text.text.size(), prompt.empty() ? Tone::InkSoft : Tone::Ink});
        lines.push_back(std::move(text));
    }
    return lines;
}

void draw_list(const Look& look, Box& rest, const Player& player, const lesson::List& list)
{
    unsigned number = list.first;
    for (const lesson::Spans& item : list.items) {
        Box line = rest;
        const Box sign{line.min, {line.min.x + look.em() * 1.3f, line.min.y + look.em() * 1.42f}};
        draw_label(look, sign, list.ordered ? format("%u.", number++) : "\xE2\x80\xA2",
                   {.tone = Tone::InkSoft});
        cut_left(line, look.em() * 1.3f);
        draw_spans(look, line, player, item, 1);
        rest.min.y = line.min.y - look.unit();
    }
    cut_top(rest, look.unit() * 2);
}

void draw_table(const Look& look, Box& rest, const Player& player, const lesson::Table& table)
{
    const auto draw_row = [&](const std::vector<lesson::Spans>& cells) {
        const float width = rest.width() / static_cast<float>(std::max<std::size_t>(cells.size(), 1));
        float bottom = rest.min.y;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const float left = rest.min.x + static_cast<float>(i) * width;
            Box cell{{left, rest.min.y}, {left + width - look.unit() * 2, rest.max.y}};
            draw_spans(look, cell, player, cells[i], 0.94f);
            bottom = std::max(bottom, cell.min.y);
        }
        rest.min.y = bottom - look.unit();
        ImGui::GetWindowDrawList()->AddLine(rest.min, {rest.max.x, rest.min.y}, look[Tone::Line]);
        cut_top(rest, look.unit());
    };
    if (!table.header.empty()) draw_row(table.header);
    for (const std::vector<lesson::Spans>& row : table.rows)
        draw_row(row);
}

void draw_note(const Look& look, Box& rest, const Player& player, const lesson::Note& note,
               CommandQueue& commands)
{
    const Word titles[] = {Word::NoteTitle, Word::TipTitle, Word::MythTitle};
    Box inner = rest;
    const float top = rest.min.y;
    cut_left(inner, look.unit() * 4);
    draw_label(look, cut_top(inner, look.em() * 1.4f), look.say(titles[static_cast<int>(note.flavour)]),
               {.tone = Tone::Accent, .face = Face::Strong});
    for (const Block& block : note.blocks)
        draw_block(look, inner, player, block, commands);
    ImGui::GetWindowDrawList()->AddRectFilled({rest.min.x, top}, {rest.min.x + look.unit(), inner.min.y},
                                              look[Tone::Accent], look.unit() / 2);
    rest.min.y = inner.min.y + look.unit() * 2;
}

}  // namespace

void draw_spans(const Look& look, Box& rest, const Player& player, const lesson::Spans& spans, float scale)
{
    const std::vector<FlowSpan> flow = flow_of(player, spans, scale);
    cut_top(rest, draw_flow(look, rest, flow, Paint::Yes) + look.unit() * 2);
}

void draw_block(const Look& look, Box& rest, const Player& player, const Block& block, CommandQueue& commands)
{
    rest.max.y = std::max(rest.max.y, rest.min.y + 100000);  // as much as it needs: the pane scrolls
    if (const auto* const paragraph = std::get_if<lesson::Paragraph>(&block.content))
        draw_spans(look, rest, player, paragraph->spans, 1);
    if (const auto* const heading = std::get_if<lesson::Heading>(&block.content))
        draw_spans(look, rest, player, heading->spans, 1.12f);
    if (const auto* const list = std::get_if<lesson::List>(&block.content))
        draw_list(look, rest, player, *list);
    if (const auto* const table = std::get_if<lesson::Table>(&block.content))
        draw_table(look, rest, player, *table);
    if (const auto* const code = std::get_if<lesson::Code>(&block.content))
        draw_lines(look, rest, colour_c(code->text));
    if (const auto* const note = std::get_if<lesson::Note>(&block.content))
        draw_note(look, rest, player, *note, commands);
    if (const auto* const console = std::get_if<lesson::Console>(&block.content))
        if (console->mode != lesson::Console::Mode::Setup) draw_lines(look, rest, console_lines(*console));
    if (std::holds_alternative<lesson::Quiz>(block.content)) draw_quiz(look, rest, player, block, commands);
    if (std::holds_alternative<lesson::Task>(block.content)) draw_task(look, rest, player, block, commands);
}

}  // namespace fl::web
