#include "machine/timeline.h"

#include <algorithm>

namespace fl::machine {
namespace {

// Replaying this much takes a millisecond or two, so that stepping back feels immediate. A keyframe costs as
// much as some ten thousand instructions, so it must not come more often either. What the kernel does shows
// in its events, each worth many instructions.
constexpr std::uint64_t keyframe_cost = 512 * 1024, event_cost = 64;
constexpr std::uint64_t look_steps = 8 * 1024;  // after so many the cost is looked at
constexpr std::size_t most_keyframes = 1024;
// On the host. A machine that thrashes changes all its memory between two keyframes.
constexpr ByteCount most_weight{sizeof(void*) == 8 ? 384ull << 20 : 192ull << 20};

// Roughly: the bytes of frames and blocks, and what the kernel keeps about them.
ByteCount weight_beside(const MachineState& state, const MachineState& before)
{
    constexpr std::uint64_t rest = 64 * 1024;
    constexpr std::uint64_t page_and_place = sizeof(hw::HostPage) + page_size + sizeof(hw::PageRef);
    const PageCount frames = state.hardware.memory.kept_apart(before.hardware.memory);
    const PageCount blocks = state.hardware.disk.kept_apart(before.hardware.disk);
    return {rest + (frames.value + blocks.value) * page_and_place};
}

bool is_of(Stride stride, const trace::What& what)
{
    switch (stride) {
    case Stride::Fault:
        return std::holds_alternative<trace::PageFaulted>(what);
    case Stride::SystemCall:
        return std::holds_alternative<trace::SystemCalled>(what);
    default:
        return true;
    }
}

}  // namespace

Timeline::Timeline(const MachineConfig& config, const CLibraryPtr& c_library)
    : state_(boot(config, c_library, recorder_))
{
    now_ = end_ = state_.moment;
    keep_keyframe();
}

std::size_t Timeline::events_until_now() const
{
    const auto& events = recorder_.events();
    const auto later =
        std::upper_bound(events.begin(), events.end(), now_, [](Moment moment, const trace::Event& event) {
            return moment < moment_of(event.at);
        });
    return static_cast<std::size_t>(later - events.begin());
}

// Forgets what lies after the present, so that the story can go on differently from here.
void Timeline::branch()
{
    if (at_end()) return;
    recorder_.truncate(events_until_now());
    commands_.resize(now_.command);
    entries_.resize(now_.command);
    const auto later =
        std::find_if(keyframes_.begin(), keyframes_.end(), [&](const Keyframe& k) { return k.at > now_; });
    for (auto gone = later; gone != keyframes_.end(); ++gone) weight_ -= gone->weight;
    keyframes_.erase(later, keyframes_.end());
    keyframe_events_ = recorder_.forgotten() + recorder_.events().size();
    end_ = now_;
}

void Timeline::interrupt()
{
    branch();
    if (!running()) return;
    entries_.back().cut_at = now_.step;
    state_.debugger.journey = {};
}

Outcome Timeline::apply(const Command& command)
{
    interrupt();
    if (keyframes_.back().at != now_) keep_keyframe();
    commands_.push_back(command);
    entries_.push_back({.began_at = now_.step, .ended_at = {}, .cut_at = {}});
    Outcome outcome = machine::apply(state_, command, recorder_);
    now_ = end_ = state_.moment;
    return outcome;
}

bool Timeline::pump(std::uint64_t steps, bool to_an_ending)
{
    if (!at_end()) {  // the past plays as a recording
        const std::uint64_t step = now_.step + steps;
        const auto later =
            std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.began_at > step; });
        seek(std::max(now_, Moment{static_cast<std::uint32_t>(later - entries_.begin()), step}));
        return !at_end() || running();
    }
    const std::uint64_t goal = now_.step + steps;
    const auto last_ended = [&] { return state_.finished.empty() ? 0 : state_.finished.back().pid; };
    const Pid ended = last_ended();
    while (running() && state_.moment.step < goal && (!to_an_ending || last_ended() == ended)) {
        advance(state_, std::min(goal, state_.moment.step + look_steps), recorder_, {}, to_an_ending);
        now_ = end_ = state_.moment;
        if (running() && cost_since_keyframe() >= keyframe_cost) keep_keyframe();
    }
    if (!running() && !entries_.empty() && !entries_.back().ended_at) entries_.back().ended_at = now_.step;
    return running();
}

std::uint64_t Timeline::cost_since_keyframe() const
{
    const std::uint64_t events = recorder_.forgotten() + recorder_.events().size() - keyframe_events_;
    return now_.step - keyframes_.back().at.step + events * event_cost;
}

std::size_t Timeline::forget_old_events()
{
    constexpr std::size_t most_events = sizeof(void*) == 8 ? 4'000'000 : 1'000'000;
    if (recorder_.events().size() <= most_events) return 0;
    recorder_.forget_oldest(most_events / 2);
    return most_events / 2;
}

