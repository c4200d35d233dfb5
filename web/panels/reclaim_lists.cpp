#include "panels/reclaim_lists.h"

#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/page_cell.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl::web {
namespace {

using inspect::ListedPage;
using inspect::PageListKind;

constexpr TextStyle quiet{.tone = Tone::InkSoft, .scale = small_text};
constexpr TextStyle strong{.face = Face::Strong, .scale = small_text};

std::size_t index_of(PageListKind kind)
{
    return static_cast<std::size_t>(kind);
}

std::string_view meminfo_name(PageListKind kind)
{
    constexpr std::array<std::string_view, 5> names{"Inactive(anon)", "Active(anon)", "Inactive(file)",
                                                    "Active(file)", "Unevictable"};
    return names[index_of(kind)];
}

// Verdicts that look alike to a learner share a word.
struct Said {
    trace::Verdict verdict;
    Word word;
};
constexpr std::array<Said, 13> said_of{{
    {trace::Verdict::SwappedOut, Word::PagesSwappedOut},
    {trace::Verdict::Evicted, Word::PagesDropped},
    {trace::Verdict::Discarded, Word::PagesDropped},
    {trace::Verdict::WriteStarted, Word::PagesBeingWritten},
    {trace::Verdict::UnderWriteback, Word::PagesBeingWritten},
    {trace::Verdict::Dirty, Word::PagesBeingWritten},
    {trace::Verdict::SecondChance, Word::PagesSecondChance},
    {trace::Verdict::Activated, Word::PagesToActive},
    {trace::Verdict::Deactivated, Word::PagesToInactive},
    {trace::Verdict::NoSwap, Word::PagesWithoutSwap},
    {trace::Verdict::Locked, Word::PagesInUse},
    {trace::Verdict::Protected, Word::PagesInUse},
    {trace::Verdict::Pinned, Word::PagesInUse},
}};

PageMark mark_of(const ListedPage& page)
{
    if (page.inode == 0) return PageMark::Anonymous;
    return page.dirty || page.writeback ? PageMark::Dirty : PageMark::File;
}

// Under the cell: full = its accessed bit is set, hollow = an earlier look found it set.
void draw_used(const Look& look, const Box& place, bool now, bool before)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (now)
        list.AddRectFilled(place.min, place.max, look[Tone::Ink], 1);
    else if (before)
        list.AddRect(place.min, place.max, look[Tone::InkSoft], 1);
}

struct Cells {
    float size, step;
    std::size_t count;  // that fit
};

Cells cells_in(const Look& look, float width)
{
    const float size = std::floor(look.em() * (look.touch ? 1.0f : 0.8f)), step = size + 2;
    return {size, step, static_cast<std::size_t>(std::max(width, step) / step)};
}

void draw_cells(const Look& look, const Box& strip, const std::vector<ListedPage>& pages, bool more,
                Selection& selection)
{
    const Cells cells = cells_in(look, strip.width());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::size_t shown = std::min(pages.size(), cells.count);
    for (std::size_t i = 0; i < shown; ++i) {
        const float x = strip.max.x - static_cast<float>(i + 1) * cells.step;
        const Box cell{{x, strip.min.y}, {x + cells.size, strip.min.y + cells.size}};
        const bool last = i + 1 == cells.count && (more || pages.size() > shown);
        if (last) {
            draw_label(look, cell, "…", {.tone = Tone::InkSoft, .align = Align::Centre});
            break;
        }
        draw_page_cell(look, cell, mark_of(pages[i]));
        const float low = cell.max.y + cells.size * 0.18f;
        draw_used(look, {{x, low}, {cell.max.x, low + std::max(3.0f, cells.size * 0.25f)}},
                  pages[i].referenced_by_table, pages[i].referenced);
        if (selection.frame == pages[i].frame)
            list.AddRect({x - 2, cell.min.y - 2}, {cell.max.x + 2, cell.max.y + 2}, look[Tone::Ink], 2, 0, 2);
    }
}

