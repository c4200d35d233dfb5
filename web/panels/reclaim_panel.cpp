#include "panels/reclaim_panel.h"

#include "panels/frame_card.h"
#include "panels/reclaim_lists.h"
#include "panels/zone_gauge.h"
#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/pane.h"

#include <algorithm>
#include <array>

namespace fl::web {
namespace {

using inspect::PageListKind;

constexpr TextStyle quiet{.tone = Tone::InkSoft, .scale = small_text};
constexpr int gentlest = 12;  // Linux: DEF_PRIORITY
constexpr std::size_t most_groups = 6;

std::string_view reclaimer(const Look& look, trace::Reclaimer by)
{
    switch (by) {
    case trace::Reclaimer::Kswapd:
        return "kswapd";
    case trace::Reclaimer::Direct:
        return look.say(Word::ReclaimDirect);
    case trace::Reclaimer::Group:
        return look.say(Word::ReclaimOfGroup);
    case trace::Reclaimer::Advice:
        return "madvise()";
    }
    return {};
}

// What is going on, and what the last round came to.
std::string headline(const Look& look, const ReclaimScene& reclaim)
{
    std::string text(look.say(reclaim.view.kswapd_runs           ? Word::ReclaimRuns
                              : reclaim.round || reclaim.looking ? Word::ReclaimRests
                                                                 : Word::ReclaimNever));
    if (reclaim.round)
        text += " " + look.say(Word::ReclaimRound,
                               {reclaimer(look, reclaim.round->by), count_text(reclaim.round->scanned),
                                std::to_string(reclaim.round->priority), count_text(reclaim.round->taken)});
    return text;
}

std::string totals(const Look& look, const ReclaimScene& reclaim)
{
    const inspect::ReclaimView& view = reclaim.view;
    return look.say(Word::ReclaimTotals,
                    {count_text(view.scanned[0]), count_text(view.stolen[0]), count_text(view.scanned[1]),
                     count_text(view.stolen[1]), count_text(view.stalls),
                     count_text(view.refaults_anon + view.refaults_file)});
}

std::string swap_text(const Look& look, const ReclaimScene& reclaim)
{
    std::string text;
    for (const inspect::SwapAreaRow& area : reclaim.areas)
        text += look.say(Word::SwapAreaUsed,
                         {area.path, size_text(bytes_in(area.used)), size_text(bytes_in(area.size))}) +
                " · ";
    if (text.empty()) text = std::string(look.say(Word::NoSwapArea)) + " · ";
    text += "swappiness " + std::to_string(reclaim.view.swappiness);
    if (reclaim.view.policy != "linux") text += " · " + std::string(reclaim.view.policy);
    return text;
}

std::optional<int> priority_of(const ReclaimScene& reclaim)
{
    if (reclaim.view.priority) return reclaim.view.priority;
    if (reclaim.round) return reclaim.round->priority;
    return std::nullopt;
}

// Thirteen steps from gentle to desperate; those already taken are filled.
void draw_priority(const Look& look, Box line, const ReclaimScene& reclaim)
{
    const std::optional<int> priority = priority_of(reclaim);
    if (!priority) return;
    const std::string text = look.say(
        Word::ReclaimPriority, {std::to_string(*priority), std::to_string(std::uint64_t{1} << *priority)});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float room = line.width() - text_width(look, text, quiet) - look.unit() * 3;
    Box steps = cut_left(line, std::clamp(room, look.em() * 4, look.em() * 13));
    const float step = steps.width() / (gentlest + 1);
    for (int i = gentlest; i >= 0; --i) {
        const Box cell = centred(cut_left(steps, step), {step - 2, look.em() * 0.6f});
        const Tone tone = *priority < 4 ? Tone::Bad : *priority < 9 ? Tone::Warn : Tone::Accent;
        if (i >= *priority)
            list.AddRectFilled(cell.min, cell.max, look[tone], 2);
        else
            list.AddRect(cell.min, cell.max, look[Tone::LineStrong], 2);
    }
    cut_left(line, look.unit() * 2);
    draw_label(look, line, text, quiet);
}

void draw_groups(const Look& look, Box& rest, const ReclaimScene& reclaim, Selection& selection)
{
    const std::size_t count = std::min(reclaim.view.groups.size(), most_groups);
    if (count < 2) return;
    std::array<std::string_view, most_groups> names;
    int chosen = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const inspect::PageListRow& row = reclaim.view.groups[i];
        names[i] = row.group_path.empty() ? std::string_view("/") : std::string_view(row.group_path);
        if (row.group == reclaim.group.group) chosen = static_cast<int>(i);
    }
    const int now = draw_tabs(look, "groups", cut_top(rest, look.control()),
                              {names.data(), static_cast<int>(count), chosen});
    if (now != chosen) selection.group = reclaim.view.groups[static_cast<std::size_t>(now)].group;
    cut_top(rest, look.unit());
}

void draw_text(const Look& look, Box& rest, std::string_view text, const TextStyle& style)
{
    const float height = draw_paragraph(look, rest, text, style, Paint::No);
    draw_paragraph(look, cut_top(rest, height), text, style, Paint::Yes);
    cut_top(rest, look.unit() * 2);
}

void draw_lists(const Look& look, Box& rest, const ReclaimScene& reclaim, Selection& selection)
{
    draw_list_legend(look, cut_top(rest, look.em() * 1.5f));
    for (const PageListKind kind : {PageListKind::ActiveAnon, PageListKind::InactiveAnon,
                                    PageListKind::ActiveFile, PageListKind::InactiveFile})
        draw_page_list(look, cut_top(rest, page_list_height(look, rest.width(), reclaim, kind)), reclaim,
                       kind, selection);
    if (reclaim.group.pages[4].value != 0)
        draw_text(look, rest, list_title(look, reclaim, PageListKind::Unevictable), quiet);
}

}  // namespace

