// The way back: pages read into the swap cache, with what lies around them. Linux: mm/swap_state.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

enum class Wanted : bool { Now, Ahead };

// The frame of the slot's page: that of the swap cache, or a new one that is being read. FrameUptodate tells
// whether its bytes are there. Nothing: memory is out, or the slot is nobody's any more. Linux:
// read_swap_cache_async().
std::optional<FrameNumber> read_slot(Kernel& kernel, hw::Hardware& hardware, SwapEntry entry, Wanted wanted,
                                     trace::Recorder& record);

// Reads the slot's page, which is not in the swap cache, and those of its neighbours in an aligned window of
// at most 2^page_cluster slots, as many as proved useful lately. When the last of them will be there: they
// travel together. Linux: swapin_readahead().
Tick read_around(Kernel& kernel, hw::Hardware& hardware, SwapEntry entry, trace::Recorder& record);
// The page was in the swap cache. Linux: swap_cache_get_folio().
void note_cache_hit(Kernel& kernel, SwapEntry entry);

// Starts reading the page at `page` if it is in swap; waits for nothing. For MADV_WILLNEED. Linux:
// swapin_walk_pmd_entry().
void fetch_ahead(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr page,
                 trace::Recorder& record);

// One entry names the slot no more, because the frame of the swap cache is mapped instead.
void slot_was_mapped(Kernel& kernel, SwapEntry entry);

}  // namespace fl::kernel
