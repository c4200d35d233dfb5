// The files of /proc/sys/kernel. Private to procfs.
#pragma once

#include "procfs/node.h"

namespace fl::procfs {

std::span<const SystemNode> kernel_nodes();

inline constexpr const char* kernel_release = "6.1.0-faultline";  // uname -r

}  // namespace fl::procfs
