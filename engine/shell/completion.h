// What may stand at the end of a line being typed.
#pragma once

#include "shell/world.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

// Whole last words, sorted; a directory ends with a slash.
std::vector<std::string> completions(const World& world, std::string_view line, bool for_gdb);

}  // namespace fl::shell
