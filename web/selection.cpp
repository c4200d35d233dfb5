#include "selection.h"

#include "lesson/pictures.h"

namespace fl::web {

using lesson::picture_names;
static_assert(picture_names.size() == picture_count);

std::string_view name_of(Picture picture)
{
    return picture_names[static_cast<std::size_t>(picture)];
}

std::optional<Picture> picture_named(std::string_view name)
{
    for (std::size_t i = 0; i < picture_names.size(); ++i)
        if (picture_names[i] == name) return static_cast<Picture>(i);
    return std::nullopt;
}

}  // namespace fl::web
