// Making areas usable and taking them out of use. Linux: mm/swapfile.c.
#pragma once

#include "base/result.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>
#include <string_view>

namespace fl::kernel {

// swapon(2) for the partition found at boot or a file with mkswap's header; `priority` 0 to 32767, or
// nothing: lower than all others so far. ENOENT, EINVAL, EBUSY. Simplified: a swap file's slots lie at the
// end of the disk, not in the file's own blocks; so the file may have holes.
Status swap_on(Kernel& kernel, hw::Hardware& hardware, std::string_view path, std::optional<int> priority,
               trace::Recorder& record);

// swapoff(2): reads back every page that is out, while time passes. ENOENT, EINVAL; ENOMEM when there is no
// room for them in memory and the other areas: the area stays in use then.
Status swap_off(Kernel& kernel, hw::Hardware& hardware, std::string_view path, trace::Recorder& record);

// Makes the area of the partition that boot found usable.
void add_boot_swap(Kernel& kernel, std::uint64_t pages);

}  // namespace fl::kernel
