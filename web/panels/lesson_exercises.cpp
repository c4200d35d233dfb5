// Questions and tasks of a lesson: what the learner answers and does.
#include "panels/lesson_blocks.h"

#include "widgets/button.h"
#include "widgets/flow.h"

#include <algorithm>

namespace fl::web {
namespace {

using lesson::Block;
using lesson::Player;

bool was_chosen(const lesson::QuizProgress& progress, std::size_t choice)
{
    return std::find(progress.chosen.begin(), progress.chosen.end(), choice) != progress.chosen.end();
}

void draw_choice(const Look& look, Box& rest, const Player& player, const Block& block, std::size_t number,
                 CommandQueue& commands)
{
    const lesson::Choice& choice = std::get<lesson::Quiz>(block.content).choices[number];
    const bool chosen = was_chosen(player.progress_of(block), number);
    const std::string text = lesson::plain_text(choice.spans);
    Box inner = inset(rest, look.unit() * 3, 0);
    cut_left(inner, look.em() * 1.4f);
    const float height =
        std::max(draw_paragraph(look, inner, text, {}, Paint::No) + look.unit() * 2, look.control());
    const Box face = cut_top(rest, height);
    ImGui::PushID(static_cast<int>(number));
    const Touch touch = touch_area("choice", face, text);
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Tone edge = !chosen ? Tone::LineStrong : choice.right ? Tone::Good : Tone::Bad;
    if (touch.hovered) list.AddRectFilled(face.min, face.max, look[Tone::AccentSoft], look.unit());
    list.AddRect(face.min, face.max, look[edge], look.unit(), 0, chosen ? 2.0f : 1.0f);
    const Box sign = centred({{face.min.x, face.min.y}, {face.min.x + look.em() * 1.9f, face.max.y}},
                             {look.em() * 0.75f, look.em() * 0.75f});
    if (chosen)
        draw_icon(list, choice.right ? Icon::Check : Icon::Close, sign, look[edge]);
    else
        list.AddCircle(sign.centre(), look.em() * 0.3f, look[Tone::LineStrong], 0, 1.5f);
    Box words = inset(face, look.unit() * 3, look.unit());
    cut_left(words, look.em() * 1.4f);
    const float tall = draw_paragraph(look, words, text, {}, Paint::No);
    draw_paragraph(look, centred(words, {words.width(), tall}), text, {}, Paint::Yes);
    cut_top(rest, look.unit());
    if (chosen && !choice.explanation.empty()) {
        cut_top(rest, look.unit());
        Box explained = rest;
        cut_left(explained, look.unit() * 3);
        draw_spans(look, explained, player, choice.explanation, 0.96f);
        rest.min.y = explained.min.y;
    }
    if (touch.clicked) commands.push_back(LessonAnswer{block.id, static_cast<int>(number) + 1});
}

}  // namespace

void draw_quiz(const Look& look, Box& rest, const Player& player, const Block& block, CommandQueue& commands)
{
    const auto& quiz = std::get<lesson::Quiz>(block.content);
    ImGui::PushID(block.id.c_str());
    const float top = rest.min.y;
    Box inner = rest;
    cut_left(inner, look.unit() * 4);
    draw_label(look, cut_top(inner, look.em() * 1.4f), look.say(Word::Predict),
               {.tone = Tone::Accent, .face = Face::Strong});
    draw_spans(look, inner, player, quiz.question, 1);
    for (std::size_t i = 0; i < quiz.choices.size(); ++i)
        draw_choice(look, inner, player, block, i, commands);
    ImGui::GetWindowDrawList()->AddRectFilled({rest.min.x, top}, {rest.min.x + look.unit(), inner.min.y},
                                              look[Tone::Accent], look.unit() / 2);
    rest.min.y = inner.min.y + look.unit() * 3;
    ImGui::PopID();
}

void draw_task(const Look& look, Box& rest, const Player& player, const Block& block, CommandQueue& commands)
{
    const auto& task = std::get<lesson::Task>(block.content);
    const lesson::TaskProgress& progress = player.progress_of_task(block);
    ImGui::PushID(block.id.c_str());
    draw_label(look, cut_top(rest, look.em() * 1.4f),
               look.say(progress.done ? Word::TaskDone : Word::TaskToDo),
               {.tone = progress.done ? Tone::Good : Tone::Accent, .face = Face::Strong});
    cut_top(rest,
            draw_paragraph(look, rest, task.goal.text, {.face = Face::Mono, .scale = 0.86f}, Paint::Yes) +
                look.unit());
    if (!progress.report.empty() && !progress.done)
        cut_top(rest,
                draw_paragraph(look, rest, progress.report, {.tone = Tone::Bad}, Paint::Yes) + look.unit());
    for (std::size_t i = 0; i < std::min(progress.hints_shown, task.hints.size()); ++i)
        draw_spans(look, rest, player, task.hints[i], 0.96f);
    Box line = cut_top(rest, look.control());
    const auto button = [&](const char* id, Word word, bool enabled) {
        const Box place = cut_left(line, button_width(look, look.say(word), {}));
        cut_left(line, look.unit());
        return draw_button(look, id, place, look.say(word), {.enabled = enabled});
    };
    if (button("check", Word::CheckTask, !progress.done)) commands.push_back(LessonTask{block.id});
    if (button("hint", Word::Hint, progress.hints_shown < task.hints.size()))
        commands.push_back(LessonHint{block.id});
    cut_top(rest, look.unit() * 3);
    ImGui::PopID();
}

}  // namespace fl::web
