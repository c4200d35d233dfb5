// /sys/faultline/kmalloc, vmalloc and kfree: the kernel's own allocators for whoever wants to try them.
// Private to procfs.
#pragma once

#include "procfs/node.h"

namespace fl::procfs {

std::span<const SystemNode> demonstration_nodes();

}  // namespace fl::procfs
