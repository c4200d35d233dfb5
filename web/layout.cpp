#include "layout.h"

#include <array>

namespace fl::web {
namespace {

constexpr float narrow_with_lesson = 62;  // em: below this, one pane at a time
constexpr float narrow_canvas = 38;       // the same when the lesson is beside the canvas
constexpr float smallest_column = 15;     // em
constexpr std::array<std::string_view, 4> names{"lesson", "picture", "program", "terminal"};

float bounded(float wanted, float least, float most)
{
    return std::clamp(wanted, std::min(least, most), most);
}

Layout lay_out_narrow(const LayoutInput& in, Box room)
{
    Layout out;
    out.narrow = true;
    out.tabs = in.lesson_here;
    if (out.tabs) out.tab_bar = cut_top(room, std::max(in.em * 2.4f, 42.0f));
    const bool compact = room.height() < in.em * 26;
    out.timeline = cut_bottom(room, compact ? in.em * 3.0f : std::max(in.em * 5.6f, 92.0f));
    switch (in.chosen) {
    case Pane::Lesson:
        (in.lesson_here ? out.lesson : out.picture) = room;
        break;
    case Pane::Picture:
        out.picture = room;
        break;
    case Pane::Program:
        out.program = room;
        break;
    case Pane::Terminal:
        out.terminal = room;
        break;
    }
    return out;
}

void lay_out_right(Layout& out, const LayoutInput& in, Box column, float gap)
{
    const Splits& splits = in.splits;
    if (splits.hide_program || splits.hide_terminal) {
        (splits.hide_program ? out.terminal : out.program) = column;
        return;
    }
    const float most = column.height() - in.em * 8;
    out.terminal = cut_bottom(column, bounded(column.height() * splits.terminal, in.em * 6, most));
    out.split_terminal = cut_bottom(column, gap);
    out.program = column;
}

}  // namespace

std::string_view name_of(Pane pane)
{
    return names[static_cast<std::size_t>(pane)];
}

std::optional<Pane> pane_named(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Pane>(i);
    return std::nullopt;
}

Layout lay_out(const LayoutInput& in)
{
    Box room{{0, 0}, in.size};
    const float gap = in.em * 0.5f;
    if (room.width() < in.em * (in.lesson_here ? narrow_with_lesson : narrow_canvas))
        return lay_out_narrow(in, room);

    Layout out;
    room = inset(room, gap);
    if (in.lesson_here && !in.splits.hide_lesson) {
        out.lesson = cut_left(
            room, bounded(in.size.x * in.splits.lesson, in.em * smallest_column, room.width() * 0.5f));
        out.split_lesson = cut_left(room, gap);
    }
    out.timeline = cut_bottom(room, in.em * 4.6f);
    cut_bottom(room, gap);
    if (!in.splits.hide_program || !in.splits.hide_terminal) {
        const float most = room.width() - in.em * (smallest_column + 5);
        Box column =
            cut_right(room, bounded(room.width() * in.splits.program, in.em * smallest_column, most));
        out.split_program = cut_right(room, gap);
        lay_out_right(out, in, column, gap);
    }
    out.picture = room;
    return out;
}

}  // namespace fl::web
