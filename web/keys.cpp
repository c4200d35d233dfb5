#include "view.h"

#include <imgui_internal.h>

namespace fl::web {
namespace {

using machine::Goal;
using machine::Moment;
using machine::Stride;

bool pressed(ImGuiKey key)
{
    return ImGui::IsKeyPressed(key);
}

// The keys that step belong to us until Tab has chosen a control; then they are Dear ImGui's, as in any form.
void keep_stepping_keys()
{
    for (const ImGuiKey key :
         {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Space})
        ImGui::SetKeyOwner(key, ImHashStr("stepping"));
}

void handle_stepping(const Scene& scene, UiState& state, CommandQueue& commands)
{
    const TimeScene& time = scene.time;
    if (pressed(ImGuiKey_LeftArrow)) commands.push_back(StepBack{state.timeline.stride});
    if (pressed(ImGuiKey_RightArrow)) commands.push_back(StepForward{state.timeline.stride});
    if (pressed(ImGuiKey_Home)) commands.push_back(SeekTo{Moment{}});
    if (pressed(ImGuiKey_End)) commands.push_back(SeekTo{time.end});
    if (pressed(ImGuiKey_Space))
        commands.push_back(time.running ? UiCommand{Interrupt{}} : UiCommand{RunTo{Goal::Continue}});
    if (pressed(ImGuiKey_S)) state.timeline.stride = Stride::Statement;
    if (pressed(ImGuiKey_E)) state.timeline.stride = Stride::Event;
    if (pressed(ImGuiKey_F)) state.timeline.stride = Stride::Fault;
    if (pressed(ImGuiKey_C)) state.timeline.stride = Stride::SystemCall;
}

void close_what_is_open(UiState& state)
{
    if (state.keys_shown || state.address_asked) {
        state.keys_shown = state.address_asked = false;
        return;
    }
    if (state.selection.page)
        state.selection.page.reset();
    else
        state.selection.area.reset();
}

void handle_typed(UiState& state)
{
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
        if (c == '?') state.keys_shown = !state.keys_shown;
        if (c == 'g') state.address_asked = true;
        if (c == '/') {
            state.terminal.focus_wanted = true;
            state.pane = Pane::Terminal;
        }
        if (c >= '1' && c < '1' + picture_count) {
            state.selection.picture = static_cast<Picture>(c - '1');
            state.pane = Pane::Picture;
        }
    }
}

}  // namespace

void handle_keys(const Scene& scene, UiState& state, CommandQueue& commands)
{
    const ImGuiIO& io = ImGui::GetIO();
    if (pressed(ImGuiKey_Escape)) close_what_is_open(state);
    if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    handle_typed(state);
    if (!io.NavVisible) {
        keep_stepping_keys();
        handle_stepping(scene, state, commands);
    }
    if (pressed(ImGuiKey_N)) commands.push_back(LessonNext{});
    if (pressed(ImGuiKey_P)) commands.push_back(LessonBack{});
}

}  // namespace fl::web
