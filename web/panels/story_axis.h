// The history as a line: each command and each event worth a mark is one step along it, so that neither a
// long loop nor a burst of bookkeeping swallows the room. Exact at any length: marks that fall on one pixel
// are drawn as one.
#pragma once

#include "scene.h"

#include <cstdint>
#include <vector>

namespace fl::web {

enum MarkKind : std::uint8_t {
    MarkMinor = 1,
    MarkMajor = 2,
    MarkCall = 4,
    MarkSignal = 8,
    MarkProcess = 16,
    MarkBreakpoint = 32
};

struct StoryMark {
    std::size_t event = 0;  // its number
    std::uint64_t place = 0;
    MarkKind kind = MarkMinor;
};

struct StoryAxis {
    std::vector<StoryMark> marks;  // in order
    std::uint64_t length = 0;      // of the whole line

    // Marks that lie on the same pixel, as a set of kinds.
    std::vector<std::uint8_t> pixels(std::size_t width) const;
};

StoryAxis make_axis(const TimeScene& time);
std::uint64_t place_of(const StoryAxis& axis, const TimeScene& time, machine::Moment moment);
// The moment nearest to a place: of an event, of a stop, or the end.
machine::Moment moment_at(const StoryAxis& axis, const TimeScene& time, double place);

}  // namespace fl::web
