// Rectangles that are cut into smaller ones: how every panel divides its room.
#pragma once

#include <imgui.h>

#include <algorithm>

namespace fl::web {

struct Box {
    ImVec2 min{0, 0}, max{0, 0};

    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
    ImVec2 size() const { return {width(), height()}; }
    ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    bool empty() const { return max.x <= min.x || max.y <= min.y; }
    bool contains(ImVec2 p) const { return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y; }
};

inline Box inset(const Box& box, float x, float y)
{
    const ImVec2 c = box.centre();
    return {{std::min(box.min.x + x, c.x), std::min(box.min.y + y, c.y)},
            {std::max(box.max.x - x, c.x), std::max(box.max.y - y, c.y)}};
}
inline Box inset(const Box& box, float all)
{
    return inset(box, all, all);
}
inline Box grown(const Box& box, float all)
{
    return {{box.min.x - all, box.min.y - all}, {box.max.x + all, box.max.y + all}};
}

// Takes a strip off one side of `from` and returns it; never more than there is.
inline Box cut_top(Box& from, float height)
{
    const float y = std::min(from.min.y + height, from.max.y);
    const Box strip{from.min, {from.max.x, y}};
    from.min.y = y;
    return strip;
}
inline Box cut_bottom(Box& from, float height)
{
    const float y = std::max(from.max.y - height, from.min.y);
    const Box strip{{from.min.x, y}, from.max};
    from.max.y = y;
    return strip;
}
inline Box cut_left(Box& from, float width)
{
    const float x = std::min(from.min.x + width, from.max.x);
    const Box strip{from.min, {x, from.max.y}};
    from.min.x = x;
    return strip;
}
inline Box cut_right(Box& from, float width)
{
    const float x = std::max(from.max.x - width, from.min.x);
    const Box strip{{x, from.min.y}, from.max};
    from.max.x = x;
    return strip;
}

// A box of that size in the middle of another.
inline Box centred(const Box& in, ImVec2 size)
{
    const ImVec2 c = in.centre();
    return {{c.x - size.x / 2, c.y - size.y / 2}, {c.x + size.x / 2, c.y + size.y / 2}};
}

}  // namespace fl::web
