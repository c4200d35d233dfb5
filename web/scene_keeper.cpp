#include "scene_keeper.h"

#include "lesson/player.h"
#include "scene_parts.h"

#include <algorithm>

namespace fl::web {

void SceneKeeper::forget()
{
    *this = SceneKeeper();
}

// What is compared with what: the machine at rest now with the machine at rest before.
void SceneKeeper::note_moment(const shell::Session& session, double now)
{
    const machine::Timeline& timeline = session.timeline();
    if (shown_ && shown_->moment == timeline.now()) return;
    if (timeline.running()) {
        before_ = shown_;
        return;
    }
    before_ = std::move(shown_);
    shown_ = timeline.state();
    scene_.moved_at = now;
}

void SceneKeeper::note_story(const shell::Session& session, const lesson::Player* player)
{
    const machine::Timeline& timeline = session.timeline();
    TimeScene& time = scene_.time;
    time.now = timeline.now();
    time.end = timeline.end();
    time.running = timeline.running();
    time.events = &timeline.log().events();
    time.events_end = time.events->size();
    time.events_now = timeline.events_until_now();
    time.clock = timeline.state().kernel.now;
    time.revision = timeline.log().forgotten() + time.events_end + (std::uint64_t{time.end.command} << 40);
    std::vector<machine::Moment>& stops = time.stops;
    stops.erase(std::remove_if(stops.begin(), stops.end(), [&](machine::Moment at) { return at > time.end; }),
                stops.end());
    if (!time.running && !std::binary_search(stops.begin(), stops.end(), time.now))
        stops.insert(std::upper_bound(stops.begin(), stops.end(), time.now), time.now);
    if (player && !player->busy()) {
        machine::Moment& began = lesson_steps_.emplace(player->step(), time.now).first->second;
        if (began > time.end) began = time.now;  // told anew
    }
    time.lesson_steps.clear();
    for (const auto& [step, at] : lesson_steps_)
        if (at <= time.end) time.lesson_steps.push_back(at);
}

void SceneKeeper::update(const shell::Session& session, const lesson::Player* player,
                         const Selection& selection, double now)
{
    const machine::Timeline& timeline = session.timeline();
    const Key key{timeline.now(), timeline.end(),    session.revision(), player ? player->revision() : 0,
                  selection,      timeline.running()};
    if (key_ == key) return;
    key_ = key;
    note_moment(session, now);
    note_story(session, player);
    scene_.session = &session;
    scene_.player = player;
    scene_.pid = selection.pid ? selection.pid : session.process_in_focus();
    const SceneInput in{
        session,   timeline.state(), machine::view(timeline.state()), before_ ? &*before_ : nullptr,
        selection, scene_.pid};
    scene_.process = inspect::process_row(in.view, scene_.pid);
    scene_.processes = inspect::process_rows(in.view);
    scene_.memory = inspect::memory_info(in.view);
    fill_space(in, scene_.space);
    fill_page(in, scene_.page);
    fill_faults(in, scene_.space, scene_.faults);
    fill_walk(in, scene_, scene_.walk);
    fill_frames(in, scene_.frames);
    scene_.heap = selection.picture == Picture::Heap && scene_.pid ? inspect::heap_chunks(in.view, scene_.pid)
                                                                   : inspect::HeapPicture{};
    fill_reclaim(in, scene_.time, scene_.reclaim);
    fill_oom(in, scene_.oom);
    if (oom_log_ && selection.picture == Picture::OomBoard) scene_.oom = *oom_log_;
    fill_source(in, scene_.source);
    fill_terminal(in, scene_.terminal);
}

}  // namespace fl::web
