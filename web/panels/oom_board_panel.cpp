#include "panels/oom_board_panel.h"

#include "base/text.h"
#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/pane.h"

#include <algorithm>
#include <array>

namespace fl::web {
namespace {

using inspect::OomRow;

struct Term {
    Word means;
    Tone tone;
    std::uint64_t (*value)(const OomRow&);
};
constexpr std::array<Term, 4> terms{{
    {Word::Resident, Tone::Anonymous, [](const OomRow& row) { return row.today.rss; }},
    {Word::MarkSwapped, Tone::Swapped, [](const OomRow& row) { return row.today.swap; }},
    {Word::OomTables, Tone::Table, [](const OomRow& row) { return row.today.page_tables; }},
    {Word::OomAdjustment, Tone::Warn,
     [](const OomRow& row) {
         return static_cast<std::uint64_t>(std::max<std::int64_t>(row.today.adjustment, 0));
     }},
}};

std::uint64_t sum_of(const OomRow& row)
{
    std::uint64_t sum = 0;
    for (const Term& term : terms)
        sum += term.value(row);
    return sum;
}

std::string signed_text(std::int64_t number)
{
    const std::string digits = count_text(static_cast<std::uint64_t>(number < 0 ? -number : number));
    return number < 0 ? "−" + digits : digits;
}

// In as many lines as it takes; they are cut off `rest`.
void draw_legend(const Look& look, Box& rest)
{
    const TextStyle style{.tone = Tone::InkSoft, .scale = small_text};
    Box line = cut_top(rest, look.em() * 1.4f);
    for (const Term& term : terms) {
        const std::string_view name = look.say(term.means);
        const float width = look.em() + look.unit() * 3 + text_width(look, name, style);
        if (width > line.width()) line = cut_top(rest, look.em() * 1.4f);
        const Box square = centred(cut_left(line, look.em()), {look.em() * 0.7f, look.em() * 0.7f});
        ImGui::GetWindowDrawList()->AddRectFilled(square.min, square.max, look[term.tone], 2);
        draw_label(look, cut_left(line, width - look.em()), name, style);
    }
}

// The terms one after the other; what a negative adjustment takes away is left hollow.
void draw_bar(const Look& look, const Box& bar, const OomRow& row, std::uint64_t most)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(bar.min, bar.max, look[Tone::Raised], look.unit() / 2);
    const float pixels = most == 0 ? 0 : bar.width() / static_cast<float>(most);
    const auto points = static_cast<std::uint64_t>(std::max<std::int64_t>(row.today.points, 0));
    const bool less = row.today.adjustment < 0 || !row.today.killable;
    const float filled = bar.min.x + (less ? static_cast<float>(points) * pixels : bar.width());
    float x = bar.min.x;
    for (const Term& term : terms) {
        const float end = x + static_cast<float>(term.value(row)) * pixels;
        if (std::min(end, filled) > x)
            list.AddRectFilled({x, bar.min.y}, {std::min(end, filled), bar.max.y}, look[term.tone]);
        if (end > filled) list.AddRect({std::max(x, filled), bar.min.y}, {end, bar.max.y}, look[term.tone]);
        x = end;
    }
}

void draw_row(const Look& look, Box place, const OomRow& row, std::uint64_t most, bool chosen,
              Selection& selection)
{
    ImGui::PushID(static_cast<int>(row.pid));
    const Touch touch = touch_area("task", place, row.comm + " " + std::to_string(row.pid));
    ImGui::PopID();
    if (chosen || touch.hovered)
        ImGui::GetWindowDrawList()->AddRectFilled(
            place.min, place.max, look[chosen ? Tone::AccentSoft : Tone::Raised], look.unit());
    if (touch.clicked) selection.pid = chosen ? 0 : row.pid;
    place = inset(place, look.unit() * 2, look.unit() / 2);
    Box head = cut_top(place, look.em() * 1.3f);
    const bool marked = row.victim || row.first_today;
    const TextStyle number{
        .tone = Tone::Ink, .face = marked ? Face::Strong : Face::Body, .scale = 0.9f, .align = Align::Right};
    draw_label(look, cut_right(head, look.em() * 7),
               row.today.killable ? signed_text(row.today.points) : std::string(look.say(Word::OomNever)),
               number);
    std::string name = std::to_string(row.pid) + "  " + row.comm;
    if (row.victim)
        name += " · " + std::string(look.say(Word::OomVictim));
    else if (row.first_today)
        name += " · " + std::string(look.say(Word::OomFirst));
    draw_label(look, head, name,
               {.tone = row.victim ? Tone::Bad : Tone::Ink,
                .face = marked ? Face::Strong : Face::Body,
                .scale = 0.9f});
    draw_bar(look, cut_top(place, look.em() * 0.8f), row, most);
}

Word verdict_of(OomScene::Verdict verdict)
{
    switch (verdict) {
    case OomScene::Verdict::Follows:
        return Word::OomFollows;
    case OomScene::Verdict::Differs:
        return Word::OomDiffers;
    case OomScene::Verdict::NoChoice:
        return Word::OomNoChoice;
    default:
        return Word::OomUnknown;
    }
}

}  // namespace

