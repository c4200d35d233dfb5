// Linux: mm/swap_state.c swap_cluster_readahead(), __swapin_nr_pages(). Virtual disks call themselves
// rotational; for them Linux reads ahead by slots, not by addresses.
#include "kernel/block/requests.h"
#include "kernel/swap/slots.h"
#include "kernel/swap/swap.h"
#include "kernel/swap/swap_in.h"

#include <algorithm>

namespace fl::kernel {
namespace {

// How many pages to read: as many as were of use lately and some more, never less than half the last time.
std::uint32_t window_size(Swap& swap, std::uint32_t slot, std::uint32_t most)
{
    std::uint32_t pages = swap.hits + 2;
    if (swap.hits == 0) {
        const bool adjacent = slot == swap.last_miss + 1 || slot + 1 == swap.last_miss;
        if (!adjacent) pages = 1;
        swap.last_miss = slot;
    } else {
        std::uint32_t rounded = 4;
        while (rounded < pages) rounded <<= 1;
        pages = rounded;
    }
    swap.hits = 0;
    return swap.last_window = std::max(std::min(pages, most), swap.last_window / 2);
}

}  // namespace

Tick read_around(Kernel& kernel, hw::Hardware& hardware, SwapEntry entry, trace::Recorder& record)
{
    const std::uint32_t most = 1u << std::min(kernel.tunables.page_cluster, 31u);
    const std::uint32_t window = most == 1 ? 1 : window_size(kernel.swap, entry.slot(), most);
    const std::uint32_t first = std::max(entry.slot() & ~(window - 1), 1u);
    const std::uint32_t end =
        std::min((entry.slot() | (window - 1)) + 1, kernel.swap.areas[entry.area()].slots.size());
    Tick until = kernel.now;
    for (std::uint32_t slot = first; slot < end; ++slot) {
        const SwapEntry other = SwapEntry::make(entry.area(), slot);
        if (slot_of(kernel, other).count == 0 || in_swap_cache(kernel, other)) continue;
        const auto frame =
            read_slot(kernel, hardware, other, other == entry ? Wanted::Now : Wanted::Ahead, record);
        if (frame) until = std::max(until, when_done(kernel, *frame));
    }
    return until;
}

void note_cache_hit(Kernel& kernel, SwapEntry entry)
{
    if (!(slot_of(kernel, entry).flags & SlotReadAhead)) return;
    edit_slot(kernel, entry).flags &= static_cast<std::uint8_t>(~SlotReadAhead);
    ++kernel.statistics.swap_ra_hit;
    ++kernel.swap.hits;
}

}  // namespace fl::kernel
