#include "selection.h"

#include <array>

namespace fl::web {
namespace {

constexpr std::array<std::string_view, picture_count> names{"address-space",   "fault-path", "page-walk",
                                                            "physical-memory", "heap",       "processes",
                                                            "oom-board"};

}  // namespace

std::string_view name_of(Picture picture)
{
    return names[static_cast<std::size_t>(picture)];
}

std::optional<Picture> picture_named(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Picture>(i);
    return std::nullopt;
}

}  // namespace fl::web
