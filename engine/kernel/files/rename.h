// Giving a file or directory another name. Linux: fs/namei.c.
#pragma once

#include "base/result.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <string>

namespace fl::kernel {

// Both absolute. A file that has the new name already loses it, unless `keep_existing` (EEXIST).
Status rename(Kernel& kernel, hw::Hardware& hardware, const std::string& from, const std::string& to,
              bool keep_existing, trace::Recorder& record);

}  // namespace fl::kernel
