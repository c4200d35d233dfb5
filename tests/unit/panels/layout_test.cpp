#include "layout.h"

#include <doctest/doctest.h>

#include <vector>

using namespace fl::web;

namespace {

bool overlap(const Box& a, const Box& b)
{
    return !a.empty() && !b.empty() && a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y &&
           b.min.y < a.max.y;
}

std::vector<Box> panes_of(const Layout& layout)
{
    return {layout.lesson, layout.picture, layout.program, layout.terminal, layout.timeline, layout.tab_bar};
}

void check_panes(const Layout& layout, ImVec2 size)
{
    const std::vector<Box> panes = panes_of(layout);
    for (std::size_t i = 0; i < panes.size(); ++i) {
        CHECK(panes[i].min.x >= 0);
        CHECK(panes[i].max.x <= size.x + 0.5f);
        CHECK(panes[i].max.y <= size.y + 0.5f);
        for (std::size_t j = i + 1; j < panes.size(); ++j)
            CHECK_FALSE(overlap(panes[i], panes[j]));
    }
}

}  // namespace

TEST_CASE("panes never overlap and never leave the window, whatever its size and wherever the splitters are")
{
    for (const ImVec2 size :
         {ImVec2{320, 480}, {390, 780}, {480, 360}, {760, 700}, {1100, 700}, {1280, 800}, {2560, 1440}})
        for (const float share : {0.1f, 0.4f, 0.9f})
            for (const bool lesson : {true, false}) {
                LayoutInput in{size, 17, lesson, Pane::Picture, {}};
                in.splits = {share, share, share, false, false, false};
                check_panes(lay_out(in), size);
            }
}

TEST_CASE("a phone shows one pane at a time, with tabs only when the page has none")
{
    LayoutInput in{{390, 780}, 17, true, Pane::Terminal, {}};
    Layout layout = lay_out(in);
    CHECK(layout.narrow);
    CHECK_FALSE(layout.tab_bar.empty());
    CHECK_FALSE(layout.terminal.empty());
    CHECK(layout.picture.empty());
    in.lesson_here = false;
    CHECK(lay_out(in).tab_bar.empty());
}

TEST_CASE("a desktop window shows lesson, picture, program, terminal and timeline together")
{
    const Layout layout = lay_out({{1280, 800}, 17, true, Pane::Picture, {}});
    for (const Box& pane : {layout.lesson, layout.picture, layout.program, layout.terminal, layout.timeline})
        CHECK(pane.width() > 200);
}

TEST_CASE("a hidden pane leaves its room to the others")
{
    LayoutInput in{{1280, 800}, 17, true, Pane::Picture, {}};
    const float before = lay_out(in).picture.width();
    in.splits.hide_program = in.splits.hide_terminal = true;
    CHECK(lay_out(in).picture.width() > before);
}

TEST_CASE("strips cut off a box never exceed it")
{
    Box box{{0, 0}, {10, 10}};
    CHECK(cut_top(box, 4).height() == 4);
    CHECK(cut_top(box, 100).height() == 6);
    CHECK(box.empty());
}
