#include "panels/terminal_panel.h"

#include "base/text.h"
#include "platform/items.h"
#include "widgets/button.h"
#include "widgets/pane.h"

namespace fl::web {
namespace {

constexpr float text_scale = 0.88f;

struct Typing {
    const Scene& scene;
    TerminalPanelState& state;
};

void replace_line(ImGuiInputTextCallbackData& data, std::string_view text)
{
    data.DeleteChars(0, data.BufTextLen);
    data.InsertChars(0, text.data(), text.data() + text.size());
}

void recall(ImGuiInputTextCallbackData& data, Typing& typing)
{
    const std::vector<std::string>& history = typing.scene.terminal.history;
    TerminalPanelState& state = typing.state;
    if (state.recalled < 0) state.draft.assign(data.Buf, static_cast<std::size_t>(data.BufTextLen));
    const int step = data.EventKey == ImGuiKey_UpArrow ? 1 : -1;
    state.recalled = std::clamp(state.recalled + step, -1, static_cast<int>(history.size()) - 1);
    const auto from_end = static_cast<std::size_t>(state.recalled + 1);
    replace_line(data, state.recalled < 0 ? state.draft : history[history.size() - from_end]);
}

void complete(ImGuiInputTextCallbackData& data, Typing& typing)
{
    if (!typing.scene.session) return;
    const std::string_view line(data.Buf, static_cast<std::size_t>(data.CursorPos));
    const std::vector<std::string> words = typing.scene.session->complete(line);
    typing.state.offers.clear();
    if (words.empty()) return;
    const std::size_t blank = line.rfind(' ');
    const std::size_t start = blank == std::string_view::npos ? 0 : blank + 1;
    std::string common = common_beginning(words);
    if (words.size() == 1 && !common.empty() && common.back() != '/') common += ' ';
    if (common.size() + start > line.size()) {
        data.DeleteChars(static_cast<int>(start), data.CursorPos - static_cast<int>(start));
        data.InsertChars(static_cast<int>(start), common.c_str());
    }
    if (words.size() > 1)
        for (const std::string& word : words)
            typing.state.offers += (typing.state.offers.empty() ? "" : "  ") + word;
}

int answer_key(ImGuiInputTextCallbackData* data)
{
    Typing& typing = *static_cast<Typing*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackHistory) recall(*data, typing);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCompletion) complete(*data, typing);
    return 0;
}

void send_line(TerminalPanelState& state, CommandQueue& commands)
{
    commands.push_back(TypeLine{state.line.data()});
    state.line.fill('\0');
    state.recalled = -1;
    state.offers.clear();
    state.focus_wanted = true;
    state.follow = true;
}

void draw_input(const Look& look, Box line, const Scene& scene, TerminalPanelState& state,
                CommandQueue& commands)
{
    const bool ready = !scene.terminal.prompt.empty();
    const std::string_view prompt = ready ? std::string_view(scene.terminal.prompt) : look.say(Word::Running);
    const TextStyle style{.tone = Tone::Accent, .face = ready ? Face::Mono : Face::Body, .scale = text_scale};
    draw_label(look, cut_left(line, text_width(look, prompt, style) + 1), prompt, style);
    if (!ready) {
        const Box stop = cut_right(line, button_width(look, look.say(Word::Stop), {}));
        if (draw_button(look, "stop", stop, look.say(Word::Stop), {.scale = small_text}))
            commands.push_back(Interrupt{});
    }
    ImGui::PushFont(font_of(look, Face::Mono), look.fonts.mono_size * text_scale);
    const float height = ImGui::GetFontSize();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, (line.height() - height) / 2});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::SetCursorScreenPos(line.min);
    ImGui::SetNextItemWidth(std::max(line.width(), 1.0f));
    if (state.focus_wanted) ImGui::SetKeyboardFocusHere();
    state.focus_wanted = false;
    Typing typing{scene, state};
    const ImGuiInputTextFlags flags = ImGuiInputTextFlags_EnterReturnsTrue |
                                      ImGuiInputTextFlags_CallbackHistory |
                                      ImGuiInputTextFlags_CallbackCompletion;
    if (ImGui::InputText("##command-line", state.line.data(), state.line.size(), flags, answer_key,
                         &typing) &&
        ready)
        send_line(state, commands);
    platform::note_item(ImGui::GetItemID(), look.say(Word::CommandLine), line.min, line.max,
                        platform::Role::TextBox);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
}

void update_lines(const Look& look, float width, const Scene& scene, TerminalPanelState& state)
{
    const float column = text_width(look, "MMMMMMMMMM", {.face = Face::Mono, .scale = text_scale}) / 10;
    const auto columns = static_cast<std::size_t>(std::max(1.0f, width / std::max(column, 1.0f)));
    if (state.lines_revision == scene.terminal.revision && state.lines_columns == columns) return;
    state.lines = wrap_transcript(scene.terminal.transcript, columns);
    state.lines_revision = scene.terminal.revision;
    state.lines_columns = columns;
    state.follow = true;
}

}  // namespace

void draw_terminal_panel(const Look& look, const Box& box, const Scene& scene, TerminalPanelState& state,
                         CommandQueue& commands)
{
    Box rest = inset(box, look.unit() * 3, look.unit() * 2);
    update_lines(look, rest.width() - ImGui::GetStyle().ScrollbarSize, scene, state);
    const float step = look.fonts.mono_size * text_scale * 1.22f;
    const float height = static_cast<float>(state.lines.size()) * step;
    // The line to type in follows what was printed, as long as there is room below.
    cut_bottom(rest, std::max(0.0f, rest.height() - look.control() - height - look.em() * 1.4f));
    const Box input = cut_bottom(rest, look.control());
    if (!state.offers.empty()) {
        const TextStyle style{.tone = Tone::InkSoft, .face = Face::Mono, .scale = 0.8f};
        draw_label(look, cut_bottom(rest, look.em() * 1.3f), state.offers, style);
    }
    {
        PaneScope pane("transcript", rest, Scroll::Vertical);
        pane.content_height(height);
        const Box lines{pane.content().min,
                        {pane.content().max.x, pane.content().min.y + std::max(height, 1.0f)}};
        draw_text_block(
            look, {"lines", state.lines, lines, pane.view(), step, text_scale, look.say(Word::Terminal)},
            state.selection);
        if (state.follow) ImGui::SetScrollY(height + step);
        state.follow = false;
    }
    draw_input(look, input, scene, state, commands);
}

}  // namespace fl::web
