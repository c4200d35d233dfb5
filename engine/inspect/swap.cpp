// Linux: mm/swapfile.c, swap_show().
#include "inspect/swap.h"

#include "kernel/kernel.h"

#include <algorithm>

namespace fl::inspect {
namespace {

SlotState state_of(const View& view, const kernel::SwapSlot& slot)
{
    if (slot.flags & kernel::SlotHeader) return SlotState::Header;
    if (slot.cached()) {
        const kernel::Frame& frame = view.kernel.frames.table.at(slot.frame());
        return frame.flags & kernel::FrameDirty ? SlotState::Cached : SlotState::CachedClean;
    }
    if (slot.free()) return SlotState::Free;
    return slot.flags & kernel::SlotZero ? SlotState::Zero : SlotState::Out;
}

}  // namespace

std::vector<SwapAreaRow> swap_area_rows(const View& view)
{
    std::vector<SwapAreaRow> rows;
    const auto& areas = view.kernel.swap.areas;
    for (unsigned type = 0; type < areas.size(); ++type) {
        const kernel::SwapArea& area = areas[type];
        if (!area.active && !area.leaving) continue;
        rows.push_back({type, area.path, area.inode == 0, PageCount{area.pages()}, PageCount{area.used},
                        area.priority, area.leaving});
    }
    return rows;
}

std::vector<SlotRow> slot_rows(const View& view, unsigned type, std::uint32_t first, std::uint32_t count)
{
    std::vector<SlotRow> rows;
    if (type >= view.kernel.swap.areas.size()) return rows;
    const kernel::SlotMap& slots = view.kernel.swap.areas[type].slots;
    for (std::uint32_t slot = first; slot < slots.size() && rows.size() < count; ++slot) {
        const kernel::SwapSlot& record = slots.at(slot);
        SlotRow row;
        row.slot = slot;
        row.state = state_of(view, record);
        row.entries = record.count;
        row.read_ahead = (record.flags & kernel::SlotReadAhead) != 0;
        if (record.cached()) row.frame = record.frame();
        rows.push_back(row);
    }
    return rows;
}

SwapTraffic swap_traffic(const View& view)
{
    const kernel::Statistics& s = view.kernel.statistics;
    return {s.pswpin,  s.pswpout,     s.swpin_zero,
            s.swpout_zero, s.swap_ra, s.swap_ra_hit,
            PageCount{s.nr_swapcached}};
}

}  // namespace fl::inspect
