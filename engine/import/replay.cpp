#include "import/replay.h"

#include "import/area_player.h"
#include "import/call_player.h"
#include "import/oom_board.h"

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
        if (kind == Kind::OomLog) kills = read_oom_log(text);
        if (kind == Kind::OomLog && kills.kills.empty()) problem = expectation;
        if (kind != Kind::AreaFile) return;
        areas = read_area_file(text);
        problem = areas.problem;
        machine = machine_for(areas);
    }
    bool step(Stage& stage)
    {
        if (!problem.empty() || done) return false;
        if (kind == Kind::CallLog) step_calls(stage);
        if (kind == Kind::AreaFile) step_areas(stage);
        if (kind == Kind::OomLog) step_kills(stage);
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

    void step_areas(Stage& stage)
    {
        if (!area_player) area_player.emplace(areas, stage);
        done = !area_player->step();
    }
    void step_kills(Stage& stage)
    {
        if (next_kill < kills.kills.size()) stage.say(render(board_of(kills, next_kill++)));
        done = next_kill >= kills.kills.size();
    }

    Kind kind;
    std::string problem;
    machine::MachineConfig machine;
    CallLog log;
    AreaFile areas;
    OomLog kills;
    std::size_t next_kill = 0;
    std::optional<CallPlayer> calls;
    std::optional<AreaPlayer> area_player;
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

OomBoard Replay::first_board() const
{
    return board_of(core_->kills, 0);
}
void Replay::stop(Stage& stage)
{
    if (core_->done) return;
    stage.say("\nThe file is longer than can be shown here; the rest is not played.\n");
    if (core_->calls) core_->calls->end();
    core_->done = true;
}
machine::Moment Replay::worth_seeing() const
{
    return core_->calls ? core_->calls->worth_seeing() : machine::Moment{};
}

Kind recognise(std::string_view text)
{
    if (looks_like_area_file(text)) return Kind::AreaFile;
    if (looks_like_oom_log(text)) return Kind::OomLog;
    return looks_like_call_log(text) ? Kind::CallLog : Kind::Nothing;
}

}  // namespace fl::import
