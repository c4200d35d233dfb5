#include "view.h"

#include "panels/overlay.h"
#include "panels/picture_panel.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/pane.h"

#include <array>

namespace fl::web {
namespace {

constexpr std::array<Word, 4> pane_words{Word::PaneLesson, Word::PanePicture, Word::PaneProgram,
                                         Word::Terminal};

struct Canvas {
    const Look& look;
    const Scene& scene;
    UiState& state;
    CommandQueue& commands;
};

template <class Draw>
void draw_pane(const Look& look, const char* id, const Box& box, const Draw& draw)
{
    if (box.empty()) return;
    draw_surface(look, box);
    PaneScope pane(id, box, Scroll::None);
    draw(box);
}

void draw_panes(const Canvas& c, const Layout& layout)
{
    draw_pane(c.look, "lesson", layout.lesson,
              [&](const Box& box) { draw_lesson_panel(c.look, box, c.scene, c.state.lesson, c.commands); });
    draw_pane(c.look, "picture", layout.picture,
              [&](const Box& box) { draw_picture_panel(c.look, box, c.scene, c.state, c.commands); });
    draw_pane(c.look, "program", layout.program,
              [&](const Box& box) { draw_program_panel(c.look, box, c.scene, c.state.program, c.commands); });
    draw_pane(c.look, "terminal", layout.terminal, [&](const Box& box) {
        draw_terminal_panel(c.look, box, c.scene, c.state.terminal, c.commands);
    });
    draw_pane(c.look, "timeline", layout.timeline, [&](const Box& box) {
        draw_timeline_panel(c.look, box, c.scene, c.state.timeline, c.commands);
    });
}

void draw_splitters(const Canvas& c, const Layout& layout, ImVec2 size)
{
    Splits& splits = c.state.splits;
    const float lesson =
        draw_splitter(c.look, "split-lesson", layout.split_lesson, c.look.say(Word::SplitLesson));
    splits.lesson = std::clamp(splits.lesson + lesson / std::max(size.x, 1.0f), 0.1f, 0.6f);
    const float program =
        draw_splitter(c.look, "split-program", layout.split_program, c.look.say(Word::SplitProgram));
    const float columns = layout.timeline.width();
    splits.program = std::clamp(splits.program - program / std::max(columns, 1.0f), 0.1f, 0.8f);
    const float terminal =
        draw_splitter(c.look, "split-terminal", layout.split_terminal, c.look.say(Word::SplitTerminal));
    const float column = layout.terminal.max.y - layout.program.min.y;
    splits.terminal = std::clamp(splits.terminal - terminal / std::max(column, 1.0f), 0.1f, 0.9f);
}

void draw_pane_tabs(const Canvas& c, const Layout& layout)
{
    if (!layout.tabs) return;
    std::array<std::string_view, 4> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = c.look.say(pane_words[i]);
    const Box bar = inset(layout.tab_bar, c.look.unit() * 2, c.look.unit() / 2);
    c.state.pane =
        static_cast<Pane>(draw_tabs(c.look, "panes", bar, {names.data(), 4, static_cast<int>(c.state.pane)}));
}

}  // namespace

void draw_view(const Look& look, const ViewSetup& setup, const Scene& scene, UiState& state,
               CommandQueue& commands)
{
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("faultline", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(2);
    const Layout layout = lay_out({size, look.em(), setup.lesson_here, state.pane, state.splits});
    Look fitted = look;
    fitted.touch = look.touch || layout.narrow;
    const Canvas canvas{fitted, scene, state, commands};
    draw_pane_tabs(canvas, layout);
    draw_panes(canvas, layout);
    draw_splitters(canvas, layout, size);
    draw_overlays(fitted, {{0, 0}, size}, scene, state);
    ImGui::End();
}

}  // namespace fl::web
