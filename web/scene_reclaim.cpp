// What reclaim sees and what it did last, as rows.
#include "scene_parts.h"

#include <algorithm>

namespace fl::web {
namespace {

constexpr std::size_t look_back = 100'000;  // events, so that a long story costs no more than a short one

const inspect::PageListRow* group_shown(const SceneInput& in, const inspect::ReclaimView& view)
{
    const std::uint16_t wanted =
        in.selection.group ? *in.selection.group : inspect::memory_group_of(in.view, in.pid);
    const auto found = std::find_if(view.groups.begin(), view.groups.end(),
                                    [&](const inspect::PageListRow& row) { return row.group == wanted; });
    if (found != view.groups.end()) return &*found;
    return view.groups.empty() ? nullptr : &view.groups.front();
}

// Backwards from now to where the round began that goes on, or the last that ended.
void decided_lately(const TimeScene& time, ReclaimScene& reclaim)
{
    if (!time.events) return;
    const std::size_t until = std::min(time.events_now, time.events->size());
    for (std::size_t i = until; i > 0 && until - i < look_back; --i) {
        const trace::Event& event = (*time.events)[i - 1];
        if (const auto* const ended = std::get_if<trace::ReclaimPass>(&event.what)) {
            if (reclaim.looking || reclaim.round) return;
            reclaim.round = *ended;
        }
        const auto* const seen = std::get_if<trace::PageScanned>(&event.what);
        if (!seen || seen->list >= reclaim.decided.size()) continue;
        if (!reclaim.round) reclaim.looking = true;
        ++reclaim.decided[seen->list][static_cast<std::size_t>(seen->verdict)];
    }
}

}  // namespace

void fill_reclaim(const SceneInput& in, const TimeScene& time, ReclaimScene& reclaim)
{
    reclaim = {};
    if (in.selection.picture != Picture::Reclaim) return;
    reclaim.view = inspect::reclaim_view(in.view);
    reclaim.areas = inspect::swap_area_rows(in.view);
    if (const inspect::PageListRow* const group = group_shown(in, reclaim.view)) reclaim.group = *group;
    for (std::size_t list = 0; list < reclaim.next.size(); ++list)
        reclaim.next[list] = inspect::listed_pages(in.view, reclaim.group.group,
                                                   static_cast<inspect::PageListKind>(list), listed_limit);
    decided_lately(time, reclaim);
}

}  // namespace fl::web
