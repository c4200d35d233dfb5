#include "kernel/swap/area_order.h"

#include <algorithm>

namespace fl::kernel {

void begin_use(Kernel& kernel, unsigned number)
{
    Swap& swap = kernel.swap;
    SwapArea& area = swap.areas[number];
    area.leaving = false;
    const auto behind = std::find_if(swap.order.begin(), swap.order.end(), [&](unsigned other) {
        return swap.areas[other].priority < area.priority;
    });
    swap.order.insert(behind, number);
    swap.free += area.pages() - area.used;
    kernel.swap_pages += area.pages();
}

void end_use(Kernel& kernel, unsigned number)
{
    Swap& swap = kernel.swap;
    SwapArea& area = swap.areas[number];
    area.leaving = true;
    std::erase(swap.order, number);
    swap.free -= area.pages() - area.used;
    kernel.swap_pages -= area.pages();
}

}  // namespace fl::kernel
