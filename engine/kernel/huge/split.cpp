// Linux: mm/huge_memory.c split_huge_page_to_list(), __split_huge_pmd_locked(), __split_huge_page().
#include "kernel/address_space/zap.h"
#include "kernel/huge/transparent.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reverse_map.h"

#include <vector>

namespace fl::kernel {
namespace {

struct HugeMapping {
    std::uint32_t space;
    HugeEntry huge;
};

std::vector<HugeMapping> mappings_of(const Kernel& kernel, const hw::Hardware& hardware, FrameNumber head)
{
    std::vector<HugeMapping> found;
    const Frame& frame = kernel.frames.table.at(head);
    for (const auto& [id, space] : kernel.spaces)
        for (const Vma& area : space.areas) {
            if (!may_show(area, frame)) continue;
            const VirtAddr at = area.begin + (frame.index - area.file_page) * page_size;
            const auto huge = huge_entry_at(hardware.memory, space.root, at);
            if (huge && huge->head() == head) found.push_back({id, *huge});
        }
    return found;
}

// The table that was laid by takes the huge entry's place.
void split_entry(Kernel& kernel, hw::Hardware& hardware, const HugeMapping& mapping, trace::Recorder& record)
{
    AddressSpace& space = kernel.spaces.at(mapping.space);
    const HugeEntry& huge = mapping.huge;
    const hw::Paging paging = hardware.memory.paging();
    const FrameNumber table = withdraw_table(kernel, huge.table());
    for (std::uint64_t i = 0; i < huge_frames; ++i)
        hardware.memory.store_entry(paging.slot(table, i), small_part(huge.entry, i));
    hardware.memory.store_entry(huge.entry_at, table_entry(table));
    ++kernel.statistics.thp_split_pmd;
    flush_tlb(kernel, hardware, space, huge.begin, huge.begin + huge_size, record);
}

}  // namespace

void split_huge_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber head, trace::Recorder& record)
{
    FrameTable& frames = kernel.frames.table;
    check((frames.at(head).flags & FrameHead) && frames.at(head).use == FrameUse::Anonymous,
          "a transparent huge page is split at its head");
    const std::vector<HugeMapping> mappings = mappings_of(kernel, hardware, head);
    check(mappings.size() == frames.at(head).mappings, "every mapping of a huge page can be found");
    for (const HugeMapping& mapping : mappings) split_entry(kernel, hardware, mapping, record);
    if (!mappings.empty()) kernel.statistics.nr_anon_huge -= huge_frames;
    const bool listed = (frames.at(head).flags & FrameOnLru) != 0;
    list_remove(kernel, head, record);
    Frame small = frames.at(head);
    small.order = 0;
    small.flags &= static_cast<std::uint16_t>(~FrameHead);
    const std::uint64_t first = small.index;
    for (std::uint64_t i = 0; i < huge_frames; ++i) {
        small.index = first + i;
        // Somebody who holds the page holds its head.
        small.references = i == 0 ? frames.at(head).references : frames.at(head).mappings;
        frames.edit(head + i) = small;
        if (listed || i != 0) list_add(kernel, head + i, record);
    }
    ++kernel.statistics.thp_split_page;
    record.record(trace::HugePageSplit{head});
}

void split_across(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, VirtAddr at,
                  trace::Recorder& record)
{
    if (!any_huge(kernel) || huge_floor(at) == at) return;
    const auto huge = huge_entry_at(hardware.memory, space.root, at);
    if (huge && kernel.frames.table.at(huge->head()).use == FrameUse::Anonymous)
        split_huge_page(kernel, hardware, huge->head(), record);
}

void split_range(Kernel& kernel, hw::Hardware& hardware, const AddressSpace& space, VirtAddr begin,
                 VirtAddr end, trace::Recorder& record)
{
    each_huge_entry(kernel, hardware.memory, space.root, begin, end, [&](const HugeEntry& huge) {
        if (kernel.frames.table.at(huge.head()).use == FrameUse::Anonymous)
            split_huge_page(kernel, hardware, huge.head(), record);
    });
}

}  // namespace fl::kernel
