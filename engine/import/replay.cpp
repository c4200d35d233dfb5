#include "import/replay.h"

#include "import/call_player.h"

#include <optional>

namespace fl::import {

class Replay::Core {
public:
    explicit Core(std::string_view text) : kind(recognise(text))
    {
        if (text.size() > largest_file)
            problem = "the file is larger than 64 MB";
        else if (kind == Kind::Nothing)
            problem = expectation;
        if (!problem.empty()) return;
        if (kind == Kind::CallLog) log = read_call_log(text), machine = machine_for(log);
    }
    bool step(Stage& stage)
    {
        if (!problem.empty() || done) return false;
        if (kind == Kind::CallLog) step_calls(stage);
        return !done;
    }
    void step_calls(Stage& stage)
    {
        if (!calls) {
            calls.emplace(log, stage);
            calls->begin();
        } else if (!calls->step()) {
            calls->end();
            done = true;
        }
    }

    Kind kind;
    std::string problem;
    machine::MachineConfig machine;
    CallLog log;
    std::optional<CallPlayer> calls;
    bool done = false;
};

Replay::Replay(std::string_view text) : core_(std::make_unique<Core>(text)) {}
Replay::~Replay() = default;
Kind Replay::kind() const
{
    return core_->kind;
}
const std::string& Replay::problem() const
{
    return core_->problem;
}
const machine::MachineConfig& Replay::machine() const
{
    return core_->machine;
}
bool Replay::step(Stage& stage)
{
    return core_->step(stage);
}

Kind recognise(std::string_view text)
{
    return looks_like_call_log(text) ? Kind::CallLog : Kind::Nothing;
}

}  // namespace fl::import
