// What the learner is pointing at. Panels share it, so that a click in one lights up the same thing in the
// others.
#pragma once

#include "base/address.h"
#include "trace/event.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fl::web {

enum class Picture : std::uint8_t {
    AddressSpace,
    FaultPath,
    PageWalk,
    PhysicalMemory,
    Heap,
    Reclaim,
    Processes,
    OomBoard,
    Count
};

inline constexpr int picture_count = static_cast<int>(Picture::Count);

// "address-space", as lessons and links write it.
std::string_view name_of(Picture picture);
std::optional<Picture> picture_named(std::string_view name);

struct Selection {
    Picture picture = Picture::AddressSpace;
    trace::Pid pid = 0;            // 0 = the process in focus
    std::optional<VirtAddr> area;  // its first byte
    std::optional<PageNumber> page;
    std::optional<FrameNumber> frame;
    std::optional<std::size_t> fault;  // number of its event; none = the newest
    std::optional<std::uint16_t> group;  // whose lists reclaim shows; none = of the process in focus

    friend bool operator==(const Selection&, const Selection&) = default;
};

}  // namespace fl::web
