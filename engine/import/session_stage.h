// Plays into the session a front end shows: every call has its moment, what is said stands in the terminal.
#pragma once

#include "import/stage.h"
#include "machine/timeline.h"
#include "shell/session.h"

namespace fl::import {

class SessionStage final : public Stage {
public:
    explicit SessionStage(shell::Session& session) : session_(session) {}
    machine::Outcome apply(const machine::Command& command) override { return session_.enact(command); }
    const machine::MachineState& state() const override { return session_.state(); }
    void say(std::string_view text) override { session_.print(text); }

private:
    shell::Session& session_;
};

}  // namespace fl::import
