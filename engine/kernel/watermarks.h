// The watermarks as the administrator's numbers want them. Linux: setup_per_zone_wmarks().
#pragma once

#include "kernel/kernel.h"

namespace fl::kernel {

// Sets watermarks, reserves and page sets from min_free_kbytes, watermark_scale_factor and
// lowmem_reserve_ratio. Called after one of them was written.
void apply_watermarks(Kernel& kernel);

// At boot: min_free_kbytes from the size of memory, raised for huge pages unless these are off. The rule is
// Linux's: khugepaged raises it when it starts, and it does not start in a machine with less than 512 MiB.
void set_up_watermarks(Kernel& kernel);

}  // namespace fl::kernel
