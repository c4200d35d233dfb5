#include "panels/program_panel.h"

#include "panels/source_view.h"
#include "platform/items.h"
#include "widgets/button.h"
#include "widgets/pane.h"

#include <algorithm>

namespace fl::web {
namespace {

using machine::Goal;
using machine::Stride;

struct Tool {
    const char* id;
    Icon icon;
    Word label;
    bool icon_only;
    UiCommand command;
};

void draw_tools(const Look& look, Box line, const Scene& scene, CommandQueue& commands)
{
    const bool running = scene.time.running;
    const Tool tools[] = {
        {"back", Icon::StepBack, Word::StepBack, true, StepBack{Stride::Statement}},
        {"step", Icon::StepForward, Word::Step, false, StepForward{Stride::Statement}},
        {"fault", Icon::None, Word::ToFault, false, RunTo{Goal::Fault}},
        {"syscall", Icon::None, Word::ToSyscall, false, RunTo{Goal::SystemCall}},
        {"continue", Icon::Play, Word::Continue, true, RunTo{Goal::Continue}},
    };
    for (const Tool& tool : tools) {
        const bool is_continue = tool.icon == Icon::Play;
        const bool possible = is_continue                   ? running || scene.source.stopped
                              : tool.icon == Icon::StepBack ? !running
                                                            : !running && scene.source.stopped;
        ButtonStyle style{
            .icon = tool.icon, .weight = Weight::Plain, .enabled = possible, .icon_only = tool.icon_only};
        style.scale = small_text;
        Word label = tool.label;
        if (is_continue && running) style.icon = Icon::Pause, label = Word::Pause;
        const Box place = cut_left(line, button_width(look, look.say(label), style));
        cut_left(line, look.unit());
        if (!draw_button(look, tool.id, place, look.say(label), style)) continue;
        commands.push_back(is_continue && running ? UiCommand{Interrupt{}} : tool.command);
    }
}

void begin_editing(const SourceScene& source, ProgramPanelState& state)
{
    state.editing = true;
    state.draft = source.text;
    state.draft_of = source.file;
}

void draw_caption(const Look& look, Box line, const Scene& scene, ProgramPanelState& state,
                  CommandQueue& commands)
{
    const SourceScene& source = scene.source;
    const std::string_view run = look.say(Word::RunAgain);
    const ButtonStyle run_style{
        .icon = Icon::Play, .weight = state.editing ? Weight::Primary : Weight::Quiet, .scale = small_text};
    if (draw_button(look, "run", cut_right(line, button_width(look, run, run_style)), run, run_style)) {
        commands.push_back(SaveAndRun{source.file, state.editing ? state.draft : source.text});
        state.editing = false;
    }
    cut_right(line, look.unit());
    const std::string_view edit = look.say(state.editing ? Word::Cancel : Word::Edit);
    const ButtonStyle edit_style{
        .icon = state.editing ? Icon::Close : Icon::Edit, .weight = Weight::Quiet, .icon_only = true};
    if (draw_button(look, "edit", cut_right(line, look.control()), edit, edit_style)) {
        if (state.editing)
            state.editing = false;
        else
            begin_editing(source, state);
    }
    cut_left(line, look.unit());
    draw_label(
        look,
        cut_left(line, std::min(line.width(), text_width(look, source.file, {.face = Face::Strong}) + 1)),
        source.file, {.face = Face::Strong});
    cut_left(line, look.unit() * 2);
    if (!source.function.empty() && line.width() > look.em() * 3)
        draw_label(look, line, source.function + "()",
                   {.tone = Tone::InkSoft, .face = Face::Mono, .scale = 0.82f});
}

int grow_text(ImGuiInputTextCallbackData* data)
{
    std::string& text = *static_cast<std::string*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text.data();
    }
    return 0;
}

void draw_editor(const Look& look, const Box& box, ProgramPanelState& state)
{
    ImGui::PushFont(font_of(look, Face::Mono), look.fonts.mono_size * 0.9f);
    ImGui::SetCursorScreenPos(box.min);
    ImGui::InputTextMultiline("##editor", state.draft.data(), state.draft.capacity() + 1, box.size(),
                              ImGuiInputTextFlags_AllowTabInput | ImGuiInputTextFlags_CallbackResize,
                              grow_text, &state.draft);
    platform::note_item(ImGui::GetItemID(), look.say(Word::Editor), box.min, box.max,
                        platform::Role::TextBox);
    ImGui::PopFont();
}

void draw_variables(const Look& look, const Box& box, const std::vector<inspect::VariableRow>& variables)
{
    ImGui::GetWindowDrawList()->AddLine(box.min, {box.max.x, box.min.y}, look[Tone::Line]);
    PaneScope pane("variables", box, Scroll::Vertical);
    const float step = look.em() * 1.3f;
    pane.content_height(static_cast<float>(variables.size()) * step + look.unit());
    Box rest = inset(pane.content(), look.unit() * 3, 0);
    cut_top(rest, look.unit());
    for (const inspect::VariableRow& variable : variables) {
        Box line = cut_top(rest, step);
        const TextStyle name{.face = Face::Mono, .scale = 0.86f};
        draw_label(look, cut_left(line, std::max(look.em() * 4, line.width() * 0.24f)), variable.name, name);
        draw_label(
            look, cut_right(line, std::min(line.width() * 0.35f, text_width(look, variable.type, name) + 1)),
            variable.type, {.tone = Tone::InkSoft, .face = Face::Mono, .scale = 0.8f, .align = Align::Right});
        cut_right(line, look.unit());
        draw_label(
            look, line, variable.value,
            {.tone = variable.readable ? Tone::Ink : Tone::InkSoft, .face = Face::Mono, .scale = 0.86f});
    }
}

}  // namespace

void draw_program_panel(const Look& look, const Box& box, const Scene& scene, ProgramPanelState& state,
                        CommandQueue& commands)
{
    Box rest = inset(box, look.unit() * 2, look.unit() * 1.5f);
    if (scene.source.file.empty() && !state.editing) {
        draw_notice(look, rest, look.say(Word::NoProgram));
        return;
    }
    draw_caption(look, cut_top(rest, look.control()), scene, state, commands);
    cut_top(rest, look.unit());
    if (state.editing) {
        draw_editor(look, rest, state);
        return;
    }
    if (scene.source.debugging || scene.time.running) {
        draw_tools(look, cut_top(rest, look.control()), scene, commands);
        cut_top(rest, look.unit() * 1.5f);
    }
    if (!scene.source.variables.empty()) {
        const float wanted =
            static_cast<float>(scene.source.variables.size()) * look.em() * 1.3f + look.unit() * 2;
        const Box variables = cut_bottom(rest, std::min(wanted, rest.height() * 0.36f));
        draw_variables(look, {{box.min.x, variables.min.y}, {box.max.x, variables.max.y}},
                       scene.source.variables);
    }
    draw_source_view(look, {{box.min.x, rest.min.y}, {box.max.x, rest.max.y}}, scene.source, state, commands);
}

}  // namespace fl::web
