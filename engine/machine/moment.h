// A point in the machine's life: every moment of a story can be named, linked to and returned to.
#pragma once

#include "trace/event.h"

#include <compare>
#include <cstdint>

namespace fl::machine {

struct Moment {
    std::uint32_t command = 0;  // commands applied so far
    std::uint64_t step = 0;     // instructions retired plus kernel entries since boot

    friend constexpr auto operator<=>(const Moment&, const Moment&) = default;
};

constexpr Moment moment_of(const trace::Stamp& stamp)
{
    return {stamp.command, stamp.step};
}

}  // namespace fl::machine
