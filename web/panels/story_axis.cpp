#include "panels/story_axis.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace fl::web {
namespace {

using machine::Moment;

std::optional<MarkKind> kind_of(const trace::What& what)
{
    if (const auto* const fault = std::get_if<trace::PageFaulted>(&what)) {
        if (fault->outcome == trace::FaultOutcome::Minor) return MarkMinor;
        return fault->outcome == trace::FaultOutcome::Segv || fault->outcome == trace::FaultOutcome::Bus
                   ? MarkSignal
                   : MarkMajor;
    }
    if (std::holds_alternative<trace::SystemCalled>(what)) return MarkCall;
    // SIGTRAP and SIGCHLD are how debuggers and parents are told: nothing happened to the program.
    if (const auto* const sent = std::get_if<trace::SignalSent>(&what))
        return sent->signal == 5 || sent->signal == 17 ? std::nullopt : std::optional(MarkSignal);
    if (std::holds_alternative<trace::ProgramExecuted>(what) ||
        std::holds_alternative<trace::ProcessExited>(what))
        return MarkProcess;
    if (std::holds_alternative<trace::BreakpointHit>(what)) return MarkBreakpoint;
    return std::nullopt;
}

}  // namespace

StoryAxis make_axis(const TimeScene& time)
{
    StoryAxis axis;
    if (time.events) {
        for (std::size_t i = 0; i < std::min(time.events_end, time.events->size()); ++i) {
            const trace::Event& event = (*time.events)[i];
            const std::optional<MarkKind> kind = kind_of(event.what);
            if (kind) axis.marks.push_back({i, axis.marks.size() + 1 + event.at.command, *kind});
        }
    }
    axis.length = axis.marks.size() + time.end.command;
    return axis;
}

std::vector<std::uint8_t> StoryAxis::pixels(std::size_t width) const
{
    std::vector<std::uint8_t> kinds(width, 0);
    if (width == 0 || length == 0) return kinds;
    for (const StoryMark& mark : marks) {
        const double at =
            static_cast<double>(mark.place) / static_cast<double>(length) * static_cast<double>(width - 1);
        kinds[std::min(static_cast<std::size_t>(at), width - 1)] |= mark.kind;
    }
    return kinds;
}

std::uint64_t place_of(const StoryAxis& axis, const TimeScene& time, Moment moment)
{
    const auto later = std::partition_point(axis.marks.begin(), axis.marks.end(), [&](const StoryMark& mark) {
        return !(moment < machine::moment_of((*time.events)[mark.event].at));
    });
    return static_cast<std::uint64_t>(later - axis.marks.begin()) + moment.command;
}

Moment moment_at(const StoryAxis& axis, const TimeScene& time, double place)
{
    if (place >= static_cast<double>(axis.length)) return time.end;
    Moment best{};
    double distance = std::abs(place);
    const auto offer = [&](Moment moment, std::uint64_t at) {
        const double away = std::abs(static_cast<double>(at) - place);
        if (away < distance) best = moment, distance = away;
    };
    const auto next = std::partition_point(axis.marks.begin(), axis.marks.end(), [&](const StoryMark& mark) {
        return static_cast<double>(mark.place) < place;
    });
    if (next != axis.marks.end()) offer(machine::moment_of((*time.events)[next->event].at), next->place);
    if (next != axis.marks.begin())
        offer(machine::moment_of((*time.events)[(next - 1)->event].at), (next - 1)->place);
    for (const Moment stop : time.stops)
        offer(stop, place_of(axis, time, stop));
    offer(time.end, axis.length);
    return best;
}

}  // namespace fl::web