std::string oom_sentence(const Look& look, const OomRow& row)
{
    const inspect::OomTerms& today = row.today;
    const std::string who = std::to_string(row.pid) + " " + row.comm + ": ";
    if (!today.killable) return who + std::string(look.say(Word::OomNever));
    return who + look.say(Word::OomSum, {count_text(today.rss), count_text(today.swap),
                                         count_text(today.page_tables), std::to_string(row.oom_score_adj),
                                         count_text(today.total / 1000), signed_text(today.points)});
}

std::string oom_headline(const Look& look, const OomScene& board)
{
    const std::string total = count_text(board.total);
    if (!board.imported) return look.say(Word::OomOfMachine, {total});
    std::string text =
        look.say(Word::OomOfLog, {std::to_string(board.number), std::to_string(board.kills), total});
    if (!board.group.empty()) text += " " + look.say(Word::OomGroup, {board.group});
    if (board.victim == 0) return text;
    return text + " " +
           look.say(verdict_of(board.verdict), {std::to_string(board.victim) + " " + board.victim_name});
}

void draw_oom_board_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection)
{
    const OomScene& board = scene.oom;
    Box rest = box;
    const std::string headline = oom_headline(look, board);
    const float height = draw_paragraph(look, rest, headline, {}, Paint::No);
    draw_paragraph(look, cut_top(rest, height), headline, {}, Paint::Yes);
    cut_top(rest, look.unit() * 2);
    draw_legend(look, rest);
    std::uint64_t most = 0;
    const OomRow* chosen = nullptr;
    for (const OomRow& row : board.rows) {
        most = std::max(most, sum_of(row));
        if (row.pid == selection.pid) chosen = &row;
    }
    if (chosen) {
        const std::string text = oom_sentence(look, *chosen);
        const float room = draw_paragraph(look, rest, text, {}, Paint::No);
        draw_paragraph(look, cut_top(rest, room), text, {.tone = Tone::InkSoft}, Paint::Yes);
        cut_top(rest, look.unit() * 2);
    }
    PaneScope pane("tasks", rest, Scroll::Vertical);
    const std::vector<const OomRow*> order = inspect::by_points(board.rows);
    const float line = std::max(look.row(), look.em() * 2.7f);
    pane.content_height(static_cast<float>(order.size()) * line);
    Box lines = pane.content();
    for (const OomRow* row : order) {
        const Box place = cut_top(lines, line);
        if (place.max.y >= pane.view().min.y && place.min.y <= pane.view().max.y)
            draw_row(look, place, *row, most, row == chosen, selection);
    }
}

}  // namespace fl::web