// How much of all listed pages are on this list, as a thin line below its cells.
void draw_share(const Look& look, const Box& line, const ReclaimScene& reclaim, PageListKind kind)
{
    std::uint64_t all = 0;
    for (const PageCount pages : reclaim.group.pages)
        all += pages.value;
    if (all == 0) return;
    const float share =
        static_cast<float>(reclaim.group.pages[index_of(kind)].value) / static_cast<float>(all);
    const bool anonymous = kind == PageListKind::InactiveAnon || kind == PageListKind::ActiveAnon;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(line.min, line.max, look[Tone::Line], 1);
    if (share > 0)
        list.AddRectFilled(line.min, {line.min.x + share * line.width(), line.max.y},
                           look[anonymous ? Tone::Anonymous : Tone::File], 1);
}

}  // namespace

std::string list_title(const Look& look, const ReclaimScene& reclaim, PageListKind kind)
{
    const PageCount pages = reclaim.group.pages[index_of(kind)];
    return std::string(meminfo_name(kind)) + "  " + look.say(Word::Pages, {count_text(pages.value)}) + " · " +
           size_text(bytes_in(pages));
}

std::string decided_text(const Look& look, const ReclaimScene& reclaim, PageListKind kind)
{
    if (kind == PageListKind::Unevictable) return {};
    const Verdicts& decided = reclaim.decided[index_of(kind)];
    std::string text;
    for (std::size_t i = 0; i < said_of.size();) {
        const Word word = said_of[i].word;
        std::uint64_t count = 0;
        for (; i < said_of.size() && said_of[i].word == word; ++i)
            count += decided[static_cast<std::size_t>(said_of[i].verdict)];
        if (count != 0) text += (text.empty() ? "" : " · ") + look.say(word, {count_text(count)});
    }
    return text;
}

namespace {

// Whether what was decided fits on the line of the title.
bool beside(const Look& look, float width, const ReclaimScene& reclaim, PageListKind kind)
{
    return text_width(look, list_title(look, reclaim, kind), strong) + look.em() +
               text_width(look, decided_text(look, reclaim, kind), quiet) <=
           width;
}

}  // namespace

float page_list_height(const Look& look, float width, const ReclaimScene& reclaim, PageListKind kind)
{
    const float lines = beside(look, width, reclaim, kind) ? 1.5f : 2.8f;
    return look.em() * lines + cells_in(look, 0).size * 1.5f + look.unit() * 4;
}

void draw_page_list(const Look& look, Box box, const ReclaimScene& reclaim, PageListKind kind,
                    Selection& selection)
{
    cut_bottom(box, look.unit() * 2);
    draw_share(look, cut_bottom(box, look.unit()), reclaim, kind);
    const bool one_line = beside(look, box.width(), reclaim, kind);
    const Box head = cut_top(box, look.em() * 1.5f);
    const Box more_room = one_line ? head : cut_top(box, look.em() * 1.3f);
    const std::string title = list_title(look, reclaim, kind);
    draw_label(look, head, title, strong);
    TextStyle said = quiet;
    if (one_line) said.align = Align::Right;
    draw_label(look, more_room, decided_text(look, reclaim, kind), said);
    const std::vector<ListedPage>& pages = reclaim.next[index_of(kind)];
    const bool more = reclaim.group.pages[index_of(kind)].value > pages.size();
    const Touch touch = touch_area(meminfo_name(kind).data(), box, title);
    const Cells cells = cells_in(look, box.width());
    if (touch.clicked) {
        const float from_right = box.max.x - ImGui::GetIO().MousePos.x;
        const auto at = static_cast<std::size_t>(std::max(0.0f, from_right) / cells.step);
        if (at < pages.size()) selection.frame = pages[at].frame;
    }
    draw_cells(look, box, pages, more, selection);
}

void draw_list_legend(const Look& look, Box line)
{
    const std::string_view next = look.say(Word::LookedAtNext);
    draw_label(look, cut_right(line, std::min(line.width(), text_width(look, next, quiet) + look.unit())),
               next, quiet);
    for (const bool now : {true, false}) {
        const std::string_view text = look.say(now ? Word::UsedLately : Word::UsedBefore);
        const float width = text_width(look, text, quiet) + look.em() * 0.5f;
        if (width + look.em() * 1.5f > line.width()) return;
        draw_used(look, centred(cut_left(line, look.em()), {look.em() * 0.8f, 4}), now, !now);
        cut_left(line, look.unit());
        draw_label(look, cut_left(line, width), text, quiet);
    }
}

}  // namespace fl::web
