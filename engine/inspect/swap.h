// The swap areas and what is in their slots.
#pragma once

#include "base/units.h"
#include "inspect/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fl::inspect {

struct SwapAreaRow {
    unsigned type = 0;  // as swap entries name it
    std::string path;
    bool partition = false;
    PageCount size, used;  // without the header
    int priority = 0;
    bool leaving = false;  // swapoff is reading it back
};
std::vector<SwapAreaRow> swap_area_rows(const View& view);  // those in use, by type

enum class SlotState : std::uint8_t { Free, Header, Out, Cached, CachedClean, Zero };

struct SlotRow {
    std::uint32_t slot = 0;
    SlotState state = SlotState::Free;
    std::uint32_t entries = 0;  // page table entries that name it
    bool read_ahead = false;    // brought in with a neighbour and not used yet
    FrameNumber frame;          // with Cached and CachedClean
};
// At most `count` slots from `first` on; a machine may have millions.
std::vector<SlotRow> slot_rows(const View& view, unsigned type, std::uint32_t first, std::uint32_t count);

// What swapping has cost since boot, in pages, and how well reading ahead guesses.
struct SwapTraffic {
    std::uint64_t in = 0, out = 0, zero_in = 0, zero_out = 0, read_ahead = 0, read_ahead_hits = 0;
    PageCount cached;  // in memory and in a slot
};
SwapTraffic swap_traffic(const View& view);

}  // namespace fl::inspect