std::vector<std::string> reclaim_sentences(const Look& look, const Scene& scene)
{
    const ReclaimScene& reclaim = scene.reclaim;
    std::vector<std::string> rows{headline(look, reclaim)};
    for (const inspect::ZoneRow& zone : scene.frames.zones)
        if (zone.managed.value != 0) rows.push_back(zone.name + ": " + marks_text(look, zone));
    for (std::size_t i = 0; i < reclaim.group.pages.size(); ++i) {
        const auto kind = static_cast<PageListKind>(i);
        const std::string decided = decided_text(look, reclaim, kind);
        rows.push_back(list_title(look, reclaim, kind) + (decided.empty() ? "" : ": " + decided));
    }
    rows.push_back(swap_text(look, reclaim));
    rows.push_back(totals(look, reclaim));
    return rows;
}

void draw_reclaim_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection)
{
    const ReclaimScene& reclaim = scene.reclaim;
    Box rest = box;
    draw_frame_card(look, rest, scene, selection);
    PaneScope pane("reclaim", rest, Scroll::Vertical);
    const Box all = pane.content();
    Box lines{all.min, {all.max.x, all.min.y + 1e5f}};
    draw_text(look, lines, headline(look, reclaim), {});
    draw_priority(look, cut_top(lines, look.em() * 1.5f), reclaim);
    for (const inspect::ZoneRow& zone : scene.frames.zones)
        if (zone.managed.value != 0) draw_mark_gauge(look, cut_top(lines, mark_gauge_height(look)), zone);
    cut_top(lines, look.unit() * 2);
    draw_groups(look, lines, reclaim, selection);
    draw_lists(look, lines, reclaim, selection);
    draw_text(look, lines, swap_text(look, reclaim), {.scale = 0.9f});
    draw_text(look, lines, totals(look, reclaim), quiet);
    pane.content_height(lines.min.y - all.min.y);
}

}  // namespace fl::web
