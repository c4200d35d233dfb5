#include "panels/story_axis.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::web;

namespace {

struct LongStory {
    std::vector<trace::Event> events;
    TimeScene time;

    explicit LongStory(std::size_t faults)
    {
        for (std::size_t i = 0; i < faults; ++i) {
            trace::Stamp at;
            at.command = static_cast<std::uint32_t>(i / 1000);
            at.step = 10 * i;
            events.push_back({at, trace::PageFaulted{}});
        }
        time.events = &events;
        time.events_end = events.size();
        time.end = machine::moment_of(events.back().at);
    }
};

}  // namespace

TEST_CASE("every event of a long story has its own place, and the place leads back to it")
{
    const LongStory story(100000);
    const StoryAxis axis = make_axis(story.time);
    REQUIRE(axis.marks.size() == 100000);
    for (const std::size_t number :
         {std::size_t{0}, std::size_t{1}, std::size_t{49999}, std::size_t{99998}}) {
        const machine::Moment moment = machine::moment_of(story.events[number].at);
        const std::uint64_t place = place_of(axis, story.time, moment);
        CHECK(place == axis.marks[number].place);
        CHECK(moment_at(axis, story.time, static_cast<double>(place)) == moment);
    }
}

TEST_CASE("both ends of the line are both ends of the story")
{
    const LongStory story(500);
    const StoryAxis axis = make_axis(story.time);
    CHECK(moment_at(axis, story.time, 0) == machine::Moment{});
    CHECK(moment_at(axis, story.time, static_cast<double>(axis.length)) == story.time.end);
}

TEST_CASE("no mark is lost when many fall on one pixel")
{
    LongStory story(100000);
    story.events[77777].what = trace::SignalSent{};
    const StoryAxis axis = make_axis(story.time);
    const std::vector<std::uint8_t> pixels = axis.pixels(300);
    CHECK(pixels.size() == 300);
    std::uint8_t seen = 0;
    for (const std::uint8_t kinds : pixels)
        seen = static_cast<std::uint8_t>(seen | kinds);
    CHECK((seen & MarkSignal) != 0);
    CHECK((seen & MarkMinor) != 0);
}

TEST_CASE("a story without events has an axis too")
{
    const TimeScene time;
    const StoryAxis axis = make_axis(time);
    CHECK(axis.length == 0);
    CHECK(axis.pixels(0).empty());
    CHECK(moment_at(axis, time, 0) == machine::Moment{});
}