void Timeline::keep_keyframe()
{
    const ByteCount weight =
        keyframes_.empty() ? ByteCount{} : weight_beside(state_, keyframes_.back().state);
    keyframes_.push_back({state_.moment, state_, weight});
    weight_ += weight;
    keyframe_events_ = recorder_.forgotten() + recorder_.events().size();
    while (keyframes_.size() > most_keyframes || (weight_ > most_weight && keyframes_.size() > 4))
        thin_keyframes();
}

// The older half keeps every second keyframe: long stories stay reachable, older moments a little slower.
void Timeline::thin_keyframes()
{
    std::vector<Keyframe> kept;
    weight_ = {};
    for (std::size_t i = 0; i < keyframes_.size(); ++i) {
        if (i != 0 && i < keyframes_.size() / 2 + 1 && i % 2 != 0) continue;
        Keyframe& frame = keyframes_[i];
        if (i != 0) frame.weight = weight_beside(frame.state, kept.back().state);
        weight_ += frame.weight;
        kept.push_back(std::move(frame));
    }
    keyframes_ = std::move(kept);
}

std::size_t Timeline::keyframe_before(Moment moment) const
{
    const auto later =
        std::find_if(keyframes_.begin(), keyframes_.end(), [&](const Keyframe& k) { return k.at > moment; });
    return static_cast<std::size_t>(later - keyframes_.begin()) - 1;
}

// Finishes what command number state.moment.command - 1 began, as it went the first time.
void Timeline::run_out(MachineState& state, std::uint64_t limit, const StatementWatch& watch) const
{
    const std::uint32_t given = state.moment.command;
    if (given == 0) return;
    const Entry& entry = entries_[given - 1];
    const std::uint64_t cut = entry.cut_at.value_or(UINT64_MAX);
    // What ended it, a signal say, may have taken no step of its own.
    if (entry.ended_at && limit >= *entry.ended_at) limit = UINT64_MAX;
    trace::Recorder muted;
    muted.mute(true);
    advance(state, std::min(limit, cut), muted, watch);
    if (state.moment.step >= cut) state.debugger.journey = {};
}

void Timeline::replay(MachineState& state, Moment to, const StatementWatch& watch) const
{
    trace::Recorder muted;
    muted.mute(true);
    while (state.moment.command < to.command) {
        run_out(state, UINT64_MAX, watch);
        machine::apply(state, commands_[state.moment.command], muted);
    }
    run_out(state, to.step, watch);
}

void Timeline::seek(Moment to)
{
    to = std::min(to, end_);
    if (to == now_) return;
    const Keyframe& key = keyframes_[keyframe_before(to)];
    if (!(now_ < to && key.at < now_)) state_ = key.state;  // going on from the present is nearer
    replay(state_, to, {});
    now_ = to == end_ ? end_ : state_.moment;
}

std::optional<Moment> Timeline::before(Stride stride)
{
    if (stride == Stride::Statement) return statement_before();
    const auto& events = recorder_.events();
    for (std::size_t i = events_until_now(); i-- > 0;)
        if (is_of(stride, events[i].what) && moment_of(events[i].at) < now_) return moment_of(events[i].at);
    if (now_ == Moment{}) return {};
    return Moment{};
}

std::optional<Moment> Timeline::after(Stride stride)
{
    if (stride == Stride::Statement) return statement_after();
    const auto& events = recorder_.events();
    for (std::size_t i = events_until_now(); i < events.size(); ++i)
        if (is_of(stride, events[i].what)) return moment_of(events[i].at);
    if (at_end()) return {};
    return end_;
}

// The moment `steps` before another one, but not before `begin`.
Moment Timeline::earlier(Moment than, std::uint64_t steps, Moment begin) const
{
    if (than.step - begin.step <= steps) return begin;
    const std::uint64_t step = than.step - steps;
    const auto later =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.began_at > step; });
    return std::max(begin, Moment{static_cast<std::uint32_t>(later - entries_.begin()), step});
}

// Looking for statements is far slower than running: first among the last steps, then further back.
std::optional<Moment> Timeline::statement_before()
{
    Moment until = now_;
    for (std::size_t i = keyframe_before(now_) + 1; i-- > 0;) {
        for (const std::uint64_t reach : {std::uint64_t{4096}, std::uint64_t{65536}, UINT64_MAX}) {
            const Moment from = earlier(until, reach, keyframes_[i].at);
            std::optional<Moment> last;
            MachineState state = keyframes_[i].state;
            if (from != keyframes_[i].at) replay(state, from, {});
            replay(state, until, [&](Moment moment) {
                if (moment < now_) last = moment;
                return moment < now_;
            });
            if (last) return last;
            if (from == keyframes_[i].at) break;
        }
        until = keyframes_[i].at;
    }
    if (now_ == Moment{}) return {};
    return Moment{};
}

std::optional<Moment> Timeline::statement_after()
{
    if (at_end()) return {};
    std::optional<Moment> first;
    MachineState state = state_;
    replay(state, end_, [&](Moment moment) {
        if (!first && moment > now_) first = moment;
        return !first;
    });
    return first ? first : end_;
}

}  // namespace fl::machine
