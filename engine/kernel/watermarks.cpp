#include "kernel/watermarks.h"

#include <algorithm>

namespace fl::kernel {

void apply_watermarks(Kernel& kernel)
{
    const Tunables& tunables = kernel.tunables;
    const auto& ratio = tunables.lowmem_reserve_ratio;
    set_watermarks(kernel.frames, {tunables.min_free_kbytes,
                                   tunables.watermark_scale_factor,
                                   {ratio[0], ratio[1], ratio[2]}});
}

void set_up_watermarks(Kernel& kernel)
{
    const std::uint64_t lowmem_kbytes = kernel.frames.managed_pages() * (page_size / 1024);
    std::uint64_t kbytes = default_min_free_kbytes(lowmem_kbytes);
    if (kernel.tunables.huge_pages != HugePages::Never)
        kbytes = std::max(kbytes, recommended_min_free_kbytes(kernel.frames));
    kernel.tunables.min_free_kbytes = static_cast<std::uint32_t>(kbytes);
    apply_watermarks(kernel);
}

}  // namespace fl::kernel
