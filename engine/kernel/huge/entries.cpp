#include "kernel/huge/entries.h"

namespace fl::kernel {

std::optional<HugeEntry> next_huge(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr begin,
                                   VirtAddr end)
{
    const hw::Paging paging = memory.paging();
    if (paging.narrow()) return std::nullopt;
    for (VirtAddr at = begin; at < end;) {
        FrameNumber table = root;
        unsigned level = paging.levels;
        for (; level > huge_level; --level) {
            const hw::Pte entry = memory.load_entry(paging.entry_at(table, at, level));
            if (!entry.present() || entry.huge()) break;
            table = entry.frame();
        }
        if (level <= gigantic_level) {
            const PhysAddr slot = paging.entry_at(table, at, level);
            const hw::Pte entry = memory.load_entry(slot);
            if (holds_frame(entry) && entry.huge())
                return HugeEntry{{align_down(at.value, paging.entry_span(level))}, slot, entry,
                                 static_cast<std::uint8_t>(level)};
        }
        const std::uint64_t span = paging.entry_span(level);
        at = VirtAddr{align_down(at.value, span)} + span;
    }
    return std::nullopt;
}

void deposit_table(Kernel& kernel, FrameNumber pmd_table, FrameNumber table)
{
    Frame& holder = kernel.frames.table.edit(pmd_table);
    kernel.frames.table.edit(table).index = holder.index;
    holder.index = table.value;
}

FrameNumber withdraw_table(Kernel& kernel, FrameNumber pmd_table)
{
    Frame& holder = kernel.frames.table.edit(pmd_table);
    const FrameNumber table{holder.index};
    check(table.value != 0, "every transparent huge entry left a table");
    Frame& record = kernel.frames.table.edit(table);
    holder.index = record.index;
    record.index = 0;
    return table;
}

hw::Pte small_part(hw::Pte huge, std::uint64_t index)
{
    return {(huge.raw & ~hw::pte_huge) + (index << page_shift)};
}

}  // namespace fl::kernel
