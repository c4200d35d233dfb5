#include "panels/fault_path_panel.h"

#include "hw/access.h"
#include "panels/fault_chart.h"
#include "panels/fault_chart_view.h"
#include "text/chinese_events.h"
#include "trace/describe.h"
#include "widgets/amount.h"
#include "widgets/button.h"

namespace fl::web {
namespace {

using trace::FaultOutcome;
using trace::FaultStep;

std::string_view outcome_word(const Look& look, FaultOutcome outcome)
{
    switch (outcome) {
    case FaultOutcome::Minor:
        return look.say(Word::FaultMinor);
    case FaultOutcome::Major:
        return look.say(Word::FaultMajor);
    case FaultOutcome::Retry:
        return look.say(Word::FaultRetry);
    case FaultOutcome::Segv:
        return "SIGSEGV";
    case FaultOutcome::Bus:
        return "SIGBUS";
    case FaultOutcome::OutOfMemory:
        return look.say(Word::FaultNoMemory);
    }
    return {};
}

void draw_caption(const Look& look, Box line, const Scene& scene, Selection& selection,
                  CommandQueue& commands)
{
    const FaultsScene& faults = scene.faults;
    const bool earlier = faults.position > 0, later = faults.position + 1 < faults.numbers.size();
    const auto go = [&](std::size_t position) { selection.fault = faults.numbers[position]; };
    const Box next = cut_right(line, look.control());
    if (draw_button(look, "next", next, look.say(Word::NextFault),
                    {.icon = Icon::Right, .enabled = later, .icon_only = true}))
        go(faults.position + 1);
    cut_right(line, look.unit());
    const Box previous = cut_right(line, look.control());
    if (draw_button(look, "previous", previous, look.say(Word::PreviousFault),
                    {.icon = Icon::Left, .enabled = earlier, .icon_only = true}))
        go(faults.position - 1);
    cut_right(line, look.unit());
    const std::string_view jump = look.say(Word::GoThere);
    const ButtonStyle plain{.weight = Weight::Quiet, .scale = small_text};
    if (faults.chosen && line.width() > look.em() * 15 &&
        draw_button(look, "jump", cut_right(line, button_width(look, jump, plain)), jump, plain))
        commands.push_back(SeekEvent{faults.chosen->event});
    const std::string count =
        look.say(Word::FaultNumber, {count_text(faults.position + 1), count_text(faults.numbers.size())});
    draw_label(look,
               cut_left(line, std::min(line.width(), text_width(look, count, {.face = Face::Strong}) + 1)),
               count, {.face = Face::Strong});
    cut_left(line, look.unit() * 3);
    if (!faults.chosen) return;
    const std::string_view outcome = outcome_word(look, faults.chosen->what.outcome);
    if (text_width(look, outcome, {}) <= line.width())
        draw_label(look, line, outcome, {.tone = Tone::InkSoft});
}

}  // namespace

std::string fault_sentence(const Look& look, const FaultScene& fault)
{
    const auto kind = static_cast<hw::AccessKind>(fault.what.access);
    const Word access = kind == hw::AccessKind::Write  ? Word::AccessWrite
                        : kind == hw::AccessKind::Read ? Word::AccessRead
                                                       : Word::AccessExecute;
    const std::string where =
        fault.area.empty() ? address_text(fault.what.address)
                           : look.say(Word::AddressInArea, {address_text(fault.what.address), fault.area});
    return look.say(access, {where}) + std::string(look.say(story_of(fault.what.path)));
}

std::string event_sentence(const Look& look, const trace::Event& event)
{
    if (const auto* const fault = std::get_if<trace::PageFaulted>(&event.what))
        return fault_sentence(look, {0, *fault, event.at, {}});
    std::string sentence = look.language == &chinese() ? event_in_chinese(event) : "";
    return sentence.empty() ? trace::describe(event) : sentence;
}

void draw_fault_path_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection,
                           CommandQueue& commands)
{
    Box rest = box;
    if (scene.faults.numbers.empty()) {
        draw_label(look, cut_top(rest, look.control()), look.say(Word::NoFaults), {.tone = Tone::InkSoft});
        draw_fault_chart(look, rest, scene);
        return;
    }
    draw_caption(look, cut_top(rest, look.control()), scene, selection, commands);
    cut_top(rest, look.unit());
    const std::string sentence =
        scene.faults.chosen ? fault_sentence(look, *scene.faults.chosen) : std::string();
    const float height = draw_paragraph(look, rest, sentence, {}, Paint::No);
    draw_paragraph(look, cut_top(rest, height), sentence, {}, Paint::Yes);
    cut_top(rest, look.unit() * 2);
    draw_fault_chart(look, rest, scene);
}

}  // namespace fl::web
