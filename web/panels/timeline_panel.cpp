#include "panels/timeline_panel.h"

#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/pane.h"

#include <cmath>

namespace fl::web {
namespace {

using machine::Goal;
using machine::Moment;
using machine::Stride;

void update_axis(const TimeScene& time, TimelinePanelState& state, std::size_t width)
{
    const bool same = state.revision == time.revision && state.end == time.end;
    if (!same) state.axis = make_axis(time);
    if (!same || state.pixels.size() != width) state.pixels = state.axis.pixels(width);
    state.revision = time.revision;
    state.end = time.end;
}

float x_of(const Box& track, const TimelinePanelState& state, std::uint64_t place)
{
    const double length = static_cast<double>(std::max<std::uint64_t>(state.axis.length, 1));
    return track.min.x +
           static_cast<float>(static_cast<double>(place) / length * static_cast<double>(track.width() - 1));
}

// Faults stand on the line, the major ones higher; system calls hang below it; a signal is a diamond.
void draw_mark(const Look& look, const Box& track, float x, std::uint8_t kinds, bool past)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = track.centre().y;
    const float unit = track.height() / 2;
    const auto shade = [&](Tone tone) { return past ? look[tone] : faded(look[tone], 0.5f); };
    if (kinds & MarkCall)
        list.AddLine({x, middle + 1.5f}, {x, middle + unit * 0.55f}, shade(Tone::Kernel), 1);
    if (kinds & MarkMinor)
        list.AddLine({x, middle - unit * 0.5f}, {x, middle - 1.5f}, shade(Tone::Anonymous), 1.5f);
    if (kinds & MarkMajor)
        list.AddLine({x, middle - unit * 0.95f}, {x, middle - 1.5f}, shade(Tone::Shared), 2);
    if (kinds & MarkProcess) list.AddCircleFilled({x, middle}, unit * 0.2f, shade(Tone::InkSoft));
    if (kinds & MarkBreakpoint)
        list.AddCircle({x, middle + unit * 0.72f}, unit * 0.14f, shade(Tone::Bad), 0, 1.5f);
    if (kinds & MarkSignal) {
        const float r = unit * 0.36f;
        list.AddQuadFilled({x, middle - unit * 0.5f - r}, {x + r, middle - unit * 0.5f},
                           {x, middle - unit * 0.5f + r}, {x - r, middle - unit * 0.5f}, shade(Tone::Bad));
    }
}

void draw_marks(const Look& look, const Box& track, const Scene& scene, const TimelinePanelState& state,
                float now_x)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = track.centre().y;
    list.AddLine({track.min.x, middle}, {track.max.x, middle}, look[Tone::LineStrong], 1);
    list.AddLine({track.min.x, middle}, {now_x, middle}, look[Tone::Accent], 3);
    for (const Moment step : scene.time.lesson_steps) {
        const float x = x_of(track, state, place_of(state.axis, scene.time, step));
        list.AddTriangleFilled({x - 4, track.min.y}, {x + 4, track.min.y}, {x, track.min.y + 7},
                               look[Tone::InkSoft]);
    }
    for (std::size_t i = 0; i < state.pixels.size(); ++i) {
        const float x = track.min.x + static_cast<float>(i) + 0.5f;
        if (state.pixels[i]) draw_mark(look, track, x, state.pixels[i], x <= now_x + 1);
    }
}

std::string_view name_of_mark(const Look& look, MarkKind kind)
{
    switch (kind) {
    case MarkMinor:
        return look.say(Word::FaultMinor);
    case MarkMajor:
        return look.say(Word::FaultMajor);
    case MarkCall:
        return look.say(Word::MarkSystemCall);
    case MarkSignal:
        return look.say(Word::MarkSignal);
    case MarkProcess:
        return look.say(Word::MarkProcess);
    case MarkBreakpoint:
        return look.say(Word::MarkBreakpoint);
    }
    return {};
}

void handle_track(const Look& look, const Box& track, const Scene& scene, TimelinePanelState& state,
                  CommandQueue& commands)
{
    const Touch touch = touch_area("track", track, look.say(Word::Timeline));
    state.dragging = touch.held;
    const double share = (ImGui::GetIO().MousePos.x - track.min.x) / std::max(track.width() - 1, 1.0f);
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(state.axis.length);
    if (touch.held) {
        const Moment wanted = moment_at(state.axis, scene.time, place);
        if (wanted != scene.time.now) commands.push_back(SeekTo{wanted});
        return;
    }
    if (!touch.hovered) return;
    for (const StoryMark& mark : state.axis.marks) {
        if (std::abs(x_of(track, state, mark.place) - ImGui::GetIO().MousePos.x) > 3) continue;
        const trace::Event& event = (*scene.time.events)[mark.event];
        show_hint(look, std::string(name_of_mark(look, mark.kind)) + "  " + clock_text(event.at.time));
        return;
    }
}

