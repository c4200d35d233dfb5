// The pictures a lesson may open with show=, in the order in which the interface offers them.
#pragma once

#include <array>
#include <string_view>

namespace fl::lesson {

inline constexpr std::array<std::string_view, 8> picture_names = {
    "address-space", "fault-path", "page-walk", "physical-memory", "heap",
    "reclaim",       "processes",  "oom-board"};

}  // namespace fl::lesson
