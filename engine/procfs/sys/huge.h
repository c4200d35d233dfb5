// The files about huge pages: vm.nr_hugepages and /sys/kernel/mm. Private to procfs.
#pragma once

#include "procfs/node.h"

namespace fl::procfs {

std::span<const SystemNode> huge_nodes();

}  // namespace fl::procfs
