// Which words of a C source get which colour. Only for the eye: the compiler is in engine/lang.
#pragma once

#include "widgets/text_block.h"

#include <string_view>
#include <vector>

namespace fl::web {

std::vector<TextLine> colour_c(std::string_view source);

}  // namespace fl::web
