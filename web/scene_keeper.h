// Keeps the scene up to date: rebuilt when another moment comes into view or the learner points elsewhere,
// else untouched.
#pragma once

#include "machine/state.h"
#include "scene.h"
#include "selection.h"

#include <map>
#include <optional>

namespace fl::web {

class SceneKeeper {
public:
    // `player` may be null. `now` is in seconds, of the frame about to be drawn.
    void update(const shell::Session& session, const lesson::Player* player, const Selection& selection,
                double now);
    const Scene& scene() const { return scene_; }
    void forget();  // another machine
    // What the OOM board shows instead of the machine, until the next forget().
    void show_oom_log(OomScene board) { oom_log_ = std::move(board); }

private:
    struct Key {
        machine::Moment now, end;
        std::uint64_t session = 0, player = 0;
        Selection selection;
        bool running = false;

        friend bool operator==(const Key&, const Key&) = default;
    };

    void note_moment(const shell::Session& session, double now);
    void note_story(const shell::Session& session, const lesson::Player* player);

    Scene scene_;
    std::optional<Key> key_;
    std::optional<OomScene> oom_log_;
    std::optional<machine::MachineState> shown_, before_;  // at rest now, and at rest before that
    std::map<std::size_t, machine::Moment> lesson_steps_;
};

}  // namespace fl::web
