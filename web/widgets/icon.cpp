#include "widgets/icon.h"

#include <cmath>

namespace fl::web {
namespace {

// Places on a square from -1 to 1.
struct Pen {
    ImDrawList& list;
    ImVec2 centre;
    float half;
    ImU32 colour;

    ImVec2 at(float x, float y) const { return {centre.x + x * half, centre.y + y * half}; }
    float stroke() const { return std::max(1.25f, half * 0.26f); }
    void triangle(ImVec2 a, ImVec2 b, ImVec2 c) const
    {
        list.AddTriangleFilled(at(a.x, a.y), at(b.x, b.y), at(c.x, c.y), colour);
    }
    void bar(float x0, float y0, float x1, float y1) const
    {
        list.AddRectFilled(at(x0, y0), at(x1, y1), colour, half * 0.12f);
    }
    void line(float x0, float y0, float x1, float y1) const
    {
        list.AddLine(at(x0, y0), at(x1, y1), colour, stroke());
    }
    void bend(ImVec2 a, ImVec2 b, ImVec2 c) const
    {
        const ImVec2 points[] = {at(a.x, a.y), at(b.x, b.y), at(c.x, c.y)};
        list.AddPolyline(points, 3, colour, 0, stroke());
    }
};

void draw_sun(const Pen& pen)
{
    pen.list.AddCircleFilled(pen.centre, pen.half * 0.42f, pen.colour);
    for (int ray = 0; ray < 8; ++ray) {
        const float angle = static_cast<float>(ray) * 0.785398f;
        const float x = std::cos(angle), y = std::sin(angle);
        pen.line(x * 0.65f, y * 0.65f, x * 0.95f, y * 0.95f);
    }
}

void draw_moon(const Pen& pen)
{
    pen.list.PathArcTo(pen.centre, pen.half * 0.8f, -1.1f, 3.3f, 24);
    pen.list.PathArcTo(pen.at(0.28f, -0.28f), pen.half * 0.62f, 2.75f, -0.55f, 20);
    pen.list.PathFillConcave(pen.colour);
}

void draw_pencil(const Pen& pen)
{
    pen.bend({-0.8f, 0.8f}, {-0.65f, 0.25f}, {0.45f, -0.85f});
    pen.bend({0.45f, -0.85f}, {0.85f, -0.45f}, {-0.25f, 0.65f});
    pen.line(-0.25f, 0.65f, -0.8f, 0.8f);
}

void draw_info(const Pen& pen)
{
    pen.list.AddCircle(pen.centre, pen.half * 0.9f, pen.colour, 0, std::max(1.0f, pen.half * 0.16f));
    pen.bar(-0.11f, -0.12f, 0.11f, 0.52f);
    pen.list.AddCircleFilled(pen.at(0, -0.42f), pen.half * 0.14f, pen.colour);
}

void draw_scale(const Pen& pen)
{
    pen.line(0, -0.9f, 0, 0.9f);
    for (const float y : {-0.9f, -0.3f, 0.3f, 0.9f})
        pen.line(-0.45f, y, 0.45f, y);
}

void draw_player_icon(const Pen& pen, Icon icon)
{
    switch (icon) {
    case Icon::Play:
        pen.triangle({-0.6f, -0.85f}, {0.85f, 0}, {-0.6f, 0.85f});
        break;
    case Icon::Pause:
        pen.bar(-0.7f, -0.8f, -0.2f, 0.8f);
        pen.bar(0.2f, -0.8f, 0.7f, 0.8f);
        break;
    case Icon::StepForward:
        pen.triangle({-0.8f, -0.75f}, {0.45f, 0}, {-0.8f, 0.75f});
        pen.bar(0.5f, -0.75f, 0.8f, 0.75f);
        break;
    case Icon::StepBack:
        pen.triangle({0.8f, 0.75f}, {-0.45f, 0}, {0.8f, -0.75f});
        pen.bar(-0.8f, -0.75f, -0.5f, 0.75f);
        break;
    case Icon::ToStart:
        pen.triangle({0.9f, 0.7f}, {0, 0}, {0.9f, -0.7f});
        pen.triangle({0, 0.7f}, {-0.8f, 0}, {0, -0.7f});
        pen.bar(-1, -0.7f, -0.78f, 0.7f);
        break;
    case Icon::ToEnd:
        pen.triangle({-0.9f, -0.7f}, {0, 0}, {-0.9f, 0.7f});
        pen.triangle({0, -0.7f}, {0.8f, 0}, {0, 0.7f});
        pen.bar(0.78f, -0.7f, 1, 0.7f);
        break;
    default:
        break;
    }
}

void draw_sign(const Pen& pen, Icon icon)
{
    switch (icon) {
    case Icon::Left:
        pen.bend({0.35f, -0.75f}, {-0.4f, 0}, {0.35f, 0.75f});
        break;
    case Icon::Right:
        pen.bend({-0.35f, -0.75f}, {0.4f, 0}, {-0.35f, 0.75f});
        break;
    case Icon::Up:
        pen.bend({-0.75f, 0.35f}, {0, -0.4f}, {0.75f, 0.35f});
        break;
    case Icon::Down:
        pen.bend({-0.75f, -0.35f}, {0, 0.4f}, {0.75f, -0.35f});
        break;
    case Icon::Close:
        pen.line(-0.65f, -0.65f, 0.65f, 0.65f);
        pen.line(-0.65f, 0.65f, 0.65f, -0.65f);
        break;
    case Icon::Check:
        pen.bend({-0.75f, 0.05f}, {-0.2f, 0.6f}, {0.8f, -0.6f});
        break;
    case Icon::Menu:
        for (const float y : {-0.6f, 0.0f, 0.6f})
            pen.line(-0.75f, y, 0.75f, y);
        break;
    case Icon::Pin:
        pen.list.AddCircleFilled(pen.centre, pen.half * 0.5f, pen.colour);
        break;
    default:
        break;
    }
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, const Box& box, ImU32 colour)
{
    const Pen pen{list, box.centre(), std::min(box.width(), box.height()) / 2, colour};
    switch (icon) {
    case Icon::Edit:
        draw_pencil(pen);
        break;
    case Icon::Info:
        draw_info(pen);
        break;
    case Icon::Sun:
        draw_sun(pen);
        break;
    case Icon::Moon:
        draw_moon(pen);
        break;
    case Icon::Scale:
        draw_scale(pen);
        break;
    default:
        draw_player_icon(pen, icon);
        draw_sign(pen, icon);
        break;
    }
}

void draw_arrow(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float head)
{
    const float dx = to.x - from.x, dy = to.y - from.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    if (length < 1) return;
    const ImVec2 along{dx / length, dy / length};
    const ImVec2 root{to.x - along.x * head, to.y - along.y * head};
    list.AddLine(from, root, colour, thickness);
    const float side = head * 0.5f;
    list.AddTriangleFilled(to, {root.x - along.y * side, root.y + along.x * side},
                           {root.x + along.y * side, root.y - along.x * side}, colour);
}

void draw_dashes(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float dash)
{
    const float dx = to.x - from.x, dy = to.y - from.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    const int count = std::min(static_cast<int>(length / (dash * 2)) + 1, 400);
    for (int i = 0; i < count; ++i) {
        const float a = std::min(static_cast<float>(i) * dash * 2 / std::max(length, 1.0f), 1.0f);
        const float b = std::min(a + dash / std::max(length, 1.0f), 1.0f);
        list.AddLine({from.x + dx * a, from.y + dy * a}, {from.x + dx * b, from.y + dy * b}, colour,
                     thickness);
    }
}

void draw_dashed_box(ImDrawList& list, const Box& box, ImU32 colour, float thickness, float dash)
{
    draw_dashes(list, box.min, {box.max.x, box.min.y}, colour, thickness, dash);
    draw_dashes(list, {box.max.x, box.min.y}, box.max, colour, thickness, dash);
    draw_dashes(list, {box.min.x, box.max.y}, box.max, colour, thickness, dash);
    draw_dashes(list, box.min, {box.min.x, box.max.y}, colour, thickness, dash);
}

}  // namespace fl::web
