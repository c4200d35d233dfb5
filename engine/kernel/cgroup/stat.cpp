#include "kernel/cgroup/stat.h"

#include "kernel/address_space/zap.h"
#include "kernel/cgroup/groups.h"

namespace fl::kernel {
namespace {

struct Totals {  // pages
    std::uint64_t anon = 0, file = 0, stacks = 0, tables = 0, slab = 0,
                  reclaimable_slab = 0, shmem = 0, mapped = 0, dirty = 0,
                  writeback = 0, swapcached = 0, anon_thp = 0;
    std::uint64_t lists[lru_list_count] = {};
    std::uint64_t faults = 0, major_faults = 0;

    std::uint64_t kernel() const { return stacks + tables + slab; }
};

void count(const Kernel& kernel, const Frame& frame, Totals& totals)
{
    constexpr std::uint64_t pages = 1;
    if (frame.flags & FrameSwapCache) totals.swapcached += pages;
    switch (frame.use) {
        case FrameUse::Anonymous:
            totals.anon += pages;
            if (frame.flags & (FrameHead | FrameTail)) totals.anon_thp += pages;
            break;
        case FrameUse::PageCache:
            totals.file += pages;
            if (kind_of(kernel, frame) == PageKind::Shared) totals.shmem += pages;
            else if (frame.flags & FrameDirty) totals.dirty += pages;
            if (frame.mappings != 0) totals.mapped += pages;
            if (frame.flags & FrameWriteback) totals.writeback += pages;
            break;
        case FrameUse::KernelStack: totals.stacks += pages; break;
        case FrameUse::PageTable: totals.tables += pages; break;
        case FrameUse::Slab:
            totals.slab += pages;
            if (cache_info(frame.owner).reclaimable) totals.reclaimable_slab += pages;
            break;
        default: break;
    }
}

Totals totals_of(const Kernel& kernel, GroupId group)
{
    Totals totals;
    const std::uint64_t size = kernel.frames.table.size().value;
    for (FrameNumber at{0}; at.value < size; ++at) {
        const Frame& frame = kernel.frames.table.at(at);
        if (frame.use != FrameUse::Free && is_within(kernel, frame.group, group))
            count(kernel, frame, totals);
    }
    for (const auto& [id, member] : kernel.groups) {
        if (!is_within(kernel, static_cast<GroupId>(id), group)) continue;
        for (std::size_t i = 0; i < lru_list_count; ++i) totals.lists[i] += member.lru.lists[i].count;
        totals.faults += member.faults;
        totals.major_faults += member.major_faults;
    }
    return totals;
}

}  // namespace

std::vector<GroupStatRow> group_stat(const Kernel& kernel, GroupId group)
{
    const Totals t = totals_of(kernel, group);
    const auto bytes = [](std::uint64_t pages) { return pages * page_size; };
    const auto list = [&](LruList which) { return bytes(t.lists[static_cast<std::size_t>(which)]); };
    return {{"anon", bytes(t.anon)},
            {"file", bytes(t.file)},
            {"kernel", bytes(t.kernel())},
            {"kernel_stack", bytes(t.stacks)},
            {"pagetables", bytes(t.tables)},
            {"sec_pagetables", 0},
            {"percpu", 0},
            {"sock", 0},
            {"vmalloc", 0},
            {"shmem", bytes(t.shmem)},
            {"zswap", 0},
            {"zswapped", 0},
            {"file_mapped", bytes(t.mapped)},
            {"file_dirty", bytes(t.dirty)},
            {"file_writeback", bytes(t.writeback)},
            {"swapcached", bytes(t.swapcached)},
            {"anon_thp", bytes(t.anon_thp)},
            {"file_thp", 0},
            {"shmem_thp", 0},
            {"inactive_anon", list(LruList::InactiveAnon)},
            {"active_anon", list(LruList::ActiveAnon)},
            {"inactive_file", list(LruList::InactiveFile)},
            {"active_file", list(LruList::ActiveFile)},
            {"unevictable", list(LruList::Unevictable)},
            {"slab_reclaimable", bytes(t.reclaimable_slab)},
            {"slab_unreclaimable", bytes(t.slab - t.reclaimable_slab)},
            {"slab", bytes(t.slab)},
            {"pgfault", t.faults},
            {"pgmajfault", t.major_faults}};
}

}  // namespace fl::kernel
