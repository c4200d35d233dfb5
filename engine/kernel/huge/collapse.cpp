#include "kernel/huge/collapse.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/zap.h"
#include "kernel/allocate.h"
#include "kernel/costs.h"
#include "kernel/huge/transparent.h"
#include "kernel/reclaim/lists.h"

namespace fl::kernel {
namespace {

// Linux: hpage_collapse_scan_pmd(). max_ptes_none is 511: one page is enough.
Status may_collapse(const Kernel& kernel, const hw::Hardware& hardware, FrameNumber table,
                    std::uint64_t most_shared)
{
    const hw::Paging paging = hardware.memory.paging();
    std::uint64_t present = 0, shared = 0;
    for (std::uint64_t i = 0; i < huge_frames; ++i) {
        const hw::Pte entry = hardware.memory.load_entry(paging.slot(table, i));
        if (entry.raw == 0) continue;
        if (!entry.present()) return Errno::Again;
        ++present;
        if (entry.frame() == kernel.zero_frame) continue;
        const Frame& frame = kernel.frames.table.at(entry.frame());
        if (frame.use != FrameUse::Anonymous) return Errno::Invalid;
        if (frame.references != frame.mappings) return Errno::Again;
        if (frame.mappings > 1) ++shared;
    }
    if (present == 0) return Errno::Invalid;
    return shared > most_shared ? Status{Errno::Invalid} : Status{Done{}};
}

// Linux: __collapse_huge_page_copy(). The emptied table is laid by for the day of the split.
void move_pages(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, FrameNumber table,
                FrameNumber head, trace::Recorder& record)
{
    const hw::Paging paging = hardware.memory.paging();
    for (std::uint64_t i = 0; i < huge_frames; ++i) {
        const PhysAddr at = paging.slot(table, i);
        const hw::Pte entry = hardware.memory.load_entry(at);
        if (entry.raw == 0) continue;
        hardware.memory.store_entry(at, {});
        if (entry.frame() == kernel.zero_frame) continue;
        hardware.memory.copy(head + i, entry.frame());
        kernel.now += costs::copy_page;
        drop_mapping(kernel, hardware, space, entry, record);
    }
}

}  // namespace

Status collapse(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const CollapseRequest& request,
                trace::Recorder& record)
{
    const VirtAddr begin = request.begin;
    if (huge_entry_at(hardware.memory, space.root, begin)) return Done{};
    TableOrHole found = last_table(hardware.memory, space.root, begin);
    if (!found.table) return Errno::Invalid;
    const Status may = may_collapse(kernel, hardware, *found.table, request.most_shared);
    if (!may) return may;
    prepare_anonymous(kernel, hardware, space, space.areas.find_index(begin), record);
    const auto head = allocate_pages(
        kernel, hardware,
        {.use = FrameUse::Anonymous, .order = huge_order, .effort = PageRequest::Effort::Direct}, record);
    if (!head) return Errno::NoMemory;
    // Finding the block may have thrown pages out.
    found = last_table(hardware.memory, space.root, begin);
    const Status still = found.table ? may_collapse(kernel, hardware, *found.table, request.most_shared)
                                     : Status{Errno::Again};
    if (!still) {
        free_pages(kernel, hardware, *head, huge_order, record);
        return still;
    }
    kernel.frames.table.edit(*head).references = 0;
    const std::size_t index = space.areas.find_index(begin);
    move_pages(kernel, hardware, space, *found.table, *head, record);
    const PhysAddr slot = *provide_slot(kernel, hardware, space, {begin, huge_level}, record);
    deposit_table(kernel, frame_of(slot), *found.table);
    make_whole(kernel, *head, space.areas[index], begin);
    add_huge_mapping(kernel, space, *head);
    list_add(kernel, *head, record);
    if (space.areas[index].locked()) mark_locked(kernel, *head, true, record);
    const hw::Pte entry = make_entry(*head, space.areas[index].protection, true);
    hardware.memory.store_entry(slot, {entry.raw | hw::pte_huge | hw::pte_dirty});
    hardware.memory.known_tables().forget();
    flush_tlb(kernel, hardware, space, begin, begin + huge_size, record);
    ++kernel.statistics.thp_collapse_alloc;
    record.record(trace::HugePageCollapsed{page_of(begin), *head});
    return Done{};
}

namespace {

// The next range of an area that wants huge pages, from a place in a space on.
std::optional<VirtAddr> next_range(const Kernel& kernel, const hw::Hardware& hardware,
                                   const AddressSpace& space, VirtAddr from)
{
    for (const Vma& area : space.areas) {
        if (!huge_allowed(kernel, hardware, area) || area.protection == ProtNone) continue;
        const VirtAddr begin{align_up(std::max(area.begin, from).value, huge_size)};
        if (begin < area.end && area.end - begin >= huge_size) return begin;
    }
    return std::nullopt;
}

}  // namespace

ThreadRest run_khugepaged(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    constexpr std::uint64_t ranges_a_turn = 4096 / huge_frames, most_shared = 256;
    constexpr Tick pause{10'000'000'000};
    Khugepaged& place = kernel.khugepaged;
    bool any = false;
    std::uint64_t left = ranges_a_turn;
    for (auto& [id, space] : kernel.spaces) {
        if (id < place.space) {
            any = any || next_range(kernel, hardware, space, {0});
            continue;
        }
        if (id != place.space) place = {id, {0}};
        while (const auto begin = next_range(kernel, hardware, space, place.at)) {
            any = true;
            if (left-- == 0) return {ThreadRest::How::Until, kernel.now + pause};
            place.at = *begin + huge_size;
            static_cast<void>(collapse(kernel, hardware, space, {*begin, most_shared}, record));
        }
    }
    place = {};
    if (!any) return {};
    return {ThreadRest::How::Until, kernel.now + pause};
}

}  // namespace fl::kernel
