#include "widgets/pane.h"

#include "widgets/button.h"

namespace fl::web {

PaneScope::PaneScope(const char* id, const Box& box, Scroll scroll)
{
    ImGui::SetCursorScreenPos(box.min);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove;
    if (scroll == Scroll::None) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    if (scroll == Scroll::Both) flags |= ImGuiWindowFlags_HorizontalScrollbar;
    ImGui::BeginChild(id, {std::max(box.width(), 1.0f), std::max(box.height(), 1.0f)},
                      ImGuiChildFlags_NavFlattened, flags);
    ImGui::PopStyleVar();
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    content_ = {start, {start.x + room.x, start.y + room.y}};
    view_ = {box.min, {box.min.x + room.x, box.max.y}};
}

PaneScope::~PaneScope()
{
    ImGui::EndChild();
}

void PaneScope::content_height(float height)
{
    ImGui::SetCursorScreenPos(content_.min);
    ImGui::Dummy({1, std::max(height, 1.0f)});
    content_.max.y = content_.min.y + height;
}

void PaneScope::reveal(float top, float bottom)
{
    const float shift = top < view_.min.y      ? top - view_.min.y
                        : bottom > view_.max.y ? std::min(bottom - view_.max.y, top - view_.min.y)
                                               : 0;
    if (shift != 0) ImGui::SetScrollY(ImGui::GetScrollY() + shift);
}

float draw_splitter(const Look& look, const char* id, const Box& box, std::string_view label)
{
    if (box.empty()) return 0;
    const bool upright = box.height() > box.width();
    const Touch touch = touch_area(id, box, label);
    if (touch.hovered || touch.held) {
        ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        const ImVec2 c = box.centre();
        const float half = look.unit() / 4;
        const Box bar = upright ? Box{{c.x - half, box.min.y}, {c.x + half, box.max.y}}
                                : Box{{box.min.x, c.y - half}, {box.max.x, c.y + half}};
        ImGui::GetWindowDrawList()->AddRectFilled(bar.min, bar.max,
                                                  look[touch.held ? Tone::Accent : Tone::LineStrong], half);
    }
    if (!touch.held) return 0;
    return upright ? ImGui::GetIO().MouseDelta.x : ImGui::GetIO().MouseDelta.y;
}

float progress(const Look& look, double start, double seconds)
{
    if (!look.motion || start < 0) return 1;
    return static_cast<float>(std::clamp((look.now - start) / seconds, 0.0, 1.0));
}

}  // namespace fl::web
