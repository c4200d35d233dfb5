// /sys/faultline: switches that no running kernel has, because they are set at boot or belong to another
// version of Linux. Private to procfs.
#pragma once

#include "procfs/node.h"

namespace fl::procfs {

std::span<const SystemNode> simulated_nodes();

}  // namespace fl::procfs
