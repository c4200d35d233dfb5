#include "hw/page_table.h"

namespace fl::hw {

Walk walk(const PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    Walk walk;
    FrameNumber table = root;
    for (unsigned level = table_levels; level >= 1; --level) {
        WalkStep& step = walk.steps[walk.count++];
        step.level = static_cast<std::uint8_t>(level);
        step.table = table;
        step.index = table_index(address, level);
        step.entry_at = address_in(table, step.index * 8);
        step.entry = {memory.load64(step.entry_at)};
        step.exists = true;
        if (!step.entry.present()) return walk;
        if (level == 1 || step.entry.huge()) {
            walk.complete = true;
            return walk;
        }
        table = step.entry.frame();
    }
    return walk;
}

std::optional<PhysAddr> find_entry(const PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    FrameNumber table = root;
    for (unsigned level = table_levels; level > 1; --level) {
        const Pte entry{memory.load64(address_in(table, table_index(address, level) * 8))};
        if (!entry.present() || entry.huge()) return {};
        table = entry.frame();
    }
    return address_in(table, table_index(address, 1) * 8);
}

}  // namespace fl::hw
