// A file the learner has brought, while it is played into the session.
#pragma once

#include "import/replay.h"
#include "machine/moment.h"
#include "scene.h"
#include "shell/session.h"

#include <memory>
#include <optional>
#include <string>

namespace fl::web {

class OpenedFile {
public:
    explicit OpenedFile(std::string text);

    const std::string& problem() const { return replay_.problem(); }  // "" = it can be played
    const machine::MachineConfig& machine() const { return replay_.machine(); }
    std::optional<OomScene> oom_board() const;  // of a kernel log

    // Plays some more. When all has been played the session is at the moment worth looking at first.
    // False when done.
    bool pump(shell::Session& session);

private:
    std::string text_;
    import::Replay replay_;
    bool done_ = false;
};

}  // namespace fl::web
