// Linux: mm/swapfile.c sys_swapoff(), try_to_unuse(), unuse_pte().
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/block/requests.h"
#include "kernel/reclaim/lists.h"
#include "kernel/swap/area_order.h"
#include "kernel/swap/shared_pages.h"
#include "kernel/swap/slots.h"
#include "kernel/swap/swap.h"
#include "kernel/swap/swap_in.h"
#include "kernel/swap/swap_on.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

struct Emptying {
    Kernel& kernel;
    hw::Hardware& hardware;
    unsigned area;
    trace::Recorder& record;
};

// The slot's page in the swap cache, with its bytes. Nothing: memory is out, or the slot is nobody's.
std::optional<FrameNumber> fetch(const Emptying& work, SwapEntry entry)
{
    Kernel& kernel = work.kernel;
    auto frame = in_swap_cache(kernel, entry);
    if (!frame) frame = read_slot(kernel, work.hardware, entry, Wanted::Now, work.record);
    if (frame && !(kernel.frames.table.at(*frame).flags & FrameUptodate))
        wait_for_disk(kernel, work.hardware, when_done(kernel, *frame), work.record);
    return in_swap_cache(kernel, entry);
}

// The entry shows the page again, as if it had not been used lately; its area keeps it write-protected.
void show_again(const Emptying& work, AddressSpace& space, VirtAddr page, PhysAddr at, FrameNumber number)
{
    Kernel& kernel = work.kernel;
    const Vma& area = *space.areas.containing(page);
    const hw::Pte old = work.hardware.memory.load_entry(at);
    slot_was_mapped(kernel, swap_entry(old));
    --space.swapents;
    Frame& frame = kernel.frames.table.edit(number);
    if (frame.mappings == 0) {
        frame.owner = area.anon_root;
        frame.index = area.page_index(page);
    }
    if (old.raw & pte_swap_exclusive) frame.flags |= FrameAnonExclusive;
    add_mapping(kernel, space, number);
    hw::Pte entry = make_entry(number, area.protection, false);
    entry.raw &= ~hw::pte_accessed;
    work.hardware.memory.store_entry(at, entry);
    if (area.locked()) mark_locked(kernel, number, true, work.record);
    work.record.record(trace::PageMapped{page_of(page), number, false});
    give_up_slot(kernel, work.hardware, number, work.record);
}

// Linux: unuse_mm().
bool empty_space(const Emptying& work, std::uint32_t id)
{
    std::vector<VirtAddr> pages;
    hw::PhysicalMemory& memory = work.hardware.memory;
    AddressSpace& space = work.kernel.spaces.at(id);
    const VirtAddr end = memory.paging().user_end();
    each_entry(memory, space.root, {0}, end, [&](VirtAddr page, PhysAddr, hw::Pte entry) {
        if (is_swap(entry) && swap_entry(entry).area() == work.area) pages.push_back(page);
    });
    for (const VirtAddr page : pages) {
        const auto at = existing_entry(memory, space.root, page);
        const hw::Pte entry = at ? memory.load_entry(*at) : hw::Pte{};
        if (!is_swap(entry) || swap_entry(entry).area() != work.area) continue;  // gone meanwhile
        const auto frame = fetch(work, swap_entry(entry));
        if (!frame) return false;
        if (memory.load_entry(*at) == entry) show_again(work, space, page, *at, *frame);
    }
    return true;
}

// Linux: shmem_unuse().
bool empty_shared_memory(const Emptying& work)
{
    std::vector<std::pair<InodeId, std::uint64_t>> pages;
    work.kernel.swap.shared.each([&](InodeId inode, std::uint64_t page, FrameNumber raw) {
        if (SwapEntry{static_cast<std::uint32_t>(raw.value)}.area() == work.area)
            pages.push_back({inode, page});
    });
    return std::all_of(pages.begin(), pages.end(), [&](const auto& page) {
        return fetch_shared(work.kernel, work.hardware, page.first, page.second, work.record);
    });
}

// What only the swap cache still holds.
void empty_cache(const Emptying& work)
{
    const std::uint32_t size = work.kernel.swap.areas[work.area].slots.size();
    for (std::uint32_t slot = 1; slot < size; ++slot) {
        const auto frame = in_swap_cache(work.kernel, SwapEntry::make(work.area, slot));
        if (!frame) continue;
        if (work.kernel.frames.table.at(*frame).flags & FrameWriteback)
            wait_for_disk(work.kernel, work.hardware, when_done(work.kernel, *frame), work.record);
        give_up_slot(work.kernel, work.hardware, *frame, work.record);
    }
}

bool empty_area(const Emptying& work)
{
    if (!empty_shared_memory(work)) return false;
    for (const auto& [id, space] : work.kernel.spaces)
        if (space.swapents != 0 && !empty_space(work, id)) return false;
    empty_cache(work);
    return work.kernel.swap.areas[work.area].used == 0;
}

// Who was behind an area without a priority of its own moves up.
void close_gap(Swap& swap, int priority)
{
    if (priority >= 0) return;
    for (SwapArea& area : swap.areas)
        if (area.active && area.priority < priority) ++area.priority;
    ++swap.next_priority;
}

}  // namespace

Status swap_off(Kernel& kernel, hw::Hardware& hardware, std::string_view path, trace::Recorder& record)
{
    auto& areas = kernel.swap.areas;
    const auto found = std::find_if(areas.begin(), areas.end(), [&](const SwapArea& area) {
        return area.active && area.path == path;
    });
    if (found == areas.end())
        return kernel.files.lookup(path) || path == "/dev/vda2" ? Errno::Invalid : Errno::NoEntry;
    const std::uint64_t pages = found->pages();
    if (!commit(kernel, nullptr, pages)) return Errno::NoMemory;
    uncommit(kernel, pages);
    const Emptying work{kernel, hardware, static_cast<unsigned>(found - areas.begin()), record};
    end_use(kernel, work.area);
    if (!empty_area(work)) {
        begin_use(kernel, work.area);
        return Errno::NoMemory;
    }
    const int priority = areas[work.area].priority;
    areas[work.area] = {};
    close_gap(kernel.swap, priority);
    return Done{};
}

}  // namespace fl::kernel
