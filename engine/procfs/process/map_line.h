// The line that maps and smaps share. Private to procfs.
#pragma once

#include "inspect/memory_map.h"

namespace fl::procfs {

std::string map_line(const inspect::AreaRow& area);  // ends with a newline

}  // namespace fl::procfs
