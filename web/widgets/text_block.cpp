#include "widgets/text_block.h"

#include "platform/items.h"
#include "widgets/button.h"

#include <cmath>

namespace fl::web {
namespace {

TextStyle mono(const TextBlock& block, Tone tone)
{
    return {.tone = tone, .face = Face::Mono, .scale = block.scale};
}

float x_of(const Look& look, const TextBlock& block, const TextPlace& place)
{
    const std::string& text = block.lines[place.line].text;
    return block.box.min.x +
           text_width(look, std::string_view(text).substr(0, place.byte), mono(block, Tone::Ink));
}

TextPlace place_at(const Look& look, const TextBlock& block, ImVec2 mouse)
{
    if (block.lines.empty()) return {};
    const float row = std::floor((mouse.y - block.box.min.y) / block.line_height);
    const auto last = static_cast<float>(block.lines.size() - 1);
    TextPlace place{static_cast<std::size_t>(std::clamp(row, 0.0f, last)), 0};
    const std::string_view text = block.lines[place.line].text;
    float before = block.box.min.x;
    while (place.byte < text.size()) {
        const std::size_t next = place.byte + character_length(text.substr(place.byte));
        const float after = block.box.min.x + text_width(look, text.substr(0, next), mono(block, Tone::Ink));
        if (mouse.x < (before + after) / 2) break;
        before = after;
        place.byte = next;
    }
    return place;
}

void handle_mouse(const Look& look, const TextBlock& block, TextBlockState& state)
{
    const Touch touch = touch_area(block.id, block.box, block.name);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (touch.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (ImGui::IsItemActivated()) state.anchor = state.caret = place_at(look, block, mouse);
    if (touch.held && !look.touch) state.caret = place_at(look, block, mouse);
    if (state.anchor == state.caret) return;
    if (ImGui::IsWindowFocused() && ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_C))
        ImGui::SetClipboardText(selected_text(block.lines, state).c_str());
}

void draw_selection(const Look& look, const TextBlock& block, const TextBlockState& state, std::size_t line)
{
    const TextPlace from = std::min(state.anchor, state.caret), to = std::max(state.anchor, state.caret);
    if (from == to || line < from.line || line > to.line || to.line >= block.lines.size()) return;
    const float y = block.box.min.y + static_cast<float>(line) * block.line_height;
    const float left = line == from.line ? x_of(look, block, from) : block.box.min.x;
    const TextPlace end{line, block.lines[line].text.size()};
    const float right =
        line == to.line ? x_of(look, block, to) : x_of(look, block, end) + block.line_height / 3;
    ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + block.line_height},
                                              look[Tone::Selected]);
}

void draw_line(const Look& look, const TextBlock& block, std::size_t number)
{
    const TextLine& line = block.lines[number];
    const float size = size_of(look, mono(block, Tone::Ink));
    const float y = std::floor(block.box.min.y + static_cast<float>(number) * block.line_height +
                               (block.line_height - size) / 2 + 0.5f);
    float x = block.box.min.x;
    const auto paint = [&](std::string_view text, Tone tone) {
        ImGui::GetWindowDrawList()->AddText(font_of(look, Face::Mono), size, {x, y}, look[tone], text.data(),
                                            text.data() + text.size());
        x += text_width(look, text, mono(block, tone));
    };
    std::size_t begin = 0;
    for (const TextRun& run : line.runs) {
        paint(std::string_view(line.text).substr(begin, run.end - begin), run.tone);
        begin = run.end;
    }
    if (begin < line.text.size()) paint(std::string_view(line.text).substr(begin), Tone::Ink);
}

}  // namespace

void draw_text_block(const Look& look, const TextBlock& block, TextBlockState& state)
{
    if (state.anchor.line >= block.lines.size() || state.caret.line >= block.lines.size()) state = {};
    if (block.lines.empty()) return;
    handle_mouse(look, block, state);
    const auto from =
        static_cast<std::size_t>(std::max(0.0f, (block.view.min.y - block.box.min.y) / block.line_height));
    for (std::size_t i = from; i < block.lines.size(); ++i) {
        if (block.box.min.y + static_cast<float>(i) * block.line_height > block.view.max.y) break;
        draw_selection(look, block, state, i);
        draw_line(look, block, i);
    }
}

std::string selected_text(const std::vector<TextLine>& lines, const TextBlockState& state)
{
    const TextPlace from = std::min(state.anchor, state.caret), to = std::max(state.anchor, state.caret);
    std::string text;
    for (std::size_t i = from.line; i <= to.line && i < lines.size(); ++i) {
        const std::size_t begin = i == from.line ? std::min(from.byte, lines[i].text.size()) : 0;
        const std::size_t end = i == to.line ? std::min(to.byte, lines[i].text.size()) : lines[i].text.size();
        if (i > from.line && !lines[i].joined) text += '\n';
        text += lines[i].text.substr(begin, end - begin);
    }
    return text;
}

std::vector<TextLine> wrapped(const std::vector<TextLine>& lines, std::size_t columns)
{
    std::vector<TextLine> out;
    for (const TextLine& line : lines) {
        std::size_t begin = 0;
        do {
            const std::string_view rest = std::string_view(line.text).substr(begin);
            const std::size_t length =
                std::max(byte_at_column(rest, columns), std::min<std::size_t>(rest.size(), 4));
            TextLine piece{std::string(rest.substr(0, length)), {}, begin > 0};
            for (const TextRun& run : line.runs)
                if (run.end > begin && (piece.runs.empty() || piece.runs.back().end < length))
                    piece.runs.push_back({std::min(run.end - begin, length), run.tone});
            begin += length;
            out.push_back(std::move(piece));
        } while (begin < line.text.size());
    }
    return out;
}

std::size_t column_count(std::string_view text)
{
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size(); at += character_length(text.substr(at)))
        columns += static_cast<unsigned char>(text[at]) >= 0xE3 ? 2 : 1;
    return columns;
}

std::size_t byte_at_column(std::string_view text, std::size_t columns)
{
    std::size_t used = 0, at = 0;
    while (at < text.size()) {
        used += static_cast<unsigned char>(text[at]) >= 0xE3 ? 2 : 1;
        if (used > columns) break;
        at += character_length(text.substr(at));
    }
    return at;
}

}  // namespace fl::web
