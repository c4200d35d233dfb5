#include "kernel/compaction/migrate.h"

#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reverse_map.h"

namespace fl::kernel {

bool can_move(const Kernel& kernel, FrameNumber number)
{
    const Frame& frame = kernel.frames.table.at(number);
    if (frame.use != FrameUse::Anonymous && frame.use != FrameUse::PageCache) return false;
    constexpr unsigned required = FrameOnLru | FrameUptodate;
    if ((frame.flags & required) != required) return false;
    if (frame.flags & (FrameHead | FrameTail | FrameWriteback)) return false;
    if ((frame.flags & FrameUnevictable) && kernel.tunables.compact_unevictable == 0) return false;
    const bool in_cache =
        frame.use == FrameUse::PageCache && kernel.cache.find(frame.owner, frame.index) == number;
    const bool cached = in_cache || (frame.flags & FrameSwapCache);
    return frame.references == frame.mappings + (cached ? 1u : 0u);
}

void move_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber from, FrameNumber to,
               trace::Recorder& record)
{
    trace::Recorder muted;
    muted.mute(true);
    hardware.memory.copy(to, from);
    each_mapping(kernel, hardware, from, [&](const Mapping& mapping) {
        const std::uint64_t rights = mapping.entry.raw & ~hw::pte_frame_mask;
        hardware.memory.store_entry(mapping.entry_at, {rights | to.value << page_shift});
        flush_tlb_page(kernel, hardware, kernel.spaces.at(mapping.space), mapping.page, record);
        kernel.now += costs::unmap_page;
        return true;
    });
    list_remove(kernel, from, muted);
    FrameTable& table = kernel.frames.table;
    const Frame frame = table.at(from);
    table.edit(to) = frame;
    table.edit(from) = Frame{};
    hardware.memory.clear(from);
    if (frame.flags & FrameSwapCache) {
        const SwapEntry entry{frame.slot};
        kernel.swap.areas[entry.area()].slots.edit(entry.slot()).holds = to.value;
    } else if (frame.use == FrameUse::PageCache) {
        kernel.cache.erase(frame.owner, frame.index);
        kernel.cache.insert(frame.owner, frame.index, to);
    }
    list_return(kernel, to, muted);
    kernel.now += costs::copy_page;
    ++kernel.statistics.pgmigrate_success;
    record.record(trace::PageMigrated{from, to});
}

}  // namespace fl::kernel
