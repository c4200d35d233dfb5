#include "panels/lesson_panel.h"

#include "panels/lesson_blocks.h"
#include "widgets/button.h"
#include "widgets/pane.h"

namespace fl::web {
namespace {

using lesson::Player;

// One dot a step: done, present, to come.
void draw_steps(const Look& look, Box line, const Player& player, CommandQueue& commands)
{
    const std::vector<lesson::Step>& steps = player.lesson().steps;
    const float wide =
        std::min(look.em() * 1.4f, line.width() / static_cast<float>(std::max<std::size_t>(steps.size(), 1)));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Box place = cut_left(line, wide);
        const std::string title = lesson::plain_text(steps[i].title);
        ImGui::PushID(static_cast<int>(i));
        const Touch touch = touch_area("step", place, title);
        ImGui::PopID();
        show_hint(look, title);
        const float radius = wide * (i == player.step() ? 0.3f : 0.2f);
        if (i == player.step())
            list.AddCircleFilled(place.centre(), radius, look[Tone::Accent]);
        else if (i <= player.furthest())
            list.AddCircleFilled(place.centre(), radius, look[Tone::LineStrong]);
        else
            list.AddCircle(place.centre(), radius, look[Tone::LineStrong], 0, 1.5f);
        if (touch.clicked) commands.push_back(LessonGoTo{steps[i].id});
    }
}

void draw_going(const Look& look, Box line, const Player& player, CommandQueue& commands)
{
    const bool answer_first = !player.blocked_by().empty();
    const std::string_view next = look.say(answer_first ? Word::AnswerFirst : Word::Next);
    const ButtonStyle next_style{.weight = Weight::Primary, .enabled = player.can_next() && !answer_first};
    const Box right = cut_right(line, std::max(button_width(look, next, next_style), look.em() * 5));
    if (draw_button(look, "next", right, next, next_style)) commands.push_back(LessonNext{});
    const std::string_view back = look.say(Word::Back);
    const Box left = cut_left(line, std::max(button_width(look, back, {}), look.em() * 4));
    if (draw_button(look, "back", left, back, {.enabled = player.can_back()}))
        commands.push_back(LessonBack{});
}

}  // namespace

void draw_lesson_panel(const Look& look, const Box& box, const Scene& scene, LessonPanelState& state,
                       CommandQueue& commands)
{
    Box rest = inset(box, look.unit() * 4, look.unit() * 3);
    if (!scene.player) {
        draw_notice(look, rest, look.say(Word::NoLesson));
        return;
    }
    const Player& player = *scene.player;
    const lesson::Step& step = player.lesson().steps[player.step()];
    draw_label(look, cut_top(rest, look.em() * 1.5f), player.lesson().title,
               {.tone = Tone::InkSoft, .scale = small_text});
    draw_steps(look, cut_top(rest, look.em() * 1.5f), player, commands);
    cut_top(rest, look.unit() * 2);
    draw_going(look, cut_bottom(rest, look.control()), player, commands);
    cut_bottom(rest, look.unit() * 2);
    PaneScope pane("blocks", rest, Scroll::Vertical);
    if (state.step != step.id) ImGui::SetScrollY(0);
    state.step = step.id;
    Box blocks = pane.content();
    cut_right(blocks, look.unit() * 2);
    blocks.max.y = blocks.min.y + 100000;
    const std::string title = lesson::plain_text(step.title);
    const TextStyle title_style{.face = Face::Strong, .scale = 1.3f};
    cut_top(blocks, draw_paragraph(look, blocks, title, title_style, Paint::Yes) + look.unit() * 3);
    for (std::size_t i = 0; i < std::min(player.open_blocks(), step.blocks.size()); ++i)
        draw_block(look, blocks, player, step.blocks[i], commands);
    pane.content_height(blocks.min.y - pane.content().min.y);
}

}  // namespace fl::web
