// Writes the simulated machine's /proc as real files, for the real tools to read.
#pragma once

#include "inspect/view.h"

#include <string>

namespace fl::cli {

// False, with a line on standard error, when a file cannot be written.
bool dump_proc(const inspect::View& view, const std::string& directory);

}  // namespace fl::cli
