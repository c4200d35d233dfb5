// Where in time we look: the log of commands, keyframes (copied states) and the present.
// Going anywhere = the nearest keyframe before it + the same commands again. A command given in the past
// starts a new branch.
#pragma once

#include "machine/command.h"
#include "machine/config.h"
#include "machine/machine.h"
#include "machine/moment.h"
#include "machine/outcome.h"
#include "machine/state.h"
#include "trace/recorder.h"

#include <optional>
#include <vector>

namespace fl::machine {

enum class Stride : std::uint8_t { Statement, Event, Fault, SystemCall };

class Timeline {
public:
    Timeline(const MachineConfig& config, const CLibraryPtr& c_library);

    const MachineState& state() const { return state_; }
    const trace::Recorder& log() const
    {
        return recorder_;
    }                                      // the whole story, also what lies after the present
    std::size_t events_until_now() const;  // how many of log().events() have happened at now()
    // A story that never ends must not fill the host's memory: of too many events the oldest half goes. The
    // moments they tell of can still be visited. How many went; whoever counts events counts anew.
    std::size_t forget_old_events();
    Moment now() const { return now_; }
    Moment end() const { return end_; }
    bool at_end() const { return now_ == end_; }
    bool running() const { return state_.debugger.journey.goal != Goal::Idle; }

    // Applies a command at the present. In the past this first forgets the future. A Run only begins: pump()
    // carries it out.
    Outcome apply(const Command& command);
    // Goes on with what is running, by at most `steps`. False when nothing is running (any more).
    // `to_an_ending`: no further than the end of any process that the shell started.
    bool pump(std::uint64_t steps, bool to_an_ending = false);
    // Stops what is running, where it is.
    void interrupt();

    // Shows another moment (clamped to the story). Changes nothing that happened.
    void seek(Moment to);
    // The nearest moment of that kind before or after the present within the story told so far.
    std::optional<Moment> before(Stride stride);
    std::optional<Moment> after(Stride stride);

    ByteCount kept() const { return weight_; }  // by the host, for going back; about
    const std::vector<Command>& commands() const { return commands_; }  // as applied, up to end()

private:
    struct Entry {
        std::uint64_t began_at;               // the step at which it was given
        std::optional<std::uint64_t> ended_at;  // the step at which its journey ended by itself
        std::optional<std::uint64_t> cut_at;  // the step at which it was interrupted or a new branch left it
    };
    struct Keyframe {
        Moment at;
        MachineState state;
        ByteCount weight;  // of what the host keeps for it and not for the one before it
    };

    void branch();
    void keep_keyframe();
    std::uint64_t cost_since_keyframe() const;  // what replaying from there takes, in instructions
    void thin_keyframes();
    std::size_t keyframe_before(Moment moment) const;  // the last one at or before it
    void run_out(MachineState& state, std::uint64_t limit, const StatementWatch& watch) const;
    void replay(MachineState& state, Moment to, const StatementWatch& watch) const;
    Moment earlier(Moment than, std::uint64_t steps, Moment begin) const;
    std::optional<Moment> statement_before();
    std::optional<Moment> statement_after();

    trace::Recorder recorder_;
    MachineState state_;
    Moment now_, end_;
    std::vector<Command> commands_;
    std::vector<Entry> entries_;  // one per command
    std::vector<Keyframe> keyframes_;
    ByteCount weight_;  // of all keyframes
    std::uint64_t keyframe_events_ = 0;  // recorded ever, when the last keyframe was kept
};

}  // namespace fl::machine
