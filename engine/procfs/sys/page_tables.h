// /sys/kernel/debug/page_tables. Private to procfs.
#pragma once

#include "procfs/node.h"

namespace fl::procfs {

std::span<const SystemNode> page_table_nodes();

}  // namespace fl::procfs
