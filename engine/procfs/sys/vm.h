// The files of /proc/sys/vm. Private to procfs.
#pragma once

#include "procfs/node.h"

namespace fl::procfs {

std::span<const SystemNode> vm_nodes();
std::span<const SystemNode> overcommit_nodes();

}  // namespace fl::procfs
