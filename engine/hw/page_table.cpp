#include "hw/page_table.h"

namespace fl::hw {

Walk walk(const PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    Walk walk;
    const Paging paging = memory.paging();
    if (!paging.reaches(address)) return walk;
    FrameNumber table = root;
    for (unsigned level = paging.levels; level >= 1; --level) {
        WalkStep& step = walk.steps[walk.count++];
        step.level = static_cast<std::uint8_t>(level);
        step.table = table;
        step.index = paging.index(address, level);
        step.entry_at = paging.slot(table, step.index);
        step.entry = memory.load_entry(step.entry_at);
        step.exists = true;
        if (!step.entry.present()) return walk;
        if (is_leaf(step.entry, level)) {
            walk.complete = true;
            return walk;
        }
        table = step.entry.frame();
    }
    return walk;
}

std::optional<Leaf> find_leaf(const PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    const Paging paging = memory.paging();
    if (!paging.reaches(address)) return {};
    FrameNumber table = root;
    for (unsigned level = paging.levels;; --level) {
        const PhysAddr at = paging.entry_at(table, address, level);
        const Pte entry = memory.load_entry(at);
        if (!entry.present()) return {};
        if (is_leaf(entry, level)) {
            const std::uint64_t inside = (address.value & (paging.entry_span(level) - 1)) >> page_shift;
            return Leaf{at, entry, level, entry.frame() + inside};
        }
        table = entry.frame();
    }
}

std::optional<PhysAddr> find_entry(const PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    const Paging paging = memory.paging();
    if (!paging.reaches(address)) return {};
    if (const KnownTable* known = memory.known_tables().find(root, address))
        return paging.entry_at(known->table, address, 1);
    FrameNumber table = root;
    for (unsigned level = paging.levels; level > 1; --level) {
        const Pte entry = memory.load_entry(paging.entry_at(table, address, level));
        if (!entry.present() || entry.huge()) return {};
        table = entry.frame();
    }
    return paging.entry_at(table, address, 1);
}

}  // namespace fl::hw