void draw_track(const Look& look, const Box& box, const Scene& scene, TimelinePanelState& state,
                CommandQueue& commands)
{
    const Box track = inset(box, look.unit() * 2, look.unit());
    if (track.width() < 20) return;
    update_axis(scene.time, state, static_cast<std::size_t>(track.width()));
    const float now_x = x_of(track, state, place_of(state.axis, scene.time, scene.time.now));
    draw_marks(look, track, scene, state, now_x);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine({now_x, track.min.y}, {now_x, track.max.y}, look[Tone::Accent], 2);
    list.AddCircleFilled({now_x, track.centre().y}, look.em() * 0.36f, look[Tone::Accent]);
    list.AddCircle({now_x, track.centre().y}, look.em() * 0.36f, look[Tone::Card], 0, 2);
    handle_track(look, grown(track, look.unit() * 0.5f), scene, state, commands);
}

struct Transport {
    const char* id;
    Icon icon;
    Word label;
    bool enabled;
    UiCommand command;
};

float transport_width(const Look& look)
{
    return look.control() * 5 + look.unit() * 4;
}

void draw_transport(const Look& look, Box line, const Scene& scene, const TimelinePanelState& state,
                    CommandQueue& commands)
{
    const TimeScene& time = scene.time;
    const bool idle = !time.running;
    const bool at_end = time.now == time.end;
    const UiCommand play = time.running ? UiCommand{Interrupt{}} : UiCommand{RunTo{Goal::Continue}};
    const Transport tools[] = {
        {"start", Icon::ToStart, Word::ToStart, idle && time.now > Moment{}, SeekTo{Moment{}}},
        {"back", Icon::StepBack, Word::StepBack, idle && time.now > Moment{}, StepBack{state.stride}},
        {"play", time.running ? Icon::Pause : Icon::Play, time.running ? Word::Pause : Word::Continue,
         time.running || scene.source.stopped, play},
        {"forward", Icon::StepForward, Word::StepForward, idle && (!at_end || scene.source.stopped),
         StepForward{state.stride}},
        {"end", Icon::ToEnd, Word::ToEnd, idle && !at_end, SeekTo{time.end}},
    };
    for (const Transport& tool : tools) {
        const Box place = cut_left(line, look.control());
        cut_left(line, look.unit());
        const ButtonStyle style{
            .icon = tool.icon, .weight = Weight::Quiet, .enabled = tool.enabled, .icon_only = true};
        if (draw_button(look, tool.id, centred(place, {look.control(), look.control()}), look.say(tool.label),
                        style))
            commands.push_back(tool.command);
    }
}

void draw_strides(const Look& look, const Box& box, TimelinePanelState& state)
{
    const std::string_view names[] = {look.say(Word::ByStatement), look.say(Word::ByEvent),
                                      look.say(Word::ByFault), look.say(Word::BySyscall)};
    const int chosen = draw_tabs(look, "stride", box, {names, 4, static_cast<int>(state.stride)});
    state.stride = static_cast<Stride>(chosen);
}

std::string position_text(const Look& look, const TimeScene& time)
{
    return clock_text(time.clock) + "   " +
           look.say(Word::EventOf, {count_text(time.events_now), count_text(time.events_end)});
}

}  // namespace

void draw_timeline_panel(const Look& look, const Box& box, const Scene& scene, TimelinePanelState& state,
                         CommandQueue& commands)
{
    Box rest = inset(box, look.unit() * 2, look.unit());
    const TextStyle quiet{.tone = Tone::InkSoft, .scale = small_text, .align = Align::Right};
    const bool compact = rest.height() < look.control() * 2;
    if (compact) {
        draw_transport(look, cut_left(rest, std::min(transport_width(look), rest.width() * 0.6f)), scene,
                       state, commands);
        draw_track(look, rest, scene, state, commands);
        return;
    }
    draw_track(look, cut_top(rest, rest.height() - look.control()), scene, state, commands);
    draw_transport(look, cut_left(rest, transport_width(look)), scene, state, commands);
    const std::string position = position_text(look, scene.time);
    const float wanted = text_width(look, position, quiet) + look.unit() * 2;
    if (rest.width() > wanted) draw_label(look, cut_right(rest, wanted), position, quiet);
    if (rest.width() < look.em() * 16) return;
    cut_left(rest, look.unit() * 4);
    draw_strides(look, {rest.min, {std::min(rest.max.x, rest.min.x + look.em() * 24), rest.max.y}}, state);
}

}  // namespace fl::web
